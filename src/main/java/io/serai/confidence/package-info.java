/** How far a draft can be trusted, and what may therefore happen to it. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Confidence",
        allowedDependencies = {"assistant", "channel", "conversation", "knowledge", "shared"})
package io.serai.confidence;

/** Figures, made from events only. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Insight",
        allowedDependencies = {"event", "shared"})
package io.serai.insight;

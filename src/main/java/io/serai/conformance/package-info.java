/** Checks of a channel, built-in or foreign, against what the hub promises of every channel. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Conformance",
        allowedDependencies = {"channel", "conversation", "shared"})
package io.serai.conformance;

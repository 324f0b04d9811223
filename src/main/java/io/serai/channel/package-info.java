/** The channel-neutral message contract, the configured channels, and the translation of each kind of channel. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Channel",
        allowedDependencies = {"account", "shared"})
package io.serai.channel;

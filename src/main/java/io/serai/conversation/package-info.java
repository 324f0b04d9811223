/** Customers, conversations, messages and turns; everything that arrives is stored once, here. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Conversation",
        allowedDependencies = {"account", "channel", "queue", "shared"})
package io.serai.conversation;

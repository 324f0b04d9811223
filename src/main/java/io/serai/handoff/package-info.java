/** Conversations that a person takes over. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Handoff",
        allowedDependencies = {
            "account",
            "approval",
            "assistant",
            "channel",
            "conversation",
            "knowledge",
            "queue",
            "shared"
        })
package io.serai.handoff;

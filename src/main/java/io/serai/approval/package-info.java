/** Drafts that wait for a person: claim, decide, expire, supersede. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Approval",
        allowedDependencies = {"account", "assistant", "channel", "conversation", "queue", "shared"})
package io.serai.approval;

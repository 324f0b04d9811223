/** Signed webhooks: posts of signed JSON, and the events of the log for those who subscribed to them. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Webhook",
        allowedDependencies = {"account", "event", "queue", "shared"})
package io.serai.webhook;

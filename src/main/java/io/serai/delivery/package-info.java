/** The outbox: attempts, outcomes, dead letters and their replay. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Delivery",
        allowedDependencies = {"channel", "conversation", "queue", "shared"})
package io.serai.delivery;

/** Work items written in the transaction of the state that they belong to, claimed with a lease. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Queue",
        allowedDependencies = {"database", "shared"})
package io.serai.queue;

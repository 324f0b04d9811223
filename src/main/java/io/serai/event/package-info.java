/** The append-only event log and its live tail. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Event",
        allowedDependencies = {"shared"})
package io.serai.event;

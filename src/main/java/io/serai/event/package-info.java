/** The append-only event log and its live tail. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Event",
        allowedDependencies = {"database", "shared"})
package io.serai.event;

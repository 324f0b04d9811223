/** Ids, events and errors that every module speaks. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Shared",
        allowedDependencies = {})
package io.serai.shared;

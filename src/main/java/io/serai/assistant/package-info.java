/** Lets a model draft an answer from passages, and checks the draft against them. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Assistant",
        allowedDependencies = {"conversation", "knowledge", "shared"})
package io.serai.assistant;

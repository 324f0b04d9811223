/** Articles, and the search for what they say about a question. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Knowledge",
        allowedDependencies = {"account", "shared"})
package io.serai.knowledge;

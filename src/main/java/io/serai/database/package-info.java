/** Where the hub keeps its state: the PostgreSQL it starts itself, or one that it is pointed to. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Database",
        allowedDependencies = {"shared"})
package io.serai.database;

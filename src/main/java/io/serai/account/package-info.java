/** People who work in the hub. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Account",
        allowedDependencies = {"shared"})
package io.serai.account;

/** REST handlers and live streams for people and programs; nothing depends on it. */
@org.springframework.modulith.ApplicationModule(displayName = "Console")
package io.serai.console;

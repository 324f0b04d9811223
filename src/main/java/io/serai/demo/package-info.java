/** A shop to try Serai on: its knowledge base, its mail server, and what to type. */
@org.springframework.modulith.ApplicationModule(displayName = "Demo")
package io.serai.demo;

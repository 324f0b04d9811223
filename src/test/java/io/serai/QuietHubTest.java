package io.serai;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/** A test on the hub's façades: no route runs, so that nothing happens but what the test does. */
@HubTest
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@TestPropertySource(properties = "camel.main.auto-startup=false")
public @interface QuietHubTest {}

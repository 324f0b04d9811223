package io.serai.console;

import io.serai.HubTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/** A test of the REST interface, whose agent has a known password. */
@HubTest
@TestPropertySource(properties = "serai.agent.password=" + Api.PASSWORD)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface ApiTest {}

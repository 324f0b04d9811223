package io.serai.console.browser;

import io.serai.HubTest;
import io.serai.Staff;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** A test of the console in a real Chromium, on a whole hub that knows the demo shop's articles. */
@HubTest
@ExtendWith(Chromium.class)
@Import({Staff.class, Customers.class})
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@TestPropertySource(
        properties = {
            "serai.knowledge.folders=classpath:demo/knowledge/",
            "serai.approval.undo-window=3s",
            // A program on this machine that does not take what it is told.
            "serai.webhooks.allow-private=localhost",
            "serai.webhooks.attempts=2"
        })
@interface ConsoleTest {}

package io.serai;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** A test on the whole hub, on a port of its own and with an empty PostgreSQL database. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "serai.home=target/test-home",
            // Contexts of one name would share a Quartz scheduler.
            "camel.main.name=serai-${random.uuid}",
            "camel.main.shutdown-timeout=5",
            // All callers of the tests have one address.
            "serai.limits.starts-per-address=1000000",
            "serai.limits.messages-per-visitor=1000000",
            "serai.limits.messages-per-address=1000000",
            "serai.limits.streams-per-visitor=1000000",
            "serai.limits.streams-per-address=1000000",
            "serai.limits.signals-per-visitor=1000000",
            "serai.limits.signals-per-address=1000000",
            "serai.limits.reads-per-visitor=1000000",
            "serai.limits.reads-per-address=1000000",
            "serai.limits.open-streams-per-visitor=1000000",
            "serai.limits.open-streams-per-address=1000000",
            "serai.limits.transcripts-per-address=1000000",
            "serai.limits.files-per-address=1TB",
            "serai.sign-in.failures-per-account=1000000",
            "serai.sign-in.failures-per-address=1000000",
            // What is decided is done at once, unless a test is about the time until then.
            "serai.approval.undo-window=0s",
            // There for the tests' OpenID provider; in the hub it would make a key at each start.
            "spring.autoconfigure.exclude=org.springframework.boot.autoconfigure.security.oauth2.server.servlet"
                    + ".OAuth2AuthorizationServerJwtAutoConfiguration",
            "spring.datasource.hikari.maximum-pool-size=12",
            // Contexts that rest between tests leave their connections to the others.
            "spring.datasource.hikari.minimum-idle=0",
            "spring.datasource.hikari.idle-timeout=10000"
        })
@ContextConfiguration(initializers = TestDatabase.class)
public @interface HubTest {}

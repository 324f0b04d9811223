package io.serai.channel;

import io.serai.TestDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of channels as a hub runs them, whose messages reach an {@link IntakeProbe}. Its folder is the test's own: give
 * it the property {@code serai.home}, and make it by {@link ChannelHome} with the intake {@link IntakeProbe#NAME}.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        // Contexts of one name would share a Quartz scheduler.
        properties = "camel.main.name=serai-${random.uuid}")
@ContextConfiguration(initializers = TestDatabase.class)
@Import(IntakeProbe.class)
// Its servers end with the test; what asked on would reach whoever has their ports next.
@DirtiesContext
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ChannelTest {}

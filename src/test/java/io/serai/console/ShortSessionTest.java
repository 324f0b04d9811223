package io.serai.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.MovableClock;
import io.serai.console.Api.Answer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** As {@link SessionTest}, where the operator lets people do nothing for five minutes only. */
@ApiTest
@DirtiesContext
@Import(MovableClock.Wound.class)
@TestPropertySource(properties = "SERAI_SESSION_INACTIVITY=5m")
class ShortSessionTest {
    private static final String WORK = "/api/v1/approvals/pending";

    @LocalServerPort
    int port;

    @Autowired
    MovableClock clock;

    @Test
    void aSessionLastsAsLongAsTheOperatorSays() {
        Browser browser = new Browser(port);
        Answer signedIn = browser.signIn("agent@serai.local", Api.PASSWORD);

        assertThat(Instant.parse(signedIn.body().get("expires_at").asText()))
                .isBetween(clock.instant().plusSeconds(270), clock.instant().plusSeconds(300));
        clock.forward(Duration.ofMinutes(4));
        assertThat(browser.get(WORK).status()).isEqualTo(200);
        clock.forward(Duration.ofMinutes(4));
        assertThat(browser.get(WORK).status()).isEqualTo(200);
        clock.forward(Duration.ofMinutes(6));
        assertThat(browser.get(WORK).status()).isEqualTo(401);
    }
}

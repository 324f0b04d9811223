package io.serai.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.HubTest;
import io.serai.MovableClock;
import io.serai.Staff;
import io.serai.Staff.Hired;
import io.serai.console.Api.Answer;
import io.serai.shared.Ids;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Whoever asks says through a trusted proxy which address they have. */
@HubTest
@Import({Staff.class, MovableClock.Wound.class})
@TestPropertySource(
        properties = {
            "serai.agent.password=" + Api.PASSWORD,
            "serai.sign-in.failures-per-account=3",
            "server.tomcat.remoteip.internal-proxies=127\\.0\\.0\\.1|0:0:0:0:0:0:0:1"
        })
class SignInAttacksTest {
    @LocalServerPort
    int port;

    @Autowired
    Staff staff;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Test
    void whoGuessesIsSlowedDownAndNotLockedOutForEver() {
        Hired victim = staff.hire("AGENT");
        for (int i = 0; i < 3; i++) {
            assertThat(signIn(victim.email(), "guess-" + i, "203.0.113.1").status())
                    .isEqualTo(401);
        }

        Answer stopped = signIn(victim.email(), Staff.PASSWORD, "203.0.113.1");
        assertThat(stopped.status()).isEqualTo(429);
        assertThat(Integer.parseInt(stopped.header("Retry-After"))).isBetween(1, 15 * 60);
        assertThat(signIn(victim.email().toUpperCase(), Staff.PASSWORD, "203.0.113.1")
                        .status())
                .isEqualTo(429);
        assertThat(signIn(victim.email(), Staff.PASSWORD, "203.0.113.2").status())
                .isEqualTo(200);

        clock.forward(Duration.ofMinutes(15));
        assertThat(signIn(victim.email(), Staff.PASSWORD, "203.0.113.1").status())
                .isEqualTo(200);
    }

    @Test
    void aLetterThatOnlyLooksLikeOneOfAnAddressIsAnother() {
        Hired victim = staff.hire("AGENT");
        String email = "kim-jürgen-" + victim.id() + "@serai.local";
        jdbc.sql("update account set email = ? where id = ?")
                .params(email, victim.id())
                .update();

        assertThat(signIn(email.replace("k", "K"), Staff.PASSWORD, "203.0.113.40")
                        .status())
                .isEqualTo(200);
        assertThat(signIn(email.toUpperCase(Locale.ROOT), Staff.PASSWORD, "203.0.113.40")
                        .status())
                .isEqualTo(200);
        // The Kelvin sign, and a dotted capital I.
        for (String other : new String[] {email.replace("k", "\u212A"), email.replace("i", "\u0130")}) {
            assertThat(signIn(other, Staff.PASSWORD, "203.0.113.40").status()).isEqualTo(401);
        }
    }

    @Test
    void guessingByPasswordAndBySessionCountsTogether() {
        Hired victim = staff.hire("AGENT");
        Api api = new Api(port);
        for (int i = 0; i < 3; i++) {
            api.send(
                    "GET",
                    "/api/v1/session",
                    Api.basic(victim.email(), "guess-" + i),
                    null,
                    "X-Forwarded-For",
                    "203.0.113.3");
        }

        assertThat(signIn(victim.email(), Staff.PASSWORD, "203.0.113.3").status())
                .isEqualTo(429);
        assertThat(jdbc.sql(
                                "select count(*) from event where type = 'sign-in-refused' and payload ->> 'account_id' = ?")
                        .param(victim.id().toString())
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void howLongItTakesDoesNotTellWhoThereIs() {
        for (Attempt attempt : List.of(new Attempt("sign-ins", this::signIn), new Attempt("passwords", this::basic))) {
            Hired there = staff.hire("AGENT");
            Hired left = staff.hire("AGENT");
            jdbc.sql("update account set state = 'DEACTIVATED' where id = ?")
                    .param(left.id())
                    .update();
            String nobody = "nobody-" + Ids.next() + "@serai.local";
            Map<String, IntConsumer> people = new LinkedHashMap<>();
            people.put("wrong", i -> attempt.refuse(there.email(), i));
            people.put("unknown", i -> attempt.refuse(nobody, i));
            people.put("deactivated", i -> attempt.refuse(left.email(), i));
            // All of them are hashed.
            assertThat(TakenTimes.assertAlike("Refused " + attempt.name(), people))
                    .isGreaterThan(Duration.ofMillis(20));
        }
    }

    private interface Refused {
        Answer by(String email, String password, String address);
    }

    private record Attempt(String name, Refused refused) {
        void refuse(String email, int sample) {
            // From an address that has not failed yet, with a password that was not tried yet.
            String address = "203.0.%d.%d".formatted(name.length() + 100, sample);
            assertThat(refused.by(email, "guess", address).status()).isEqualTo(401);
        }
    }

    @Test
    void aFloodOfSignInsIsTurnedAwayAndTheHubGoesOn() throws Exception {
        var threads = Executors.newFixedThreadPool(80);
        try {
            List<Future<Answer>> flood = new ArrayList<>();
            for (int i = 0; i < 160; i++) {
                int number = i;
                flood.add(
                        threads.submit(() -> signIn("flood-" + number + "@serai.local", "x", "198.51.100." + number)));
            }
            Answer chat = new Api(port)
                    .send(
                            "POST",
                            "/api/v1/conversations",
                            null,
                            "{\"text\":\"hello\"}",
                            "Content-Type",
                            "application/json");
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> one : flood) {
                answers.add(one.get());
            }

            assertThat(chat.status()).isEqualTo(201);
            assertThat(answers).allMatch(it -> it.status() == 401 || it.status() == 503);
            assertThat(answers)
                    .filteredOn(it -> it.status() == 503)
                    .isNotEmpty()
                    .allMatch(it -> it.header("Retry-After") != null)
                    .allMatch(it -> it.body().get("kind").asText().equals("unavailable"));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void behindATrustedProxyThatSpeaksTlsCookiesAreForTlsOnly() {
        Answer answer = new Api(port)
                .send(
                        "POST",
                        "/api/v1/session",
                        null,
                        "{\"email\":\"agent@serai.local\",\"password\":\"%s\"}".formatted(Api.PASSWORD),
                        "Content-Type",
                        "application/json",
                        "X-Forwarded-For",
                        "203.0.113.9",
                        "X-Forwarded-Proto",
                        "https");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.http().headers().allValues("Set-Cookie")).hasSize(2).allMatch(it -> it.contains("Secure"));
        assertThat(answer.header("Strict-Transport-Security")).contains("max-age=");
    }

    private Answer basic(String email, String password, String address) {
        return new Api(port)
                .send("GET", "/api/v1/channels", Api.basic(email, password), null, "X-Forwarded-For", address);
    }

    private Answer signIn(String email, String password, String address) {
        return new Api(port)
                .send(
                        "POST",
                        "/api/v1/session",
                        null,
                        "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password),
                        "Content-Type",
                        "application/json",
                        "X-Forwarded-For",
                        address);
    }
}

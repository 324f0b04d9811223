package io.serai.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.MovableClock;
import io.serai.console.Api.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApiTest
@Import(MovableClock.Wound.class)
class SessionTest {
    private static final String EMAIL = "agent@serai.local";
    private static final String WORK = "/api/v1/approvals/pending";

    @LocalServerPort
    int port;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    Api api;
    Browser browser;

    @BeforeEach
    void open() {
        api = new Api(port);
        browser = new Browser(port);
    }

    @Test
    void whoSignsInGetsACookieThatNoScriptReads() {
        Answer answer = browser.signIn(EMAIL, Api.PASSWORD);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().get("email").asText()).isEqualTo(EMAIL);
        assertThat(answer.body().get("role").asText()).isEqualTo("ADMINISTRATOR");
        assertThat(answer.body().get("must_change_password").asBoolean()).isFalse();
        assertThat(setCookie(answer, Browser.SESSION))
                .contains("HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Secure");
        assertThat(setCookie(answer, Browser.CSRF)).contains("SameSite=Lax").doesNotContain("HttpOnly");
        assertThat(browser.get(WORK).status()).isEqualTo(200);
        assertThat(browser.get("/api/v1/session").body().get("email").asText()).isEqualTo(EMAIL);
    }

    @Test
    void nobodyElseHasASession() {
        Answer page = api.get("/", null);
        Answer refused = api.get("/api/v1/session", null);
        Answer chat = api.post("/api/v1/conversations", null, "{\"text\":\"hello\"}");

        assertThat(refused.status()).isEqualTo(401);
        Answer program = api.get("/api/v1/approvals/pending", Api.AGENT);
        assertThat(program.status()).isEqualTo(200);
        assertThat(List.of(page, refused, chat, program)).allMatch(it -> it.header("Set-Cookie") == null);
    }

    @Test
    void aCookieBesideAPasswordSaysNothing() {
        for (String cookie : List.of("serai_session=bm9ib2R5", "serai_session=%")) {
            Answer who = api.send("GET", "/api/v1/session", Api.AGENT, null, "Cookie", cookie);
            Answer still = api.send("POST", "/api/v1/session/activity", Api.AGENT, null, "Cookie", cookie);

            assertThat(List.of(who, still)).allMatch(it -> it.status() == 200);
            assertThat(who.body().path("expires_at").isTextual()).isFalse();
        }
    }

    @Test
    void anHourOfDoingNothingEndsTheSession() {
        browser.signIn(EMAIL, Api.PASSWORD);

        clock.forward(Duration.ofMinutes(59));
        assertThat(browser.get(WORK).status()).isEqualTo(200);
        clock.forward(Duration.ofMinutes(59));
        assertThat(browser.get(WORK).status()).isEqualTo(200);
        clock.forward(Duration.ofMinutes(61));
        Answer late = browser.get(WORK);

        assertThat(late.status()).isEqualTo(401);
        assertThat(late.header("WWW-Authenticate")).startsWith("Session");
        AccessTest.assertProblem(late, "unauthenticated");
        assertThat(browser.cookies).as(late.http().headers().map().toString()).doesNotContainKey(Browser.SESSION);
    }

    @Test
    void askingWhetherTheSessionHoldsDoesNotMakeItLonger() {
        Instant end = expiresAt(browser.signIn(EMAIL, Api.PASSWORD));

        clock.forward(Duration.ofMinutes(59));
        assertThat(expiresAt(browser.get("/api/v1/session"))).isEqualTo(end);
        clock.forward(Duration.ofMinutes(2));

        assertThat(browser.get("/api/v1/session").status()).isEqualTo(401);
    }

    @Test
    void whatAPageAsksForByItselfDoesNotMakeItLongerEither() {
        Instant end = expiresAt(browser.signIn(EMAIL, Api.PASSWORD));

        for (int i = 0; i < 5; i++) {
            clock.forward(Duration.ofMinutes(10));
            assertThat(unattended("GET", WORK).status()).isEqualTo(200);
            assertThat(unattended("POST", "/api/v1/deliveries/replay").status()).isNotIn(401, 403);
        }
        assertThat(expiresAt(browser.get("/api/v1/session"))).isEqualTo(end);
        clock.forward(Duration.ofMinutes(11));

        assertThat(unattended("GET", WORK).status()).isEqualTo(401);
    }

    @Test
    void onlyTheWordItselfSaysThatNobodyIsThere() {
        Instant end = expiresAt(browser.signIn(EMAIL, Api.PASSWORD));

        clock.forward(Duration.ofMinutes(30));
        assertThat(browser.send("GET", WORK, null, "Serai-Unattended", "false").status())
                .isEqualTo(200);

        assertThat(expiresAt(browser.get("/api/v1/session"))).isAfter(end);
    }

    private Answer unattended(String method, String path) {
        return browser.send(method, path, null, "Serai-Unattended", "true");
    }

    @Test
    void whoSignsInAgainGoesOn() {
        browser.signIn(EMAIL, Api.PASSWORD);
        clock.forward(Duration.ofMinutes(61));
        assertThat(browser.get(WORK).status()).isEqualTo(401);

        assertThat(browser.signIn(EMAIL, Api.PASSWORD).status()).isEqualTo(200);
        assertThat(browser.get(WORK).status()).isEqualTo(200);
    }

    @Test
    void whatSomebodyHadClaimedIsStillTheirsWhenTheySignInAgain() {
        browser.signIn(EMAIL, Api.PASSWORD);
        String handoff = handoff();
        Answer claimed = browser.post("/api/v1/handoffs/%s/claim".formatted(handoff), null);
        assertThat(claimed.status()).isEqualTo(200);
        clock.forward(Duration.ofMinutes(61));
        String answer = "{\"text\":\"I am here.\",\"revision\":%s}"
                .formatted(claimed.body().get("revision"));
        assertThat(browser.post("/api/v1/handoffs/%s/answer".formatted(handoff), answer)
                        .status())
                .isEqualTo(401);

        browser.signIn(EMAIL, Api.PASSWORD);

        assertThat(browser.post("/api/v1/handoffs/%s/answer".formatted(handoff), answer)
                        .status())
                .isEqualTo(200);
    }

    private String handoff() {
        Answer begun = api.post("/api/v1/conversations", null, "{\"text\":\"I want to talk to a person.\"}");
        String conversation = begun.body().get("conversation_id").asText();
        return await().until(
                        () -> StreamSupport.stream(
                                        browser.get("/api/v1/handoffs/open?limit=200")
                                                .body()
                                                .get("items")
                                                .spliterator(),
                                        false)
                                .filter(it -> it.get("conversation_id").asText().equals(conversation))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow()
                .get("id")
                .asText();
    }

    @Test
    void signingInTakesANewName() {
        String planted = "bm90LW1pbmU";
        browser.cookies.put(Browser.SESSION, planted);
        browser.signIn(EMAIL, Api.PASSWORD);
        String first = browser.cookies.get(Browser.SESSION);
        browser.signIn(EMAIL, Api.PASSWORD);
        String second = browser.cookies.get(Browser.SESSION);

        assertThat(List.of(planted, first, second)).doesNotHaveDuplicates();
        assertThat(workWith(planted)).isEqualTo(401);
        assertThat(workWith(first)).isEqualTo(401);
        assertThat(workWith(second)).isEqualTo(200);
    }

    @Test
    void whoSignedOutIsOut() {
        browser.signIn(EMAIL, Api.PASSWORD);
        String cookie = browser.cookies.get(Browser.SESSION);

        assertThat(browser.send("DELETE", "/api/v1/session", null).status()).isEqualTo(204);

        assertThat(browser.cookies).isEmpty();
        assertThat(workWith(cookie)).isEqualTo(401);
        assertThat(jdbc.sql("select count(*) from event where type in ('signed-in', 'signed-out')")
                        .query(Long.class)
                        .single())
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void aRequestWithoutTheTokenOfTheCookieChangesNothing() {
        browser.signIn(EMAIL, Api.PASSWORD);
        String session = Browser.SESSION + "=" + browser.cookies.get(Browser.SESSION);
        String both = browser.cookieHeader();

        Answer none = api.send("DELETE", "/api/v1/session", null, null, "Cookie", session);
        Answer wrong =
                api.send("POST", "/api/v1/deliveries/replay", null, null, "Cookie", both, "X-XSRF-TOKEN", "guessed");

        assertThat(List.of(none.status(), wrong.status())).containsOnly(403);
        AccessTest.assertProblem(none, "forbidden");
        assertThat(browser.get("/api/v1/session").status()).isEqualTo(200);
        assertThat(browser.post("/api/v1/deliveries/replay", null).status()).isNotIn(401, 403);
    }

    @Test
    void anotherSiteCannotSignABrowserInOrOut() {
        String body = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(EMAIL, Api.PASSWORD);
        Answer led = api.send(
                "POST",
                "/api/v1/session",
                null,
                body,
                "Content-Type",
                "application/json",
                "Sec-Fetch-Site",
                "cross-site");
        Answer form = api.send(
                "POST", "/api/v1/session", null, "email=a", "Content-Type", "application/x-www-form-urlencoded");

        assertThat(led.status()).isIn(401, 403);
        assertThat(led.header("Set-Cookie")).isNull();
        assertThat(form.status()).isEqualTo(415);
    }

    @Test
    void whoSendsCredentialsOnPurposeIsNotWhoeverTheCookieBelongsTo() {
        browser.signIn(EMAIL, Api.PASSWORD);

        Answer answer = browser.send("GET", WORK, null, "Authorization", Api.basic(EMAIL, "wrong"));

        assertThat(answer.status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"email\":\"agent@serai.local\",\"password\":\"wrong\"}",
                "{\"email\":\"nobody@serai.local\",\"password\":\"a-password-of-the-tests\"}",
                "{\"email\":\"agent\\u0000@serai.local\",\"password\":\"a-password-of-the-tests\"}"
            })
    void whyNobodyGetsInIsNotTold(String body) {
        Answer answer = api.post("/api/v1/session", null, body);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Set-Cookie")).isNull();
        assertThat(answer.body().get("detail").asText()).isEqualTo("The e-mail address or the password is wrong.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"email\":\"agent@serai.local\",\"password\":\"x\",\"role\":\"ADMINISTRATOR\"}",
                "{\"email\":\"agent@serai.local\"}",
                "{\"email\":\"agent@serai.local\",\"password\":\"\"}",
                "{\"email\":\"agent@serai.local\",\"password\":{\"$ne\":1}}",
                "{\"email\":[],\"password\":\"x\"}"
            })
    void whatIsNotInTheContractIsRefused(String body) {
        Answer answer = api.post("/api/v1/session", null, body);

        assertThat(answer.status()).isEqualTo(422);
        AccessTest.assertProblem(answer, "invalid");
        assertThat(answer.body().get("field").asText()).isNotBlank();
    }

    @Test
    void aParameterThatIsNotInTheContractIsRefused() {
        browser.signIn(EMAIL, Api.PASSWORD);

        Answer answer = browser.get("/api/v1/session?account_id=1");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().get("field").asText()).isEqualTo("account_id");
    }

    private int workWith(String cookie) {
        return api.send("GET", WORK, null, null, "Cookie", Browser.SESSION + "=" + cookie)
                .status();
    }

    private static String setCookie(Answer answer, String name) {
        return answer.http().headers().allValues("Set-Cookie").stream()
                .filter(it -> it.startsWith(name + "="))
                .findFirst()
                .orElseThrow();
    }

    private static Instant expiresAt(Answer answer) {
        return Instant.parse(answer.body().get("expires_at").asText());
    }
}

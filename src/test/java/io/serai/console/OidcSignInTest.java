package io.serai.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.bastiaanjansen.otp.TOTPGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.serai.Staff;
import io.serai.Staff.Hired;
import io.serai.console.Api.Answer;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@ApiTest
@Import(Staff.class)
@ExtendWith(OutputCaptureExtension.class)
class OidcSignInTest {
    private static final String START = "/oauth2/authorization/serai";

    @LocalServerPort
    int port;

    @Autowired
    Staff staff;

    @Autowired
    JdbcClient jdbc;

    private Hired person;
    private Browser browser;

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry properties) {
        properties.add("serai.public-url", () -> OpenIdProvider.HUB);
        properties.add("serai.oidc.issuer", () -> OpenIdProvider.running().issuer());
        properties.add("serai.oidc.client-id", () -> "hub");
        properties.add("serai.oidc.client-secret", () -> OpenIdProvider.SECRET);
    }

    @BeforeEach
    void hire() {
        person = staff.hire("SENIOR_AGENT");
        browser = new Browser(port);
    }

    @Test
    void whoseAddressIsVerifiedElsewhereGetsASession() {
        Answer back = signIn(person.email().toUpperCase(), true);

        assertThat(back.status()).isEqualTo(302);
        assertThat(back.header("Location")).isEqualTo("/console/");
        BrowserProtectionTest.assertTold(back.http().headers());
        Answer session = browser.get("/api/v1/session");
        assertThat(session.body().get("account_id").asText())
                .isEqualTo(person.id().toString());
        assertThat(session.body().get("role").asText()).isEqualTo("SENIOR_AGENT");
        assertThat(browser.get("/api/v1/approvals/pending").status()).isEqualTo(200);
        assertThat(browser.send("DELETE", "/api/v1/session", null).status()).isEqualTo(204);
        assertThat(browser.get("/api/v1/session").status()).isEqualTo(401);
    }

    @Test
    void whoIsNotInIsToldThatThereIsAProvider() {
        Answer answer = browser.get("/api/v1/session/providers");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/items/0/name").asText()).isEqualTo("localhost");
        assertThat(answer.body().at("/items/0/path").asText()).isEqualTo(START);
    }

    @Test
    void theSessionHasAnotherNameThanOnTheWay() {
        Answer start = browser.get(START);
        String onTheWay = browser.cookies.get(Browser.SESSION);

        come(start, person.email(), true);

        assertThat(browser.cookies.get(Browser.SESSION)).isNotNull().isNotEqualTo(onTheWay);
        assertThat(new Api(port)
                        .send("GET", "/api/v1/session", null, null, "Cookie", Browser.SESSION + "=" + onTheWay)
                        .status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ES256", "PS256"})
    void theProviderMaySignByOtherWaysThatItNames(String algorithm) {
        URI back = OpenIdProvider.approve(
                browser.get(START).header("Location"), person.email(), true, "Somebody", algorithm);

        assertThat(browser.get(path(back)).status()).isEqualTo(302);
        assertThat(browser.get("/api/v1/session").status()).isEqualTo(200);
    }

    @Test
    void whoHasASecondFactorIsAskedForItAfterTheProvider() {
        List<String> codes = enrol();
        Answer back = signIn(person.email(), true);

        assertThat(back.status()).isEqualTo(302);
        assertThat(back.header("Location")).isEqualTo("/code.html");
        assertThat(browser.get("/code.html").status()).isEqualTo(200);
        assertThat(browser.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(browser.get("/api/v1/approvals/pending").status()).isEqualTo(401);
        String waiting = browser.cookies.get(Browser.SESSION);
        Answer wrong = say("wrong-wrong-wrong");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.body().get("field").asText()).isEqualTo("code");

        assertThat(say(codes.get(0)).status()).isEqualTo(200);

        assertThat(browser.get("/api/v1/session").body().get("account_id").asText())
                .isEqualTo(person.id().toString());
        assertThat(browser.get("/api/v1/approvals/pending").status()).isEqualTo(200);
        assertThat(browser.cookies.get(Browser.SESSION)).isNotEqualTo(waiting);
        browser.cookies.put(Browser.SESSION, waiting);
        assertNothingAwaited(say(codes.get(1)));
    }

    @Test
    void aCodeAloneOpensNothing() {
        List<String> codes = enrol();

        assertNothingAwaited(say(codes.get(0)));
        browser.get(START);
        assertNothingAwaited(say(codes.get(0)));
    }

    @Test
    void whatEndsSessionsEndsWaitingForACode() {
        List<String> codes = enrol();
        signIn(person.email(), true);
        jdbc.sql("update account set session_generation = session_generation + 1 where id = ?")
                .param(person.id())
                .update();
        assertNothingAwaited(say(codes.get(0)));

        signIn(person.email(), true);
        jdbc.sql("update account set state = 'DEACTIVATED' where id = ?")
                .param(person.id())
                .update();
        assertNothingAwaited(say(codes.get(0)));
    }

    @Test
    void aCodeIsAwaitedForFiveMinutes() {
        List<String> codes = enrol();
        signIn(person.email(), true);
        // As if it had begun in 1970.
        int changed = jdbc.sql("""
                        update spring_session_attributes
                        set attribute_bytes = convert_to(regexp_replace(convert_from(attribute_bytes, 'UTF8'), '\\d+$', '0'), 'UTF8')
                        where attribute_name = 'code-awaited' and convert_from(attribute_bytes, 'UTF8') like ? || '%'
                        """).param(person.id().toString()).update();

        assertThat(changed).isEqualTo(1);
        assertNothingAwaited(say(codes.get(0)));
    }

    @Test
    void anAddressThatNobodyVerifiedOpensNothing() {
        Answer answer = signIn(person.email(), false);

        assertRefused(answer);
        assertThat(answer.body().get("detail").asText()).isEqualTo("Nobody here has an account for this.");
    }

    @Test
    void whoHasNoAccountGetsNone() {
        String email = UUID.randomUUID() + "@elsewhere.example";

        assertRefused(signIn(email, true));

        assertThat(accounts(email)).isZero();
    }

    @Test
    void whoIsDeactivatedStaysOutInTheSameWords() {
        String nobody =
                signIn(UUID.randomUUID() + "@elsewhere.example", true).http().body();
        jdbc.sql("update account set state = 'DEACTIVATED' where id = ?")
                .param(person.id())
                .update();

        Answer answer = signIn(person.email(), true);

        assertRefused(answer);
        assertThat(answer.http().body()).isEqualTo(nobody);
    }

    @Test
    void whoWasInvitedHasCome() {
        jdbc.sql("update account set state = 'INVITED' where id = ?")
                .param(person.id())
                .update();

        assertThat(signIn(person.email(), true).status()).isEqualTo(302);

        assertThat(browser.get("/api/v1/session").status()).isEqualTo(200);
    }

    @Test
    void anAnswerThatAnotherBrowserAskedForIsRefused() {
        URI back = OpenIdProvider.approve(
                new Browser(port).get(START).header("Location"), person.email(), true, "Somebody");
        browser.get(START);

        assertRefused(browser.get(path(back)));
        assertRefused(new Browser(port).get(path(back)));
    }

    @Test
    void anAnswerIsGoodOnce() {
        URI back = OpenIdProvider.approve(browser.get(START).header("Location"), person.email(), true, "Somebody");
        Map<String, String> onTheWay = Map.copyOf(browser.cookies);
        assertThat(browser.get(path(back)).status()).isEqualTo(302);

        Browser replay = new Browser(port);
        replay.cookies.putAll(onTheWay);
        assertThat(replay.get(path(back)).status()).isEqualTo(401);
    }

    @Test
    void aForgedAnswerIsRefused() {
        browser.get(START);

        assertRefused(browser.get("/login/oauth2/code/serai?code=guessed&state=guessed"));
        assertRefused(browser.get("/login/oauth2/code/other?code=guessed&state=guessed"));
        assertRefused(browser.get("/login/oauth2/code/serai?error=access_denied&error_description=%3Cscript%3E"));
    }

    @Test
    void theWayThereIsGuardedByPkceStateAndNonce() {
        Answer start = browser.get(START);

        assertThat(start.status()).isEqualTo(302);
        BrowserProtectionTest.assertTold(start.http().headers());
        assertThat(start.header("Location"))
                .startsWith(OpenIdProvider.running().issuer())
                .contains("code_challenge=", "code_challenge_method=S256", "state=", "nonce=")
                .contains("redirect_uri=" + OpenIdProvider.HUB + "/login/oauth2/code/serai")
                .doesNotContain(OpenIdProvider.SECRET);
    }

    @Test
    void aSessionOnTheWayOpensNothing() {
        browser.get(START);

        assertThat(browser.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(browser.get("/api/v1/approvals/pending").status()).isEqualTo(401);
    }

    @Test
    void whatTheSessionKeepsOnTheWayIsText() {
        Answer start = browser.get(START);

        String state = start.header("Location").replaceAll(".*[?&]state=([^&]+).*", "$1");
        String kept = jdbc.sql("""
                        select convert_from(attribute_bytes, 'UTF8') from spring_session_attributes
                        where attribute_name = 'oidc-request' and position(:state in convert_from(attribute_bytes, 'UTF8')) > 0
                        """)
                .param("state", URLDecoder.decode(state, StandardCharsets.UTF_8))
                .query(String.class)
                .single();
        assertThat(kept).startsWith("{").contains("code_verifier");
    }

    @Test
    void theCodeIsInNoLog(CapturedOutput output) {
        URI back = OpenIdProvider.approve(browser.get(START).header("Location"), person.email(), true, "Somebody");
        browser.get(path(back));
        browser.get(path(back));

        String code = back.getQuery().replaceAll(".*code=([^&]+).*", "$1");
        assertThat(back.getQuery()).contains("code=");
        assertThat(code).hasSizeGreaterThan(20);
        assertThat(output.getAll()).doesNotContain(code, OpenIdProvider.SECRET);
    }

    /** @return recovery codes */
    private List<String> enrol() {
        String path = "/api/v1/session/second-factor";
        Browser own = new Browser(port);
        own.signIn(person.email(), Staff.PASSWORD);
        String secret = own.post(path, "{\"password\":\"%s\"}".formatted(Staff.PASSWORD))
                .body()
                .get("secret")
                .asText();
        String code = TOTPGenerator.withDefaultValues(secret.getBytes(StandardCharsets.US_ASCII))
                .at(Instant.now());
        Answer confirmed = own.send("PUT", path, "{\"code\":\"%s\"}".formatted(code));
        return StreamSupport.stream(confirmed.body().get("recovery_codes").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private Answer say(String code) {
        return browser.post("/api/v1/session/code", "{\"code\":\"%s\"}".formatted(code));
    }

    private void assertNothingAwaited(Answer answer) {
        assertRefused(answer);
        assertThat(answer.body().has("field")).isFalse();
    }

    private Answer signIn(String email, boolean verified) {
        return come(browser.get(START), email, verified);
    }

    private Answer come(Answer start, String email, boolean verified) {
        return browser.get(path(OpenIdProvider.approve(start.header("Location"), email, verified, "Somebody")));
    }

    private void assertRefused(Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        AccessTest.assertProblem(answer, "unauthenticated");
        assertThat(browser.get("/api/v1/session").status()).isEqualTo(401);
    }

    private long accounts(String email) {
        return jdbc.sql("select count(*) from account where email = ?")
                .param(email)
                .query(Long.class)
                .single();
    }

    static String path(URI back) {
        assertThat(back.toString()).startsWith(OpenIdProvider.HUB);
        return back.getRawPath() + "?" + back.getRawQuery();
    }
}

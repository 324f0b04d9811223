package io.serai.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.bastiaanjansen.otp.TOTPGenerator;
import io.serai.MovableClock;
import io.serai.Staff;
import io.serai.Staff.Hired;
import io.serai.console.Api.Answer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@ApiTest
@Import({Staff.class, MovableClock.Wound.class})
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(properties = "serai.sign-in.failures-per-account=5")
class SecondFactorTest {
    private static final String PATH = "/api/v1/session/second-factor";
    private static final String SAY_PASSWORD = "{\"password\":\"%s\"}".formatted(Staff.PASSWORD);
    private static final Duration STEP = Duration.ofSeconds(30);

    @LocalServerPort
    int port;

    @Autowired
    Staff staff;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    private Hired person;
    private Browser browser;
    private String secret;
    private List<String> recoveryCodes;

    @BeforeEach
    void enrol() {
        // The beginning of a step, so that none ends in the midst of a test.
        clock.forward(STEP.minusMillis(clock.millis() % STEP.toMillis()));
        person = staff.hire("AGENT");
        browser = new Browser(port);
        browser.signIn(person.email(), Staff.PASSWORD);
        secret = browser.post(PATH, SAY_PASSWORD).body().get("secret").asText();
        Answer confirmed = browser.send("PUT", PATH, sayCode(code()));
        assertThat(confirmed.status()).isEqualTo(200);
        recoveryCodes = StreamSupport.stream(
                        confirmed.body().get("recovery_codes").spliterator(), false)
                .map(it -> it.asText())
                .toList();
    }

    @Test
    void anAuthenticatorAppUnderstandsTheUri() {
        Browser others = new Browser(port);
        others.signIn(staff.hire("AGENT").email(), Staff.PASSWORD);

        Answer proposal = others.post(PATH, SAY_PASSWORD);

        URI uri = URI.create(proposal.body().get("uri").asText());
        assertThat(uri.getScheme()).isEqualTo("otpauth");
        assertThat(uri.getHost()).isEqualTo("totp");
        assertThat(uri.getPath()).startsWith("/Serai:");
        assertThat(uri.getQuery())
                .contains("secret=" + proposal.body().get("secret").asText(), "issuer=Serai", "digits=6", "period=30");
    }

    @Test
    void thePasswordAloneIsNotEnough() {
        Answer answer = signIn(null);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body().get("field").asText()).isEqualTo("code");
        assertThat(answer.header("Set-Cookie")).isNull();
        AccessTest.assertProblem(answer, "unauthenticated");
    }

    @Test
    void thePasswordAndACodeAre() {
        clock.forward(STEP);

        Answer answer = signIn(code().substring(0, 3) + " " + code().substring(3));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().get("second_factor").asBoolean()).isTrue();
    }

    @Test
    void aCodeIsGoodOnce() {
        assertThat(signIn(code()).status()).as("the one that confirmed").isEqualTo(401);
        clock.forward(STEP);
        assertThat(signIn(code()).status()).isEqualTo(200);
        assertThat(signIn(code()).status()).isEqualTo(401);
    }

    @Test
    void ofManyWhoSayACodeAtOnceOneGetsIn() {
        clock.forward(STEP);
        String code = code();

        List<Integer> statuses = Stream.of(1, 2, 3, 4)
                .parallel()
                .map(it -> signIn(code).status())
                .toList();

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 401);
    }

    @Test
    void clocksMayDifferByAStepAndNoMore() {
        clock.forward(STEP.multipliedBy(2));
        String now = code();
        clock.forward(STEP);
        assertThat(signIn(now).status()).isEqualTo(200);
        clock.forward(STEP);
        String old = code();
        clock.forward(STEP.multipliedBy(2));

        assertThat(signIn(old).status()).isEqualTo(401);
    }

    @Test
    void aRecoveryCodeIsGoodOnceToo() {
        assertThat(recoveryCodes).hasSize(10).doesNotHaveDuplicates();
        String code = recoveryCodes.get(3);

        assertThat(signIn(code.toLowerCase().replace("-", " ")).status()).isEqualTo(200);

        assertThat(signIn(code).status()).isEqualTo(401);
        assertThat(signIn(recoveryCodes.get(4)).status()).isEqualTo(200);
    }

    @Test
    void guessingCodesIsSlowedDownAndNobodyIsOutForEver() {
        clock.forward(STEP);
        for (int guess = 0; guess < 5; guess++) {
            assertThat(signIn(wrong()).status()).isEqualTo(401);
        }

        Answer spent = signIn(code());
        assertThat(spent.status()).isEqualTo(429);
        AccessTest.assertProblem(spent, "exhausted");

        clock.forward(Duration.ofMinutes(16));
        assertThat(signIn(code()).status()).isEqualTo(200);
    }

    @Test
    void ofManyGuessesAtOnceNoMoreAreLookedAtThanOfThoseOneAfterAnother() {
        clock.forward(STEP);
        assertThat(signIn(null).status()).isEqualTo(401);
        ForkJoinPool guessers = new ForkJoinPool(20);

        List<Integer> statuses = guessers.submit(() -> IntStream.range(0, 20)
                        .parallel()
                        .mapToObj(it -> signIn(wrong()).status())
                        .toList())
                .join();
        guessers.shutdown();

        assertThat(statuses).containsOnly(401, 429);
        assertThat(statuses.stream().filter(it -> it == 401)).hasSizeBetween(1, 5);
    }

    @Test
    void whoDoesNotKnowThePasswordLearnsNothing() {
        Answer wrong = signIn(person.email(), "a-wrong-password", code());
        Answer nobody = signIn("nobody@serai.local", "a-wrong-password", code());

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.body()).isEqualTo(nobody.body());
    }

    @Test
    void httpBasicIsNoWayAroundIt() {
        Answer answer = new Api(port).get("/api/v1/approvals/pending", Api.basic(person.email(), Staff.PASSWORD));

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void itIsRemovedWithThePasswordAndACode() {
        clock.forward(STEP);
        assertThat(removal("a-wrong-password", code()).status()).isEqualTo(401);
        for (String code : new String[] {null, wrong()}) {
            Answer refused = removal(Staff.PASSWORD, code);
            AccessTest.assertProblem(refused, "invalid");
            assertThat(refused.body().get("field").asText()).isEqualTo("code");
        }
        assertThat(signIn(null).status()).isEqualTo(401);

        assertThat(removal(Staff.PASSWORD, code()).status()).isEqualTo(204);

        assertThat(signIn(null).status()).isEqualTo(200);
        assertThat(rows()).isZero();
        assertThat(removal(Staff.PASSWORD, null).status()).as("of none").isEqualTo(204);
    }

    @Test
    void whoLostTheAppRemovesItWithARecoveryCodeThatIsGoodOnce() {
        assertThat(signIn(recoveryCodes.get(0)).status()).isEqualTo(200);
        assertThat(removal(Staff.PASSWORD, recoveryCodes.get(0)).status()).isEqualTo(422);
        assertThat(removal(Staff.PASSWORD, recoveryCodes.get(1)).status()).isEqualTo(204);
    }

    @Test
    void guessingCodesToRemoveItIsSlowedDownLikeGuessingThemToGetIn() {
        clock.forward(STEP);
        for (int guess = 0; guess < 5; guess++) {
            assertThat(removal(Staff.PASSWORD, wrong()).status()).isEqualTo(422);
        }
        AccessTest.assertProblem(removal(Staff.PASSWORD, code()), "exhausted");
        AccessTest.assertProblem(signIn(code()), "exhausted");

        clock.forward(Duration.ofMinutes(16));
        assertThat(removal(Staff.PASSWORD, code()).status()).isEqualTo(204);
    }

    private Answer removal(String password, String code) {
        String said = code == null ? "" : ",\"code\":\"%s\"".formatted(code);
        return browser.post(PATH + "/removal", "{\"password\":\"%s\"%s}".formatted(password, said));
    }

    @Test
    void aSecondOneIsNotPutInItsPlace() {
        assertThat(browser.post(PATH, SAY_PASSWORD).status()).isEqualTo(409);
        assertThat(browser.send("PUT", PATH, sayCode(wrong())).status()).isEqualTo(422);
    }

    @Test
    void whatIsNotConfirmedIsNotAskedFor() {
        Hired other = staff.hire("AGENT");
        Browser others = new Browser(port);
        others.signIn(other.email(), Staff.PASSWORD);
        others.post(PATH, SAY_PASSWORD);

        assertThat(others.send("PUT", PATH, sayCode("abcdef")).status()).isEqualTo(422);
        assertThat(others.signIn(other.email(), Staff.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void aSupervisorHelpsWhoLostItAndAnAgentDoesNot() {
        String path = "/api/v1/users/" + person.id() + "/second-factor";
        Browser agents = new Browser(port);
        agents.signIn(staff.hire("AGENT").email(), Staff.PASSWORD);
        Browser supervisors = new Browser(port);
        Hired supervisor = staff.hire("SUPERVISOR");
        supervisors.signIn(supervisor.email(), Staff.PASSWORD);

        assertThat(agents.send("DELETE", path, null).status()).isEqualTo(403);
        assertThat(supervisors.send("DELETE", path, null).status()).isEqualTo(204);

        assertThat(signIn(null).status()).isEqualTo(200);
        assertThat(supervisors
                        .get("/api/v1/audit?action=second-factor-removed&subject_id=" + person.id())
                        .body()
                        .at("/items/0/actor_id")
                        .asText())
                .isEqualTo(supervisor.id().toString());
    }

    @Test
    void neitherSecretNorCodesAreKeptOrLoggedAsTheyAre(CapturedOutput output) {
        byte[] kept = jdbc.sql("select totp_secret from account where id = ?")
                .param(person.id())
                .query(byte[].class)
                .single();

        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain(secret);
        assertThat(jdbc.sql("select code_hash from recovery_code where account_id = ?")
                        .param(person.id())
                        .query(byte[].class)
                        .list())
                .hasSize(10)
                .allMatch(it -> it.length == 32);
        assertThat(output.getAll()).doesNotContain(secret).doesNotContain(recoveryCodes.get(0));
    }

    private long rows() {
        return jdbc.sql("select count(*) from recovery_code where account_id = ?")
                .param(person.id())
                .query(Long.class)
                .single();
    }

    private String code() {
        return TOTPGenerator.withDefaultValues(secret.getBytes(StandardCharsets.US_ASCII))
                .at(clock.instant());
    }

    private String wrong() {
        return code().chars()
                .map(it -> '0' + (it - '0' + 5) % 10)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private Answer signIn(String code) {
        return signIn(person.email(), Staff.PASSWORD, code);
    }

    private Answer signIn(String email, String password, String code) {
        String said = code == null ? "" : ",\"code\":\"%s\"".formatted(code);
        return new Browser(port)
                .send(
                        "POST",
                        "/api/v1/session",
                        "{\"email\":\"%s\",\"password\":\"%s\"%s}".formatted(email, password, said));
    }

    private static String sayCode(String code) {
        return "{\"code\":\"%s\"}".formatted(code);
    }
}

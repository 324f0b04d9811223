package io.serai.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.serai.MovableClock;
import io.serai.Staff;
import io.serai.Staff.Hired;
import io.serai.console.Api.Answer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
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
import org.springframework.transaction.support.TransactionTemplate;

@ApiTest
@Import({Staff.class, MovableClock.Wound.class})
@ExtendWith(OutputCaptureExtension.class)
class MailLinksTest {
    private static final String CHOSEN = "seven llamas paint quietly";
    private static final Pattern LINK = Pattern.compile("https://hub\\.example/password\\.html#(\\w+)=(\\S+)");
    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @LocalServerPort
    int port;

    @Autowired
    Staff staff;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    private Api api;
    private Hired person;

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry properties) {
        MAIL.start();
        properties.add("serai.mail.host", () -> "127.0.0.1");
        properties.add("serai.mail.port", () -> MAIL.getSmtp().getPort());
        properties.add("serai.mail.starttls", () -> "false");
        properties.add("serai.mail.from", () -> "Serai <serai@hub.example>");
        properties.add("serai.public-url", () -> "https://hub.example/");
    }

    @AfterAll
    static void stopMail() {
        MAIL.stop();
    }

    @BeforeEach
    void hire() {
        api = new Api(port);
        person = staff.hire("AGENT");
    }

    @Test
    void whoForgotThePasswordChoosesAnotherByMail() {
        Browser browser = new Browser(port);
        browser.signIn(person.email(), Staff.PASSWORD);

        String token = resetToken(person.email());
        assertThat(reset(token, CHOSEN).status()).isEqualTo(204);

        assertThat(browser.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(signIn(person.email(), Staff.PASSWORD)).isEqualTo(401);
        assertThat(signIn(person.email(), CHOSEN)).isEqualTo(200);
        assertThat(logged("password-reset", person.id())).isEqualTo(1);
        assertThat(audited(person.id())).contains("password-reset by " + person.id());
    }

    @Test
    void aNewPasswordByMailTakesThePersonsProgramsWithIt() {
        Browser browser = new Browser(port);
        browser.signIn(person.email(), Staff.PASSWORD);
        Answer made = browser.post("/api/v1/tokens", "{\"name\":\"the till\",\"scopes\":[\"approvals:read\"]}");
        String program = "Bearer " + made.body().get("token").asText();
        String token = resetToken(person.email());
        assertThat(api.get("/api/v1/approvals/pending", program).status()).isEqualTo(200);

        assertThat(reset(token, CHOSEN).status()).isEqualTo(204);

        assertThat(api.get("/api/v1/approvals/pending", program).status()).isEqualTo(401);
        assertThat(logged("api-token-revoked", person.id())).isEqualTo(1);
    }

    @Test
    void whoKnowsTheOldPasswordDoesNotKeepTheOwnerFromChoosingAnotherByMail() {
        Browser intruder = new Browser(port);
        intruder.signIn(person.email(), Staff.PASSWORD);
        String token = resetToken(person.email());
        Answer changed = intruder.send(
                "PUT",
                "/api/v1/session/password",
                "{\"old_password\":\"%s\",\"new_password\":\"seven llamas paint the barn\"}".formatted(Staff.PASSWORD));
        assertThat(changed.status()).isEqualTo(200);

        assertThat(reset(token, CHOSEN).status()).isEqualTo(204);

        assertThat(intruder.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(signIn(person.email(), CHOSEN)).isEqualTo(200);
    }

    @Test
    void aLinkHoldsOnceAndTakesTheOthersWithIt() {
        String first = resetToken(person.email());
        String second = resetToken(person.email());
        assertThat(first).isNotEqualTo(second);

        assertThat(reset(second, CHOSEN).status()).isEqualTo(204);

        assertOver(reset(second, "another good password"));
        assertOver(reset(first, "another good password"));
        assertThat(signIn(person.email(), CHOSEN)).isEqualTo(200);
    }

    @Test
    void ofManyWhoUseALinkAtOnceOneChooses() {
        String token = resetToken(person.email());

        List<Integer> statuses = Stream.of("one", "two", "three", "four")
                .parallel()
                .map(it -> reset(token, "seven llamas paint " + it).status())
                .toList();

        assertThat(statuses).containsOnlyOnce(204).containsOnly(204, 422);
    }

    @Test
    void anHourLaterTheLinkIsOver() {
        String early = resetToken(person.email());
        clock.forward(Duration.ofMinutes(59));
        assertThat(reset(early, CHOSEN).status()).isEqualTo(204);

        String late = resetToken(person.email());
        clock.forward(Duration.ofMinutes(61));
        assertOver(reset(late, CHOSEN));
    }

    @Test
    void aWeakPasswordLeavesTheLinkAsItIs() {
        String token = resetToken(person.email());

        Answer weak = reset(token, "password2026");

        assertThat(weak.status()).isEqualTo(422);
        assertThat(weak.body().get("field").asText()).isEqualTo("new_password");
        assertThat(reset(token, CHOSEN).status()).isEqualTo(204);
    }

    @Test
    void whoIsNotThereGetsTheSameAnswerAndNoMail() {
        // What was asked for before was mailed before.
        resetToken(staff.hire("AGENT").email());
        int before = MAIL.getReceivedMessages().length;
        Answer somebody = request(person.email().toUpperCase());
        Answer nobody = request("nobody-" + UUID.randomUUID() + "@serai.local");
        Answer gone = request(deactivated());
        Answer nul = request("a\\u0000@serai.local");

        assertThat(List.of(somebody.status(), nobody.status(), gone.status(), nul.status()))
                .containsOnly(202);
        assertThat(List.of(somebody, nobody, gone))
                .allMatch(it -> it.http().body().isEmpty());
        assertThat(nobody.http().headers().map().keySet())
                .isEqualTo(somebody.http().headers().map().keySet());
        // Whoever is asked for later is looked up later.
        resetToken(staff.hire("AGENT").email());
        assertThat(MAIL.getReceivedMessages()).hasSize(before + 2);
    }

    @Test
    void whetherAnybodyIsCalledSoIsLookedUpAfterTheAnswer() {
        String nobody = "nobody-" + UUID.randomUUID() + "@serai.local";

        // Whoever looks waits for this to end.
        transactions.executeWithoutResult(status -> {
            jdbc.sql("lock table account in access exclusive mode").update();
            for (String asked : new String[] {person.email(), nobody}) {
                assertThat(CompletableFuture.supplyAsync(() -> request(asked).status()))
                        .succeedsWithin(Duration.ofSeconds(10))
                        .isEqualTo(202);
            }
        });

        assertThat(token(person.email(), "reset", 1)).isNotBlank();
    }

    @Test
    void howLongAskingTakesTellsNothingEither() {
        // Each is asked for once: too many mails to one are refused.
        List<Hired> staffed = Stream.generate(() -> staff.hire("AGENT"))
                .limit(TakenTimes.MOST_SAMPLES)
                .toList();
        Map<String, IntConsumer> people = new LinkedHashMap<>();
        people.put("somebody", i -> request(staffed.get(i).email()));
        people.put("nobody", i -> request("nobody-" + UUID.randomUUID() + "@serai.local"));
        TakenTimes.assertAlike("Questions for a new password", people);
        // The next test counts mails.
        resetToken(staff.hire("AGENT").email());
    }

    @Test
    void whoIsDeactivatedMeanwhileChoosesNothing() {
        String token = resetToken(person.email());
        jdbc.sql("update account set state = 'DEACTIVATED' where id = ?")
                .param(person.id())
                .update();

        assertOver(reset(token, CHOSEN));
    }

    @Test
    void nobodysMailboxIsFlooded() {
        List<Integer> statuses =
                Stream.generate(() -> request(person.email()).status()).limit(7).toList();
        String unknown = UUID.randomUUID() + "@serai.local";
        List<Integer> ofNobody =
                Stream.generate(() -> request(unknown).status()).limit(7).toList();

        assertThat(statuses).containsExactly(202, 202, 202, 202, 202, 429, 429).isEqualTo(ofNobody);
    }

    @Test
    void theTokenIsInNoLogNoEventAndNoColumn(CapturedOutput output) {
        String token = resetToken(person.email());
        reset(token, "password2026");
        reset(token, CHOSEN);
        reset(token, CHOSEN);

        assertThat(output.getAll()).doesNotContain(token, CHOSEN);
        assertThat(jdbc.sql("select count(*) from event where payload::text like '%' || ? || '%'")
                        .param(token)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select count(*) from account_link where encode(token_hash, 'escape') like '%' || ? || '%'")
                        .param(token)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aSupervisorInvitesSomebodyWhoChoosesTheirPassword() {
        String email = newcomer();
        Browser supervisors = supervisor();
        String supervisor =
                supervisors.get("/api/v1/session").body().get("account_id").asText();

        Answer invited = invite(supervisors, email, "SENIOR_AGENT");

        assertThat(invited.status()).isEqualTo(201);
        assertThat(invited.body().get("state").asText()).isEqualTo("INVITED");
        String token = token(email, "invitation", 1);
        clock.forward(Duration.ofDays(6));
        assertThat(accept(token).status()).isEqualTo(204);
        assertOver(accept(token));
        Browser newcomers = new Browser(port);
        Answer session = newcomers.signIn(email, CHOSEN);
        assertThat(session.body().get("role").asText()).isEqualTo("SENIOR_AGENT");
        UUID id = UUID.fromString(invited.body().get("id").asText());
        assertThat(logged("user-invited", id)).isEqualTo(1);
        assertThat(logged("invitation-accepted", id)).isEqualTo(1);
        assertThat(audited(id))
                .containsExactly("user-invited by " + supervisor, "invitation-accepted by " + id, "signed-in by " + id);
    }

    @Test
    void anInvitationIsOverAfterSevenDaysAndCanBeSentAnew() {
        String email = newcomer();
        invite(supervisor(), email, "AGENT");
        String first = token(email, "invitation", 1);
        clock.forward(Duration.ofDays(8));
        assertOver(accept(first));

        assertThat(invite(supervisor(), email, "SENIOR_AGENT").status()).isEqualTo(201);

        assertThat(accept(token(email, "invitation", 2)).status()).isEqualTo(204);
        assertThat(new Browser(port).signIn(email, CHOSEN).body().get("role").asText())
                .isEqualTo("SENIOR_AGENT");
    }

    @Test
    void aLinkForOneThingDoesNotDoAnother() {
        String email = newcomer();
        invite(supervisor(), email, "AGENT");
        String invitation = token(email, "invitation", 1);
        String reset = resetToken(person.email());

        assertOver(reset(invitation, CHOSEN));
        assertOver(accept(reset));
    }

    @Test
    void whoWasInvitedAndDidNotComeIsNobodyYet() {
        String email = newcomer();
        invite(supervisor(), email, "AGENT");

        assertThat(signIn(email, CHOSEN)).isEqualTo(401);
        assertThat(request(email).status()).isEqualTo(202);
        resetToken(person.email());
        assertThat(links(email, "reset")).isEmpty();
    }

    @Test
    void whoIsHereIsNotInvitedAgain() {
        Answer answer = invite(supervisor(), person.email().toUpperCase(), "AGENT");

        assertThat(answer.status()).isEqualTo(409);
        AccessTest.assertProblem(answer, "conflict");
    }

    @Test
    void nobodyInvitesAnybodyAboveThemself() {
        String email = newcomer();

        assertThat(invite(supervisor(), email, "ADMINISTRATOR").status()).isEqualTo(403);

        assertThat(jdbc.sql("select count(*) from account where email = ?")
                        .param(email)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"email\":\"a@b\\r\\nBcc: c@d\",\"name\":\"a\",\"role\":\"AGENT\"}",
                "{\"email\":\"a@b.example,c@d.example\",\"name\":\"a\",\"role\":\"AGENT\"}",
                "{\"email\":\"a..b@c.example\",\"name\":\"a\",\"role\":\"AGENT\"}",
                "{\"email\":\"a@b.example\",\"name\":\"a\",\"role\":\"CUSTOMER\"}",
                "{\"email\":\"a@b.example\",\"name\":\"a\",\"role\":\"AGENT\",\"password\":\"b\"}",
                "{\"email\":\"a@b.example\",\"name\":\" \",\"role\":\"AGENT\"}"
            })
    void whatIsNotInTheContractIsRefused(String body) {
        assertThat(supervisor().post("/api/v1/users", body).status()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"guessed", "0", "%00"})
    void aGuessedLinkOpensNothing(String guess) {
        assertOver(reset(guess, CHOSEN));
        assertOver(accept(guess));
    }

    private static void assertOver(Answer answer) {
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().get("field").asText()).isEqualTo("token");
        assertThat(answer.body().get("detail").asText())
                .isEqualTo("This link does not hold, or no longer. Ask for a new one.");
    }

    private Answer request(String email) {
        return api.post("/api/v1/password-resets", null, "{\"email\":\"%s\"}".formatted(email));
    }

    private Answer reset(String token, String password) {
        return choose("/api/v1/password-resets", token, password);
    }

    private Answer accept(String token) {
        return choose("/api/v1/invitations", token, CHOSEN);
    }

    private Answer choose(String path, String token, String password) {
        return api.send("PUT", path, null, "{\"token\":\"%s\",\"new_password\":\"%s\"}".formatted(token, password));
    }

    private Answer invite(Browser browser, String email, String role) {
        return browser.post(
                "/api/v1/users", "{\"email\":\"%s\",\"name\":\"Newcomer\",\"role\":\"%s\"}".formatted(email, role));
    }

    private Browser supervisor() {
        Browser browser = new Browser(port);
        browser.signIn(staff.hire("SUPERVISOR").email(), Staff.PASSWORD);
        return browser;
    }

    private String deactivated() {
        Hired gone = staff.hire("AGENT");
        jdbc.sql("update account set state = 'DEACTIVATED' where id = ?")
                .param(gone.id())
                .update();
        return gone.email();
    }

    private static String newcomer() {
        return UUID.randomUUID() + "@newcomers.example";
    }

    private int signIn(String email, String password) {
        return new Browser(port).signIn(email, password).status();
    }

    private String resetToken(String email) {
        int before = links(email, "reset").size();
        assertThat(request(email).status()).isEqualTo(202);
        return token(email, "reset", before + 1);
    }

    /** The token of the mail of that number. */
    private static String token(String email, String word, int number) {
        await().atMost(Duration.ofSeconds(10)).until(() -> links(email, word).size() >= number);
        return links(email, word).get(number - 1);
    }

    private static List<String> links(String email, String word) {
        return Arrays.stream(MAIL.getReceivedMessages())
                .filter(it -> isTo(it, email))
                .map(MailLinksTest::link)
                .filter(it -> it.group(1).equals(word))
                .map(it -> it.group(2))
                .toList();
    }

    private static boolean isTo(MimeMessage mail, String email) {
        try {
            return mail.getAllRecipients()[0].toString().equals(email);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Matcher link(MimeMessage mail) {
        try {
            Matcher link = LINK.matcher((String) mail.getContent());
            assertThat(link.find()).isTrue();
            return link;
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> audited(UUID account) {
        return jdbc.sql("""
                        select action || ' by ' || actor_id from audit_entry
                        where subject_type = 'account' and subject_id = ? order by id
                        """).param(account.toString()).query(String.class).list();
    }

    private long logged(String type, UUID account) {
        return jdbc.sql("select count(*) from event where type = ? and payload::text like '%' || ? || '%'")
                .params(type, account.toString())
                .query(Long.class)
                .single();
    }
}

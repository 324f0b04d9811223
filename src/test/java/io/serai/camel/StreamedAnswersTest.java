package io.serai.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.HubTest;
import io.serai.Incoming;
import io.serai.People;
import io.serai.WritingModel;
import io.serai.account.Visitor;
import io.serai.account.VisitorTokens;
import io.serai.conversation.Arrivals;
import io.serai.conversation.Author;
import io.serai.conversation.ConversationView;
import io.serai.conversation.Conversations;
import io.serai.conversation.PersonRequests;
import io.serai.conversation.Status;
import io.serai.handoff.Audience;
import io.serai.handoff.Escalation;
import io.serai.handoff.Escalations;
import io.serai.shared.Acting;
import io.serai.shared.Acting.Person;
import io.serai.shared.Ids;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A chat's answer that is read while a model writes it, through the whole hub. */
@HubTest
@DirtiesContext
class StreamedAnswersTest {

    private static final String QUESTION = "How long does delivery take?";
    private static final String FIRST = "Delivery takes two working days.";
    private static final String SECOND = "\n\nParcels to islands take five working days.";

    @TempDir
    static Path home;

    private static final WritingModel MODEL = new WritingModel();

    @LocalServerPort
    int port;

    @Value("${serai.database.url}")
    String databaseUrl;

    @Autowired
    Arrivals arrivals;

    @Autowired
    Conversations conversations;

    @Autowired
    Escalations escalations;

    @Autowired
    PersonRequests personRequests;

    @Autowired
    VisitorTokens tokens;

    @Autowired
    JdbcClient jdbc;

    @DynamicPropertySource
    static void configure(DynamicPropertyRegistry registry) throws IOException {
        write("knowledge/delivery.md", "---\ntitle: How long does delivery take?\n---\n" + FIRST + SECOND + "\n");
        write("knowledge/returns.md", "---\ntitle: Can I return shoes?\n---\nShoes go back within 30 days.\n");
        write("knowledge/hours.md", "---\ntitle: When are you open?\n---\nThe shop is open until eight.\n");
        write("channels-config/webchat/channel.yaml", "kind: webchat\nauto-threshold: 0.5\nstream-threshold: 0.5\n");
        registry.add("serai.home", home::toString);
        registry.add("serai.models[0].provider", () -> "openai");
        registry.add("serai.models[0].base-url", MODEL::url);
        registry.add("serai.models[0].model", () -> "stand-in");
        registry.add("serai.models[0].retries", () -> "0");
    }

    private static void write(String file, String text) throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    @AfterAll
    static void stop() {
        MODEL.close();
    }

    @Test
    void anAnswerIsReadWhileItIsWrittenAndStaysAsItWasRead() {
        MODEL.writing(pen -> pen.say(FIRST + " ")
                .say("\n\nPar")
                .pause()
                .say("cels to islands take five working days.")
                .end());
        UUID conversation = ask();
        List<String> stream = follow(conversation);
        awaitShown(conversation, 1);
        assertThat(conversations.view(conversation).status()).isEqualTo(Status.ANSWERING);
        assertThat(posted(conversation)).isEmpty();
        await().until(() -> stream.contains("event:sentence"));

        MODEL.goOn();
        awaitStatus(conversation, Status.ANSWERED);
        assertThat(shown(conversation)).containsExactly(FIRST, " " + SECOND);
        assertThat(posted(conversation)).containsExactly(FIRST + " " + SECOND);
        await().until(() -> events(conversation).contains("message-sent"));
        assertThat(events(conversation)).doesNotContain("sentences-stopped");
        UUID turnId = conversations.view(conversation).messages().get(1).turnId();
        await().until(() -> names(stream), names -> names.size() >= 6);
        assertThat(names(stream)).containsSubsequence("message", "sentence", "sentence", "message");
        assertThat(stream)
                .filteredOn(line -> line.startsWith("data:") && line.contains("\"turn_id\":\"" + turnId))
                .hasSize(3);
        assertThat(decisions(conversation)).containsExactly("AUTO confident");
    }

    @Test
    void aSentenceThatIsNotBorneOutStopsTheAnswerAndAPersonGoesOn() {
        MODEL.writing(pen ->
                pen.say(FIRST + " It costs 99 euros at night. And more").pause().end());
        UUID conversation = ask();
        awaitStatus(conversation, Status.WITH_AGENT);

        assertThat(posted(conversation)).containsExactly(FIRST);
        assertThat(shown(conversation)).containsExactly(FIRST);
        assertThat(events(conversation)).contains("sentences-stopped");
        await().until(() -> delivered(conversation) == 1);
        assertThat(decisions(conversation)).containsExactly("HANDOFF unsupported");
        assertThat(handoffs(conversation)).containsExactly("unsupported");
        assertThat(count(
                        "select count(*) from event where conversation_id = ? and payload::text like '%99 euros%'",
                        conversation))
                .isZero();
        MODEL.goOn();
    }

    @Test
    void anAnswerThatItsModelTakesBackIsAPersonsFromThereOn() {
        MODEL.writing(pen -> pen.say(FIRST + " ")
                .say("Parcels to islands take five working days.")
                .end("handoff"));
        UUID conversation = ask();
        awaitStatus(conversation, Status.WITH_AGENT);
        assertThat(posted(conversation)).hasSize(1).first().asString().startsWith(FIRST);
        assertThat(handoffs(conversation)).containsExactly("model_handed_off");
        assertThat(decisions(conversation)).containsExactly("HANDOFF model_handed_off");
    }

    @Test
    void aModelThatBreaksOffLeavesTheRestToAPerson() {
        MODEL.writing(pen -> pen.say(FIRST + " Parcels").pause().cut());
        UUID conversation = ask();
        awaitShown(conversation, 1);
        MODEL.goOn();
        awaitStatus(conversation, Status.WITH_AGENT);
        assertThat(posted(conversation)).containsExactly(FIRST);
        assertThat(handoffs(conversation)).containsExactly("interrupted");
        await().until(() -> delivered(conversation) == 1);
    }

    @Test
    void aModelThatBreaksOffBeforeItsFirstSentenceIsFollowedByTheNext() {
        MODEL.writing(pen -> pen.say("Delivery takes").cut());
        UUID conversation = ask();
        awaitStatus(conversation, Status.ANSWERED);
        assertThat(posted(conversation)).hasSize(1).first().asString().startsWith(FIRST);
        assertThat(shown(conversation)).isNotEmpty();
    }

    @Test
    void whoWritesOnIsAnsweredAnewAndKeepsWhatTheyHaveRead() {
        MODEL.writing(pen -> pen.say(FIRST + " Parcels")
                        .pause()
                        .say(" to islands take five working days.")
                        .end())
                .saying("Parcels to islands take five working days.");
        UUID conversation = ask();
        awaitShown(conversation, 1);
        arrivals.store(Incoming.webchat(conversation, "And how long does delivery take to islands?"));
        assertThat(posted(conversation)).containsExactly(FIRST);

        MODEL.goOn();
        await().atMost(Duration.ofSeconds(20)).until(() -> posted(conversation).size() == 2);
        assertThat(shown(conversation)).containsExactly(FIRST);
        assertThat(conversations.view(conversation).messages())
                .extracting(ConversationView.Message::author)
                .containsExactly(Author.CUSTOMER, Author.ASSISTANT, Author.CUSTOMER, Author.ASSISTANT);
        assertThat(count(
                        "select count(*) from message where conversation_id = ? and reply_to_turn is not null",
                        conversation))
                .isEqualTo(1);
        await().until(() -> delivered(conversation) == 2);
    }

    @Test
    void whoTakesTheConversationOverStopsTheAnswer() throws Exception {
        MODEL.writing(pen -> pen.say(FIRST + " Parcels")
                .pause()
                .say(" to islands take five working days. Yes")
                .pause()
                .end());
        UUID conversation = ask();
        awaitShown(conversation, 1);
        UUID agent = People.agent(jdbc, "Mina");
        Acting.as(
                Person.withAccount(agent, "AGENT"),
                () -> escalations.escalate(
                        Ids.next(), conversation, agent, new Escalation("other", null, List.of(), Audience.ANYBODY)));
        assertThat(posted(conversation)).containsExactly(FIRST);

        MODEL.goOn();
        await().until(() -> decisions(conversation).equals(List.of("HANDOFF interrupted")));
        MODEL.goOn();
        assertThat(shown(conversation)).containsExactly(FIRST);
        assertThat(posted(conversation)).containsExactly(FIRST);
        assertThat(handoffs(conversation)).containsExactly("other");
        await().until(() -> delivered(conversation) == 1);
    }

    @Test
    void whoAsksForAPersonIsShownNoMore() {
        MODEL.writing(pen -> pen.say(FIRST + " Parcels")
                .pause()
                .say(" to islands take five working days. Yes")
                .pause()
                .end());
        UUID conversation = ask();
        List<String> stream = follow(conversation);
        awaitShown(conversation, 1);
        personRequests.ask(conversation);
        assertThat(conversations.view(conversation).status()).isEqualTo(Status.WITH_AGENT);
        assertThat(posted(conversation)).containsExactly(FIRST);

        MODEL.goOn();
        await().until(() -> decisions(conversation).equals(List.of("HANDOFF interrupted")));
        MODEL.goOn();
        await().until(() -> events(conversation).contains("message-sent"));
        assertThat(shown(conversation)).containsExactly(FIRST);
        assertThat(posted(conversation)).containsExactly(FIRST);
        assertThat(handoffs(conversation)).containsExactly("customer-asked-for-a-person");
        UUID turnId = conversations.view(conversation).messages().get(1).turnId();
        await().until(() -> names(stream), names -> names.lastIndexOf("message") > names.indexOf("sentences_stopped"));
        assertThat(names(stream)).containsSubsequence("message", "sentence", "sentences_stopped", "message");
        assertThat(names(stream)).containsOnlyOnce("sentence", "sentences_stopped");
        assertThat(stream).contains("data:{\"turn_id\":\"" + turnId + "\"}");
    }

    @Test
    void anInterruptedAnswerGoesOnWhenTheModelSaysTheSameAgain() throws SQLException {
        UUID conversation = interruptedAfter(FIRST + " Parcels to islands take five working days.");
        MODEL.writing(pen -> pen.say(FIRST + " Parcels to islands ")
                .say("take five working days.")
                .end());
        awaitStatus(conversation, Status.ANSWERED);
        assertThat(posted(conversation)).containsExactly(FIRST + " Parcels to islands take five working days.");
        assertThat(shown(conversation)).hasSize(2);
        assertThat(events(conversation)).doesNotContain("sentences-stopped");
    }

    @Test
    void anInterruptedAnswerIsAPersonsWhenTheModelSaysSomethingElse() throws SQLException {
        UUID conversation = interruptedAfter(FIRST + " Parcels to islands take five working days.");
        MODEL.writing(
                pen -> pen.say("Parcels to islands take five working days.").end());
        awaitStatus(conversation, Status.WITH_AGENT);
        assertThat(posted(conversation)).containsExactly(FIRST + " Parcels to islands take five working days.");
        assertThat(handoffs(conversation)).containsExactly("interrupted");
    }

    /** Its sentences are shown, and then it cannot be kept until the queue gives the work out again. */
    private UUID interruptedAfter(String answer) throws SQLException {
        try (Connection owner = DriverManager.getConnection(databaseUrl, "postgres", "postgres");
                var statement = owner.createStatement()) {
            statement.execute("""
                    create function refuse_draft() returns trigger language plpgsql as $$
                    begin raise exception 'The test refuses it'; end $$;
                    create trigger refuse_draft before insert on draft for each row execute function refuse_draft()
                    """);
            MODEL.writing(pen -> pen.say(answer).end());
            UUID conversation = ask();
            await().until(() -> count(
                            "select count(*) from work_item where key = ?::text and last_error like '%The test refuses it%'",
                            conversation)
                    == 1);
            statement.execute("drop function refuse_draft() cascade");
            return conversation;
        }
    }

    private UUID ask() {
        return arrivals.store(Incoming.webchat(QUESTION)).conversationId();
    }

    private void awaitShown(UUID conversation, int sentences) {
        await().atMost(Duration.ofSeconds(20)).until(() -> shown(conversation).size() == sentences);
    }

    private void awaitStatus(UUID conversation, Status status) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> conversations.view(conversation).status() == status);
    }

    private List<String> follow(UUID conversation) {
        String token =
                tokens.issue(new Visitor(conversation, "webchat", "somebody")).visitorToken();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/api/v1/conversations/" + conversation + "/events"))
                .header("Authorization", "Bearer " + token)
                .build();
        List<String> lines = new CopyOnWriteArrayList<>();
        HttpClient.newHttpClient()
                .sendAsync(request, BodyHandlers.ofLines())
                .thenAcceptAsync(response -> response.body().forEach(lines::add));
        return lines;
    }

    private static List<String> names(List<String> stream) {
        return stream.stream()
                .filter(line -> line.startsWith("event:"))
                .map(line -> line.substring("event:".length()))
                .toList();
    }

    private List<String> shown(UUID conversation) {
        return texts("select text from sentence where conversation_id = ? order by position", conversation);
    }

    private List<String> posted(UUID conversation) {
        return texts(
                "select text from message where conversation_id = ? and direction = 'OUT' order by created_at, id",
                conversation);
    }

    private List<String> events(UUID conversation) {
        return texts("select type from event where conversation_id = ? order by id", conversation);
    }

    private List<String> decisions(UUID conversation) {
        return texts(
                "select decision || ' ' || reason from draft where conversation_id = ? order by created_at",
                conversation);
    }

    private List<String> handoffs(UUID conversation) {
        return texts("select reason from handoff where conversation_id = ?", conversation);
    }

    private int delivered(UUID conversation) {
        return count("select count(*) from delivery where conversation_id = ? and state = 'SENT'", conversation);
    }

    private List<String> texts(String sql, UUID id) {
        return jdbc.sql(sql).param(id).query(String.class).list();
    }

    private int count(String sql, UUID id) {
        return jdbc.sql(sql).param(id).query(Integer.class).single();
    }
}

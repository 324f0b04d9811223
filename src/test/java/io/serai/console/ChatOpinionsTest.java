package io.serai.console;

import static io.serai.console.AccessTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.DraftedTurns;
import io.serai.Staff;
import io.serai.account.Visitor;
import io.serai.account.VisitorTokens;
import io.serai.approval.Approvals;
import io.serai.console.Api.Answer;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** What visitors say about answers and the whole, and up to where both sides have read. */
@ApiTest
@Import({DraftedTurns.class, Staff.class})
@TestPropertySource(properties = "serai.queue=idle")
class ChatOpinionsTest {
    @LocalServerPort
    int port;

    @Autowired
    DraftedTurns turns;

    @Autowired
    Approvals approvals;

    @Autowired
    VisitorTokens tokens;

    Api api;
    UUID id;

    @BeforeEach
    void ask() {
        api = new Api(port);
        id = waiting();
    }

    @Test
    void anAnswerIsRatedAndTheLastWordCounts() {
        try (Followed desk = new Followed(port, Api.AGENT)) {
            approve(id);
            String answer = message("ASSISTANT", "AGENT");
            assertThat(rateAnswer(answer, "{\"helpful\":false,\"comment\":\"Where is it?\"}")
                            .status())
                    .isEqualTo(204);
            assertThat(rateAnswer(answer, "{\"helpful\":true}").status()).isEqualTo(204);

            for (String reader : List.of(token(id, "webchat"), Api.AGENT)) {
                JsonNode rated = messageOf(api.get(path(id), reader).body(), answer);
                assertThat(rated.get("feedback").toString()).isEqualTo("{\"helpful\":true}");
            }
            await().until(() -> desk.named("answer-rated").size() == 2);
            assertThat(desk.named("answer-rated").get(1)).contains(answer, "\"helpful\":true");
            assertThat(desk.all()).doesNotContain("Where is it?");
        }
    }

    @Test
    void nothingElseCanBeRated() {
        UUID other = waiting();
        approve(other);
        String foreign = messageOf(other, "ASSISTANT", "AGENT");

        assertProblem(rateAnswer(message("CUSTOMER"), "{\"helpful\":true}"), "not_found");
        assertProblem(rateAnswer(foreign, "{\"helpful\":true}"), "not_found");
        assertProblem(rateAnswer(UUID.randomUUID().toString(), "{\"helpful\":true}"), "not_found");
        assertProblem(
                api.send(
                        "PUT",
                        path(other) + "/messages/" + foreign + "/feedback",
                        token(id, "webchat"),
                        "{\"helpful\":true}"),
                "not_found");
        assertThat(messageOf(api.get(path(other), Api.AGENT).body(), foreign).has("feedback"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"helpful\":1}", "{\"helpful\":true,\"comment\":\"\"}", "{\"helpful\":true,\"score\":5}"
            })
    void feedbackThatIsNoneIsInvalid(String feedback) {
        approve(id);
        assertThat(rateAnswer(message("ASSISTANT", "AGENT"), feedback).status()).isEqualTo(422);
    }

    @Test
    void aConversationIsRatedOnceItIsAnswered() {
        assertProblem(rate("{\"score\":5}"), "conflict");
        approve(id);
        assertThat(rate("{\"score\":6}").status()).isEqualTo(422);
        assertThat(rate("{\"score\":4,\"comment\":\"Fast.\"}").status()).isEqualTo(204);

        for (String reader : List.of(token(id, "webchat"), Api.AGENT)) {
            JsonNode rating = api.get(path(id), reader).body().get("rating");
            assertThat(rating.get("score").asInt()).isEqualTo(4);
            assertThat(rating.get("comment").asText()).isEqualTo("Fast.");
        }
    }

    @Test
    void whoseConversationIsResolvedIsAskedOnce() {
        try (Followed visitor = new Followed(port, token(id, "webchat"), path(id) + "/events")) {
            resolve();
            await().until(() -> visitor.named("rating_wanted").size() == 1);
            resolve();
            await().until(() -> visitor.named("status").stream()
                            .filter(it -> it.contains("RESOLVED"))
                            .count()
                    >= 2);
            assertThat(visitor.named("rating_wanted")).containsExactly("{}");
            assertThat(visitor.logged("rating_wanted")).containsExactly(true);
        }
        try (Followed again = new Followed(port, token(id, "webchat"), path(id) + "/events")) {
            await().until(() -> again.named("rating_wanted").size() == 1);
        }
    }

    @Test
    void bothSidesSeeUpToWhereTheOtherHasRead() {
        String question = message("CUSTOMER");
        try (Followed visitor = new Followed(port, token(id, "webchat"), path(id) + "/events");
                Followed desk = new Followed(port, Api.AGENT)) {
            assertThat(api.get(path(id), token(id, "webchat")).body().has("read_by_them"))
                    .isFalse();
            api.post(path(id) + "/presence", Api.AGENT, "{\"doing\":\"viewing\"}");
            await().until(() -> visitor.named("read").size() == 1);
            assertThat(visitor.named("read").get(0)).isEqualTo("{\"message_id\":\"%s\"}".formatted(question));
            assertThat(visitor.logged("read")).containsExactly(true);
            assertThat(api.get(path(id), token(id, "webchat"))
                            .body()
                            .get("read_by_them")
                            .asText())
                    .isEqualTo(question);

            approve(id);
            String answer = message("ASSISTANT", "AGENT");
            assertThat(read(answer).status()).isEqualTo(204);
            assertThat(read(question).status()).isEqualTo(204);
            assertThat(api.get(path(id), Api.AGENT)
                            .body()
                            .get("read_by_customer")
                            .asText())
                    .isEqualTo(answer);
            await().until(() -> readByCustomer(desk).size() == 1);
            assertThat(readByCustomer(desk).get(0)).contains(answer);
            assertThat(visitor.named("read")).hasSize(1);
        }
    }

    private static List<String> readByCustomer(Followed desk) {
        return desk.named("conversation-read").stream()
                .filter(it -> it.contains("\"by\":\"CUSTOMER\""))
                .toList();
    }

    @Test
    void aForeignMessageCannotBeRead() {
        UUID other = waiting();
        assertProblem(read(messageOf(other, "CUSTOMER")), "not_found");
        assertThat(api.get(path(other), Api.AGENT).body().has("read_by_customer"))
                .isFalse();
    }

    @Test
    void aTokenOfAnotherConversationOrChannelDoesNothing() {
        approve(id);
        String answer = message("ASSISTANT", "AGENT");
        for (String stranger : List.of(token(waiting(), "webchat"), token(id, "another"))) {
            assertNotFound("PUT", "/typing", stranger, "{\"typing\":true}");
            assertNotFound("PUT", "/read", stranger, "{\"message_id\":\"%s\"}".formatted(answer));
            assertNotFound("PUT", "/messages/" + answer + "/feedback", stranger, "{\"helpful\":true}");
            assertNotFound("PUT", "/rating", stranger, "{\"score\":1}");
            assertNotFound("POST", "/person", stranger, null);
            assertNotFound("POST", "/transcript", stranger, "{\"email\":\"a@b.example\"}");
        }
        JsonNode seen = api.get(path(id), Api.AGENT).body();
        assertThat(seen.has("rating") || seen.has("read_by_customer") || seen.has("handoff_id"))
                .isFalse();
    }

    @Test
    void agentsAndStrangersHaveNoOpinionsOfVisitors() {
        assertThat(api.send("PUT", path(id) + "/rating", Api.AGENT, "{\"score\":5}")
                        .status())
                .isEqualTo(403);
        assertThat(api.send("PUT", path(id) + "/rating", null, "{\"score\":5}").status())
                .isEqualTo(401);
        assertThat(api.send("PUT", path(id) + "/rating", "Bearer forged.token.x", "{\"score\":5}")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aHubWithoutAMailServerMailsNothing() {
        assertProblem(
                api.post(path(id) + "/transcript", token(id, "webchat"), "{\"email\":\"a@b.example\"}"), "conflict");
    }

    private void assertNotFound(String method, String operation, String token, String body) {
        Answer answer = api.send(method, path(id) + operation, token, body);
        assertThat(answer.status()).as("%s %s", method, operation).isEqualTo(404);
    }

    private UUID waiting() {
        var draft = turns.ask("Where is my order?");
        approvals.request(draft.id());
        return draft.conversationId();
    }

    private void approve(UUID conversation) {
        String approval = "/api/v1/approvals/"
                + api.get(path(conversation), Api.AGENT)
                        .body()
                        .get("approval_id")
                        .asText();
        assertThat(api.post(approval + "/claim", Api.AGENT, null).status()).isEqualTo(200);
        assertThat(api.post(approval + "/decision", Api.AGENT, "{\"action\":\"approve\"}")
                        .status())
                .isEqualTo(200);
    }

    private void resolve() {
        api.post(path(id) + "/person", token(id, "webchat"), null);
        String handoff = "/api/v1/handoffs/"
                + api.get(path(id), Api.AGENT).body().get("handoff_id").asText();
        assertThat(api.post(handoff + "/claim", Api.AGENT, null).status()).isEqualTo(200);
        assertThat(api.post(handoff + "/resolve", Api.AGENT, null).status()).isEqualTo(200);
    }

    private Answer rateAnswer(String message, String feedback) {
        return api.send("PUT", path(id) + "/messages/" + message + "/feedback", token(id, "webchat"), feedback);
    }

    private Answer rate(String rating) {
        return api.send("PUT", path(id) + "/rating", token(id, "webchat"), rating);
    }

    private Answer read(String message) {
        return api.send("PUT", path(id) + "/read", token(id, "webchat"), "{\"message_id\":\"%s\"}".formatted(message));
    }

    private String message(String... authors) {
        return messageOf(id, authors);
    }

    private String messageOf(UUID conversation, String... authors) {
        return StreamSupport.stream(
                        api.get(path(conversation), Api.AGENT)
                                .body()
                                .get("messages")
                                .spliterator(),
                        false)
                .filter(it -> List.of(authors).contains(it.get("author").asText()))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asText();
    }

    private static JsonNode messageOf(JsonNode conversation, String message) {
        return StreamSupport.stream(conversation.get("messages").spliterator(), false)
                .filter(it -> it.get("id").asText().equals(message))
                .findFirst()
                .orElseThrow();
    }

    private static String path(UUID conversation) {
        return "/api/v1/conversations/" + conversation;
    }

    private String token(UUID conversation, String channel) {
        return "Bearer "
                + tokens.issue(new Visitor(conversation, channel, "visitor")).visitorToken();
    }
}

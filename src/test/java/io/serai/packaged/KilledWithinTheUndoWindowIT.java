package io.serai.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hub is killed after a person has decided and before the answer is sent. */
class KilledWithinTheUndoWindowIT {

    private static final String OUT = "select count(*) from message where direction = 'OUT' and conversation_id = '%s'";

    @TempDir
    Path home;

    private HubProcess hub;
    private Customers people;

    private record Waiting(String conversation, String approval) {}

    @BeforeEach
    void start() throws Exception {
        hub = HubProcess.takenApart(home).with("SERAI_APPROVAL_UNDO_WINDOW", "10s");
        hub.write("knowledge/delivery.md", Customers.ARTICLE);
        // Nothing is sent without a person.
        hub.write("channels-config/webchat/channel.yaml", "kind: webchat\nauto-threshold: 1\n");
        hub.start();
        people = new Customers(hub);
    }

    @AfterEach
    void stop() throws Exception {
        hub.close();
    }

    @Test
    void whatWasApprovedIsSentOnceAndWhatWasTakenBackIsNotAndIsItsDecidersAgain() throws Exception {
        Waiting approved = waiting("undo-window-approved");
        Waiting undone = waiting("undo-window-taken-back");
        decide(undone, "{\"action\":\"approve\"}");
        decide(approved, "{\"action\":\"approve\"}");
        ok(people.orderAsAgent("/api/v1/approvals/" + undone.approval() + "/undo"));
        hub.kill();
        try (HubData data = HubData.at(hub.jdbcUrl())) {
            assertThat(data.count("select count(*) from approval where sends_at > now()"))
                    .as("killed within the window")
                    .isEqualTo(1);
            assertThat(data.count("select count(*) from message where direction = 'OUT'"))
                    .isZero();
        }

        hub.start();
        try (HubData data = HubData.at(hub.jdbcUrl())) {
            assertSentOnce(approved, data);
            awaitRest(data);
            assertThat(data.count(OUT.formatted(undone.conversation()))).isZero();
            JsonNode draft = ok(people.asAgent("/api/v1/approvals/" + undone.approval()));
            assertThat(draft.path("state").asText()).isEqualTo("CLAIMED");
            assertThat(draft.path("claimed_by_name").asText()).isNotBlank();
            assertThat(draft.has("final_text")).isFalse();

            ok(people.orderAsAgent(
                    "/api/v1/approvals/" + undone.approval() + "/decision",
                    "{\"action\":\"edit\",\"text\":\"Two days.\"}"));
            assertSentOnce(undone, data);
            awaitRest(data);
            assertThat(data.count("select count(*) from message where direction = 'OUT'"))
                    .isEqualTo(2);
        }
    }

    @Test
    void aKillBetweenTheWindowsEndAndTheSendingNeitherSendsTwiceNorForgets() throws Exception {
        for (String statement : new String[] {
            "update on approval for each row when (old.sends_at is not null and new.sends_at is null)",
            "insert on message for each row when (new.direction = 'OUT')",
            "delete on work_item for each row when (old.topic = 'decisions')"
        }) {
            Waiting approved = waiting(
                    "undo-window-over-" + statement.replaceAll("[^a-z]", "").substring(0, 20));
            try (HubData data = HubData.at(hub.jdbcUrl())) {
                Gate gate = new Gate(data);
                gate.close(statement);
                decide(approved, "{\"action\":\"approve\"}");
                gate.awaitSomebody(statement);
                hub.kill();
            }
            hub.start();
            try (HubData data = HubData.at(hub.jdbcUrl())) {
                new Gate(data).remove();
                assertSentOnce(approved, data);
                awaitRest(data);
                assertThat(data.count(OUT.formatted(approved.conversation())))
                        .as(statement)
                        .isEqualTo(1);
            }
        }
    }

    private Waiting waiting(String key) throws Exception {
        String conversation = Customers.json(people.begin(key, Customers.QUESTION))
                .path("conversation_id")
                .asText();
        try (HubData data = HubData.at(hub.jdbcUrl())) {
            String approvals = "select id from approval where conversation_id = '" + conversation + "'";
            String approval = await().atMost(Duration.ofSeconds(30))
                    .until(() -> data.texts(approvals), it -> it.size() == 1)
                    .get(0);
            return new Waiting(conversation, approval);
        }
    }

    private void decide(Waiting waiting, String decision) throws Exception {
        String path = "/api/v1/approvals/" + waiting.approval();
        ok(people.orderAsAgent(path + "/claim"));
        assertThat(ok(people.orderAsAgent(path + "/decision", decision)).has("sends_at"))
                .isTrue();
    }

    private static JsonNode ok(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Customers.json(answer);
    }

    private static void assertSentOnce(Waiting approved, HubData data) throws Exception {
        await("the answer in " + approved.conversation())
                .atMost(Duration.ofMinutes(1))
                .until(() -> data.count("select count(*) from delivery where state = 'SENT' and conversation_id = '"
                                + approved.conversation() + "'")
                        == 1);
        assertThat(data.count(OUT.formatted(approved.conversation()))).isEqualTo(1);
        assertThat(data.count("select count(*) from event where type = 'approval-decided' and conversation_id = '"
                        + approved.conversation() + "'"))
                .isEqualTo(1);
    }

    /** No work is left that could still do something. */
    private static void awaitRest(HubData data) {
        await("the hub to rest")
                .atMost(Duration.ofMinutes(1))
                .until(() -> data.count("select count(*) from work_item") == 0);
    }
}

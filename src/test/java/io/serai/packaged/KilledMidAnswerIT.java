package io.serai.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.WritingModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hub is killed while a customer reads an answer that a model is still writing. */
class KilledMidAnswerIT {

    private static final String FIRST = "Delivery takes two working days.";
    private static final String SECOND = " Parcels to islands take five working days.";

    @TempDir
    Path home;

    @Test
    void whatWasReadStaysAndIsSaidOnce() throws Exception {
        try (WritingModel model = new WritingModel();
                HubProcess hub = HubProcess.takenApart(home)) {
            hub.with("SERAI_MODEL_PROVIDER", "openai")
                    .with("SERAI_MODEL_NAME", "stand-in")
                    .with("SERAI_MODEL_BASE_URL", model.url());
            hub.write(
                    "knowledge/delivery.md", "---\ntitle: %s\n---\n%s\n".formatted(Customers.QUESTION, FIRST + SECOND));
            hub.start();

            killAfterTheFirstSentence(hub, model, "killed-mid-answer-0001", 1);
            model.writing(pen -> pen.say(FIRST + SECOND).end());
            hub.start();
            try (HubData data = HubData.at(hub.jdbcUrl())) {
                awaitRest(data, 1);
                assertThat(data.texts("select author || ': ' || text from message where direction = 'OUT'"))
                        .containsExactly("ASSISTANT: " + FIRST + SECOND);
                assertThat(data.count("select count(*) from turn where closed_at is not null"))
                        .isEqualTo(1);
                assertThat(data.count("select count(*) from handoff")).isZero();
            }

            killAfterTheFirstSentence(hub, model, "killed-mid-answer-0002", 3);
            model.writing(pen -> pen.say("Something else.").end());
            hub.start();
            try (HubData data = HubData.at(hub.jdbcUrl())) {
                awaitRest(data, 2);
                assertThat(data.texts("select text from message where direction = 'OUT' order by created_at"))
                        .isEqualTo(List.of(FIRST + SECOND, FIRST));
                assertThat(data.texts("select reason from handoff")).containsExactly("interrupted");
                assertThat(data.count("select count(*) from event where type = 'sentences-stopped'"))
                        .isEqualTo(1);
                assertThat(data.count("select count(*) from conversation where showing_turn is not null"))
                        .isZero();
            }
        }
    }

    private static void killAfterTheFirstSentence(HubProcess hub, WritingModel model, String key, int shown)
            throws Exception {
        model.writing(pen -> pen.say(FIRST + " Parcels").pause().end());
        new Customers(hub).insist(key, 1, () -> false);
        try (HubData data = HubData.at(hub.jdbcUrl())) {
            await().atMost(Duration.ofSeconds(30)).until(() -> data.count("select count(*) from sentence") == shown);
        }
        hub.kill();
        model.goOn();
    }

    private static void awaitRest(HubData data, int delivered) {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> data.count("select count(*) from delivery where state = 'SENT'") == delivered
                        && data.count("select count(*) from work_item") == 0);
    }
}

package io.serai.confidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import io.serai.QuietHubTest;
import io.serai.assistant.Assistant;
import io.serai.assistant.Decision;
import io.serai.assistant.Draft;
import io.serai.assistant.Prompt;
import io.serai.assistant.Verdict;
import io.serai.channel.ChannelConfig;
import io.serai.conversation.TurnContext;
import io.serai.knowledge.Knowledge;
import io.serai.knowledge.Passage;
import io.serai.knowledge.Question;
import io.serai.shared.Ids;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.context.TestPropertySource;

/** Search, extractive model and score together, on the demo's articles. */
@QuietHubTest
@TestPropertySource(properties = "serai.knowledge.folders=classpath:demo/knowledge/")
class QuestionsToTheDemoShopTest {

    private static final ChannelConfig CHANNEL = new ChannelConfig(
            "webchat", "webchat", true, ChannelConfig.Mode.LIVE, 0.8, Set.of(), null, null, null, null);

    @Autowired
    Knowledge knowledge;

    @Autowired
    Assistant assistant;

    @Autowired
    ChatModel model;

    @Autowired
    Confidence confidence;

    private record Decided(Draft draft, Verdict verdict) {

        boolean sent() {
            return verdict.decision() == Decision.AUTO;
        }

        String article() {
            return draft.citations().isEmpty() ? "" : draft.citations().get(0).slug();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "I can't remember the password for my account, reset-password",
        "Am I allowed to fly with your rechargeable lantern in my carry-on?, lantern-on-a-plane",
        "How long is the warranty?, warranty-length",
        "영업시간, opening-hours-ko",
        "매장은 어디에 있고 언제 여나요?, opening-hours-ko"
    })
    void aPlainQuestionIsAnsweredAtOnce(String question, String article) {
        Decided decided = decide(question);
        assertThat(decided.article()).isEqualTo(article);
        assertThat(decided.sent()).as("%s", decided.verdict()).isTrue();
    }

    @Test
    void nothingWrongIsSentAndNothingThatNoArticleSpeaksOf() throws IOException {
        int sent = 0;
        for (CSVRecord row : labelledQuestions()) {
            Decided decided = decide(row.get("question"));
            if (decided.sent()) {
                assertThat(decided.article()).as(row.get("question")).isEqualTo(row.get("expected_slug"));
                sent++;
            }
        }
        // Or else holding everything back would do.
        assertThat(sent).isGreaterThanOrEqualTo(5);
    }

    private static List<CSVRecord> labelledQuestions() throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        String questions = new ClassPathResource("demo/questions.csv").getContentAsString(StandardCharsets.UTF_8);
        try (CSVParser rows =
                CSVParser.builder().setCharSequence(questions).setFormat(format).get()) {
            return rows.getRecords();
        }
    }

    private Decided decide(String question) {
        List<Passage> passages = knowledge.search(new Question(question, null, 6));
        TurnContext turn = new TurnContext(Ids.next(), Ids.next(), 1, "webchat", question, null, List.of());
        Prompt prompt = assistant.prompt(turn, passages);
        List<ChatMessage> messages = List.of(SystemMessage.from(prompt.system()), UserMessage.from(prompt.user()));
        Draft draft =
                assistant.draft(turn, passages, model.chat(messages).aiMessage().text());
        return new Decided(draft, confidence.assess(draft, turn, passages, CHANNEL, false));
    }
}

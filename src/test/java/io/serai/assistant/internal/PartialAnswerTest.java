package io.serai.assistant.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.assistant.AssistantJson;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartialAnswerTest {

    private static final String TEXT = " He said \"two\" days.\n\n\t배송은 이틀 걸립니다. \\ 🚚 ";

    @Test
    void eachBeginningOfADocumentGivesABeginningOfTheAnswer() throws Exception {
        String document = AssistantJson.MAPPER
                .writeValueAsString(Map.of("answer", TEXT))
                .replace("🚚", "\\ud83d\\ude9a")
                .replace("}", ",\"citations\":[1],\"action\":\"answer\"}");
        String before = "";
        int completeFrom = document.indexOf(",\"citations");
        for (int end = 1; end <= document.length(); end++) {
            Optional<PartialAnswer> answer = PartialAnswer.of(document.substring(0, end));
            if (answer.isPresent()) {
                assertThat(answer.get().complete()).isEqualTo(end >= completeFrom);
                if (!answer.get().complete()) {
                    assertThat(answer.get().text()).startsWith(before);
                    before = answer.get().text();
                }
            }
        }
        assertThat(before).isEqualTo(TEXT.stripLeading());
        assertThat(PartialAnswer.of(document)).contains(new PartialAnswer(TEXT.strip(), true));
    }

    @Test
    void aFencedDocumentIsReadToo() {
        assertThat(PartialAnswer.of("```json\n{\"answer\": \"Two da")).contains(new PartialAnswer("Two da", false));
        assertThat(PartialAnswer.of("```js")).isEmpty();
    }

    @Test
    void fieldsBeforeTheAnswerArePassedOver() {
        assertThat(PartialAnswer.of("{\"citations\": [1, {\"answer\": \"no\"}], \"answer\": \"Yes"))
                .contains(new PartialAnswer("Yes", false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "I would be glad to help!",
                "[\"answer\"",
                "{\"answer\": [\"a",
                "{\"action\": \"handoff\", \"answer\": \"No",
                "{\"answer\": \"half an escape \\",
                "{\"answer\": \"half an escape \\u00"
            })
    void whatIsNoAnswerGivesNone(String output) {
        assertThat(PartialAnswer.of(output)).isEmpty();
    }
}

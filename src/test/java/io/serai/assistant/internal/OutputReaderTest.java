package io.serai.assistant.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.assistant.Action;
import io.serai.assistant.internal.OutputReader.InvalidOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputReaderTest {

    private final OutputReader reader = new OutputReader(Chains.JSON);

    @Test
    void aFenceAroundTheObjectAndFurtherFieldsAreTolerated() {
        StructuredAnswer answer =
                reader.read("```json\n" + Chains.ANSWER.replace("{\"answer", "{\"mood\":1,\"answer") + "\n```");
        assertThat(answer.answer()).isEqualTo("Returns are free for 30 days.");
        assertThat(answer.citations()).containsExactly(1);
        assertThat(answer.rating()).isEqualTo(0.9);
    }

    @Test
    void aHandoffNeedsNoAnswer() {
        StructuredAnswer answer =
                reader.read("{\"action\":\"handoff\",\"citations\":[],\"answer\":null,\"reason\":\"needs_account\"}");
        assertThat(answer.action()).isEqualTo(Action.HANDOFF);
        assertThat(answer.answer()).isEmpty();
        assertThat(answer.reason()).isEqualTo("needs_account");
        assertThat(answer.rating()).isNull();
    }

    @Test
    void aNulThatNoDatabaseTakesIsRemoved() {
        assertThat(reader.read("{\"action\":\"answer\",\"citations\":[1],\"answer\":\"a\\u0000b\"}")
                        .answer())
                .isEqualTo("ab");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Sure, returns are free.",
                "[1]",
                "{\"answer\":\"\",\"citations\":[1],\"action\":\"answer\"}",
                "{\"answer\":\"  \",\"citations\":[1],\"action\":\"answer\"}",
                "{\"answer\":\"a\",\"citations\":[1]}",
                "{\"answer\":\"a\",\"citations\":[1],\"action\":\"refund\"}",
                "{\"answer\":\"a\",\"citations\":\"1\",\"action\":\"answer\"}",
                "{\"answer\":\"a\",\"citations\":[\"one\"],\"action\":\"answer\"}",
                "{\"answer\":\"a\",\"citations\":[1.5],\"action\":\"answer\"}",
                "{\"answer\":[\"a\"],\"citations\":[1],\"action\":\"answer\"}",
                "{\"answer\":\"a\",\"citations\":[1],\"action\":\"answer\",\"rating\":95}",
                "{\"answer\":\"a\",\"citations\":[1],\"action\":\"answer\"} and more",
                "{\"answer\":\"a\",\"citations\":[1],\"action\":\"answer\""
            })
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> reader.read(text)).isInstanceOf(InvalidOutput.class);
    }
}

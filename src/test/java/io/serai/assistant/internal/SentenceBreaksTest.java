package io.serai.assistant.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceBreaksTest {

    @Test
    void aSentenceIsFinishedWhenTheNextOneHasBegun() {
        assertThat(SentenceBreaks.finished("Delivery takes two days.", false)).isEmpty();
        assertThat(SentenceBreaks.finished("Delivery takes two days. 2", false)).isEmpty();
        assertThat(SentenceBreaks.finished("Delivery takes two days. It", false))
                .containsExactly("Delivery takes two days.");
        assertThat(SentenceBreaks.finished("Delivery takes two days.", true))
                .containsExactly("Delivery takes two days.");
    }

    @Test
    void aFullStopThatTheNextLetterTakesBackEndsNothing() {
        assertThat(SentenceBreaks.finished("It costs 3. 5", false)).isEmpty();
        assertThat(SentenceBreaks.finished("It costs ca. 12 euros. Call", false))
                .containsExactly("It costs ca. 12 euros.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ask for Dr. Kim at the desk. She",
                "Some parts, e.g. batteries, cost extra. They",
                "It opens at 9 a.m. on Monday. We",
                "Write to Mr. Jonas Park. He"
            })
    void anAbbreviationEndsNoSentence(String text) {
        assertThat(SentenceBreaks.finished(text, false)).hasSize(1);
    }

    @Test
    void koreanSentencesAndLinesAreTold() {
        assertThat(SentenceBreaks.finished("일반 배송은 이틀 걸립니다. 제주도는 닷새 걸립니다. 감", false))
                .containsExactly("일반 배송은 이틀 걸립니다.", " 제주도는 닷새 걸립니다.");
        assertThat(SentenceBreaks.finished("You need:\n- a label\n- a box\nThen", false))
                .containsExactly("You need:", "\n- a label", "\n- a box");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Yes. Delivery takes approx. 2 days, i.e. 48 hours! Is that ok? See www.example.org/a.b?c=1. \"Good.\" Bye...",
                "반품은 30일 안에 됩니다! 문의: help@example.org.\n\n1. 상자에 넣으세요.\n2. 붙이세요. (무료) 끝.",
                "No end",
                "Dr. ",
                "A.B.C. d. E. f"
            })
    void whateverTheCutsThePiecesAreTheText(String text) {
        assertThat(String.join("", SentenceBreaks.finished(text.strip(), true))).isEqualTo(text.strip());
        List<String> shown = new ArrayList<>();
        for (int end = 1; end <= text.strip().length(); end++) {
            String rest = text.strip().substring(String.join("", shown).length(), end);
            shown.addAll(SentenceBreaks.finished(rest, end == text.strip().length()));
            assertThat(text).startsWith(String.join("", shown));
        }
        assertThat(String.join("", shown)).isEqualTo(text.strip());
    }
}

package io.serai.channel.internal.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextPartsTest {

    @Test
    void aTextIsCutAtALineThenASentenceThenAWord() {
        assertThat(TextParts.of("One line.\nTwo lines.", 12)).containsExactly("One line.", "Two lines.");
        assertThat(TextParts.of("One two. Three four.", 12)).containsExactly("One two.", "Three four.");
        assertThat(TextParts.of("aaaa bbbb cccc", 10)).containsExactly("aaaa bbbb", "cccc");
    }

    @Test
    void aTextWithoutAPlaceToCutIsCutButNeverThroughALetter() {
        assertThat(TextParts.of("📦".repeat(10), 5)).allMatch(part -> part.equals("📦📦"));
        assertThat(String.join("", TextParts.of("x".repeat(10_001), 4096))).hasSize(10_001);
    }

    @Test
    void aShortTextStaysWhole() {
        assertThat(TextParts.of("Hello", 4096)).containsExactly("Hello");
        assertThat(TextParts.of("  ", 4096)).isEmpty();
    }

    @Test
    void asianSentencesEndWithoutASpace() {
        assertThat(TextParts.of("첫 문장입니다. 둘째입니다.", 12)).containsExactly("첫 문장입니다.", "둘째입니다.");
        assertThat(TextParts.of("一二三四五。六七八九十。", 8)).containsExactly("一二三四五。", "六七八九十。");
    }

    @Test
    void nothingIsLostAndNoPartIsTooLong() {
        String text = "A sentence with 📦 and e\u0301 in it! ".repeat(700) + "x".repeat(9_000);
        var parts = TextParts.of(text, 4096);
        assertThat(parts).allMatch(part -> part.length() <= 4096 && !part.isBlank());
        assertThat(String.join("", parts).replaceAll("\\s", "")).isEqualTo(text.replaceAll("\\s", ""));
    }
}

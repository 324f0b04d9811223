package io.serai.knowledge.internal.source;

import java.util.List;
import java.util.Objects;

final class Texts {

    private Texts() {}

    static String onOneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    static List<String> distinct(List<String> texts) {
        if (texts == null) {
            return List.of();
        }
        return texts.stream()
                .filter(Objects::nonNull)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }
}

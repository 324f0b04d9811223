package io.serai.channel.internal.email;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jsoup.nodes.Entities;

/** What a mail says. @param text null where there is only HTML; @param html null where there is only text */
record Words(String text, String html) {

    static final Words NONE = new Words(null, null);

    static Words text(String text) {
        return new Words(text, null);
    }

    static Words html(String html) {
        return new Words(null, html);
    }

    boolean isEmpty() {
        return text == null && html == null;
    }

    /** The same words in several forms: the first text and the last, richest HTML. */
    static Words oneOf(List<Words> forms) {
        String text = forms.stream()
                .map(Words::text)
                .filter(t -> t != null && !t.isBlank())
                .findFirst()
                .orElse(null);
        String html = forms.stream()
                .map(Words::html)
                .filter(Objects::nonNull)
                .reduce((a, b) -> b)
                .orElse(null);
        return new Words(text, html);
    }

    /** Words one after the other. Some mail programs change between text and HTML around each picture. */
    static Words allOf(List<Words> pieces) {
        List<Words> present = pieces.stream().filter(w -> !w.isEmpty()).toList();
        if (present.size() < 2) {
            return present.isEmpty() ? NONE : present.get(0);
        }
        if (present.stream().allMatch(piece -> piece.html() == null)) {
            return text(present.stream().map(Words::text).collect(Collectors.joining("\n")));
        }
        return html(present.stream().map(Words::asHtml).collect(Collectors.joining("\n")));
    }

    private String asHtml() {
        return html != null
                ? html
                : "<div>%s</div>".formatted(Entities.escape(text).replace("\n", "<br>"));
    }
}

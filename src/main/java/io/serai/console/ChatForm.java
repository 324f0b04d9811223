package io.serai.console;

import io.serai.channel.FormField;
import io.serai.conversation.ChatForms.Answer;
import io.serai.shared.EmailAddress;
import io.serai.shared.SeraiException;
import java.util.List;
import java.util.Map;

/** What a visitor said before they began, held against what the chat asks. */
record ChatForm(List<FormField> asked, Map<String, String> said) {

    ChatForm {
        said = said == null ? Map.of() : said;
    }

    /** @throws SeraiException INVALID with the field: one that is asked for and not said, or said and not asked for */
    void check() {
        for (FormField field : asked) {
            if (field.required() && value(field) == null) {
                throw SeraiException.invalid(name(field.field()), "Please fill this in: %s.".formatted(field.label()));
            }
        }
        for (Map.Entry<String, String> entry : said.entrySet()) {
            if (asked.stream().noneMatch(it -> it.field().equals(entry.getKey()))) {
                throw SeraiException.invalid(name(entry.getKey()), "This chat does not ask for that.");
            }
        }
    }

    /** Where the problem is told of. */
    static String name(String field) {
        return "form." + field;
    }

    List<Answer> answers() {
        return asked.stream()
                .filter(field -> value(field) != null)
                .map(field -> new Answer(field.field(), field.label(), value(field)))
                .toList();
    }

    /** Or null. */
    String name() {
        return ofField(FormField.NAME);
    }

    /** In lower case; or null. */
    String email() {
        String email = ofField(FormField.EMAIL);
        return email == null ? null : EmailAddress.folded(email);
    }

    private String ofField(String name) {
        return asked.stream()
                .filter(field -> field.field().equals(name))
                .findFirst()
                .map(this::value)
                .orElse(null);
    }

    private String value(FormField field) {
        String value = said.get(field.field());
        return value == null || value.isBlank() ? null : value.strip();
    }
}

package io.serai.account;

import io.serai.shared.SeraiException;
import java.util.UUID;

/** Whose things a list is to show. @param accountId null for those that nobody has */
public record Holder(UUID accountId) {

    /** @param text {@code me}, {@code nobody}, an account's id, or null for everybody's @return null for everybody's */
    public static Holder of(String text, UUID me) {
        if (text == null) {
            return null;
        }
        return switch (text) {
            case "me" -> new Holder(me);
            case "nobody" -> new Holder(null);
            default -> new Holder(idFrom(text));
        };
    }

    private static UUID idFrom(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw SeraiException.invalid("holder", "Write me, nobody, or the id of an account.");
        }
    }
}

package io.serai.channel.internal.email;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address {@code support+<token>@…} that an answer to one message goes to (RFC 5233 subaddress), for mail programs
 * that send no References. The token is the message's random id. It opens nothing by itself: whoever answers must belong
 * to the conversation, as with References.
 */
final class ReplyAddress {

    private static final Pattern TOKEN = Pattern.compile(
            "\\+([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})@", Pattern.CASE_INSENSITIVE);
    private static final Pattern UUID_IN_NAME =
            Pattern.compile("<([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})@");

    private ReplyAddress() {}

    /** @param messageRef the Message-ID @return the base address itself where that names no message */
    static String of(String base, String messageRef) {
        Matcher id = UUID_IN_NAME.matcher(messageRef);
        int at = base.lastIndexOf('@');
        return id.find() && at > 0
                ? "%s+%s%s".formatted(base.substring(0, at), id.group(1).replace("-", ""), base.substring(at))
                : base;
    }

    /** @return null when it names no message */
    static UUID messageIn(String recipients) {
        Matcher token = TOKEN.matcher(recipients);
        return token.find()
                ? UUID.fromString(String.join(
                        "-", token.group(1), token.group(2), token.group(3), token.group(4), token.group(5)))
                : null;
    }
}

package io.serai.channel.internal.email;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address {@code support+<token>@…} that an answer to one message goes to (RFC 5233 subaddress), for mail programs
 * that send no References. It opens nothing by itself: whoever answers must belong to the conversation, as with
 * References.
 */
final class ReplyAddress {

    private static final Pattern TOKEN =
            Pattern.compile("\\+([0-9a-z]{%d})@".formatted(ReplyTokens.LENGTH), Pattern.CASE_INSENSITIVE);
    private static final Pattern UUID_IN_NAME =
            Pattern.compile("<([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})@");
    /** RFC 5321, section 4.5.3.1.1, in octets. */
    private static final int LONGEST_LOCAL_PART = 64;

    private ReplyAddress() {}

    /**
     * @param messageRef the Message-ID
     * @return the base address itself where that names no message, or there is no room for a token in it
     */
    static String of(String base, String messageRef, ReplyTokens tokens) {
        Matcher id = UUID_IN_NAME.matcher(messageRef);
        int at = base.lastIndexOf('@');
        if (at <= 0 || !id.find()) {
            return base;
        }
        String localPart = base.substring(0, at) + "+" + tokens.of(UUID.fromString(id.group(1)));
        return localPart.getBytes(StandardCharsets.UTF_8).length > LONGEST_LOCAL_PART
                ? base
                : localPart + base.substring(at);
    }

    /** @return null when it names no message, or somebody else made the name */
    static UUID messageIn(String recipients, ReplyTokens tokens) {
        return TOKEN.matcher(recipients)
                .results()
                .map(token -> tokens.read(token.group(1)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }
}

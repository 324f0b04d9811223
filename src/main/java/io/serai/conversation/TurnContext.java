package io.serai.conversation;

import java.util.List;
import java.util.UUID;

/**
 * A turn as the assistant needs it: what the customer asked since the last reply, and what was said before.
 *
 * @param revision grows with each message of the turn; a draft answers exactly one revision
 * @param question the texts of the turn's messages, joined by blank lines
 * @param language BCP 47 as stated by the customer's client, or null
 * @param history earlier messages of the conversation, oldest first, at most the last 20
 */
public record TurnContext(
        UUID conversationId,
        UUID turnId,
        int revision,
        String channelId,
        String question,
        String language,
        List<Line> history) {

    public record Line(Author author, String text) {}
}

package io.serai.delivery;

import io.serai.channel.OutgoingMessage;
import io.serai.conversation.Author;
import io.serai.conversation.Citation;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A delivery with everything that sending it takes. @param shownInTurn of words that the customer has read, else null */
record Outgoing(
        UUID id,
        UUID conversationId,
        UUID messageId,
        String channelId,
        State state,
        int attempts,
        boolean allPartsSent,
        Author author,
        String authorName,
        boolean withAPerson,
        Instant createdAt,
        List<Citation> sources,
        UUID shownInTurn,
        OutgoingMessage message) {

    /** An assistant's words must not leave the hub once a person has taken over; those that the customer has read have. */
    boolean isOutranked() {
        return author == Author.ASSISTANT && withAPerson && shownInTurn == null;
    }
}

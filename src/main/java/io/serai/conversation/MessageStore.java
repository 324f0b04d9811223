package io.serai.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.channel.IncomingMessage;
import io.serai.shared.Ids;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MessageStore {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    MessageStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insertReceived(UUID id, UUID conversationId, UUID turnId, IncomingMessage message) {
        jdbc.sql("""
                        insert into message (id, conversation_id, turn_id, channel_id, direction, author, text, html,
                          external_ref)
                        values (?, ?, ?, ?, 'IN', 'CUSTOMER', ?, ?, ?)
                        """)
                .params(
                        id,
                        conversationId,
                        turnId,
                        message.channelId(),
                        message.text(),
                        message.html(),
                        message.externalId())
                .update();
        for (var attachment : message.attachments()) {
            jdbc.sql(
                            "insert into attachment (id, message_id, name, media_type, size, content) values (?, ?, ?, ?, ?, ?)")
                    .params(
                            Ids.next(),
                            id,
                            attachment.name(),
                            attachment.mediaType(),
                            attachment.content().length,
                            attachment.content())
                    .update();
        }
    }

    /** @param replyToTurn the turn that this is the one reply to, or null */
    void insertPosted(UUID id, Conversation to, NewMessage message, UUID turnId, UUID replyToTurn, String ref) {
        jdbc.sql("""
                        insert into message (id, conversation_id, turn_id, channel_id, direction, author, author_id,
                          text, external_ref, reply_to_turn, citations)
                        values (?, ?, ?, ?, 'OUT', ?, ?, ?, ?, ?, ?::jsonb)
                        """)
                .params(
                        id,
                        to.id(),
                        turnId,
                        to.channelId(),
                        message.author().name(),
                        message.authorId(),
                        message.text(),
                        ref,
                        replyToTurn,
                        write(message.citations()))
                .update();
    }

    List<TurnContext.Line> linesBefore(UUID conversationId, UUID turnId, int limit) {
        return jdbc.sql("""
                        select author, text from (
                          select id, author, text from message
                          where conversation_id = ? and turn_id is distinct from ?
                          order by created_at desc, id desc limit ?) latest
                        order by id
                        """)
                .params(conversationId, turnId, limit)
                .query((row, number) ->
                        new TurnContext.Line(Author.valueOf(row.getString("author")), row.getString("text")))
                .list();
    }

    List<String> textsOf(UUID turnId) {
        return jdbc.sql("select text from message where turn_id = ? and direction = 'IN' order by created_at, id")
                .param(turnId)
                .query(String.class)
                .list();
    }

    /** What the customer sees: everything received, and what was posted and not withheld. */
    List<ConversationView.Message> shown(UUID conversationId) {
        return jdbc.sql("""
                        select message.*, account.name as author_name from message
                        left join account on account.id = message.author_id
                        left join delivery on delivery.message_id = message.id
                        where message.conversation_id = ? and delivery.outcome is distinct from 'WITHHELD'
                        order by message.created_at, message.id
                        """)
                .param(conversationId)
                .query((row, number) -> new ConversationView.Message(
                        row.getObject("id", UUID.class),
                        Author.valueOf(row.getString("author")),
                        row.getString("author_name"),
                        row.getString("text"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        read(row.getString("citations"))))
                .list();
    }

    private String write(List<Citation> citations) {
        try {
            return json.writeValueAsString(citations);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Citation> read(String citations) {
        try {
            return citations == null ? List.of() : json.readValue(citations, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

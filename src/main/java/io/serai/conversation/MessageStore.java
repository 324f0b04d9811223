package io.serai.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.channel.Content;
import io.serai.channel.IncomingMessage;
import io.serai.channel.IncomingMessage.Attachment;
import io.serai.shared.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.SqlTypeValue;
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

    /** @param turnId null for a message that no machine may answer */
    void insertReceived(UUID id, UUID conversationId, UUID turnId, IncomingMessage message) {
        jdbc.sql("""
                        insert into message (id, conversation_id, turn_id, channel_id, direction, author, text, html,
                          external_ref, full_text, automatic, author_address)
                        values (?, ?, ?, ?, 'IN', 'CUSTOMER', ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        id,
                        conversationId,
                        turnId,
                        message.channelId(),
                        message.text(),
                        message.html(),
                        message.externalId(),
                        message.fullText(),
                        message.automatic(),
                        message.sender().kind().equals("email")
                                ? message.sender().address()
                                : null)
                .update();
        message.attachments().forEach(attachment -> attach(id, attachment));
    }

    boolean has(UUID messageId, IncomingMessage.Attachment attachment) {
        return jdbc.sql("select exists (select 1 from attachment where message_id = ? and name = ? and size = ?)")
                .params(messageId, attachment.name(), attachment.size())
                .query(Boolean.class)
                .single();
    }

    boolean existIn(UUID conversationId) {
        return jdbc.sql("select exists (select 1 from message where conversation_id = ?)")
                .param(conversationId)
                .query(Boolean.class)
                .single();
    }

    void attach(UUID messageId, Attachment attachment) {
        Content content = attachment.content();
        try (InputStream bytes = content == null ? null : content.open()) {
            jdbc.sql("""
                            insert into attachment (id, message_id, name, media_type, content_id, size, content, note)
                            values (:id, :message, :name, :type, :contentId, :size, :content, :note)
                            """)
                    .param("id", Ids.next())
                    .param("message", messageId)
                    .param("name", attachment.name())
                    .param("type", attachment.mediaType())
                    .param("contentId", attachment.contentId(), java.sql.Types.VARCHAR)
                    .param("size", attachment.size())
                    .param(
                            "content",
                            content == null ? null : ArrivalStore.streamed(bytes, content.size()),
                            content == null ? java.sql.Types.BINARY : SqlTypeValue.TYPE_UNKNOWN)
                    .param("note", attachment.note(), java.sql.Types.VARCHAR)
                    .update();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A customer's message by its name in the channel, the first of that name. */
    Optional<Received> findReceived(String channelId, String externalRef) {
        return jdbc.sql("""
                        select id, conversation_id, turn_id, text from message
                        where channel_id = ? and external_ref = ? and direction = 'IN' order by created_at limit 1
                        """)
                .params(channelId, externalRef)
                .query((row, number) -> new Received(
                        row.getObject("id", UUID.class),
                        row.getObject("conversation_id", UUID.class),
                        row.getObject("turn_id", UUID.class),
                        row.getString("text")))
                .optional();
    }

    /** Changes a message's text and keeps what it said before. */
    void edit(UUID id, String text) {
        jdbc.sql("""
                        with edited as (
                          insert into message_edit (message_id, text) select id, text from message where id = :id)
                        update message set text = :text, edited_at = now() where id = :id
                        """).param("id", id).param("text", text).update();
    }

    record Received(UUID id, UUID conversationId, UUID turnId, String text) {}

    /** A message of ours by the name under which it went out. */
    Optional<Posted> findSent(String channelId, String externalRef) {
        return jdbc.sql("""
                        select conversation_id, id from message
                        where channel_id = ? and external_ref = ? and direction = 'OUT'
                        """)
                .params(channelId, externalRef)
                .query((row, number) -> new Posted(
                        row.getObject("conversation_id", UUID.class), row.getObject("id", UUID.class), false))
                .optional();
    }

    /** How many messages one address has sent to a channel lately, whatever became of them. */
    int countReceived(String channelId, String address, Duration lately) {
        return jdbc.sql("""
                        select count(*) from message
                        where channel_id = ? and author_address = ? and created_at > now() - make_interval(secs => ?)
                        """)
                .params(channelId, address, lately.toMillis() / 1000.0)
                .query(Integer.class)
                .single();
    }

    /** @param replyToTurn the turn that this is the one reply to, or null */
    void insertPosted(
            UUID id, Conversation to, NewMessage message, UUID turnId, UUID replyToTurn, String ref, boolean streamed) {
        jdbc.sql("""
                        insert into message (id, conversation_id, turn_id, channel_id, direction, author, author_id,
                          text, external_ref, reply_to_turn, citations, streamed)
                        values (?, ?, ?, ?, 'OUT', ?, ?, ?, ?, ?, ?::jsonb, ?)
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
                        write(message.citations()),
                        streamed)
                .update();
    }

    /** What a customer has read as sentences. It is no reply, and stands where it was read: before what came since. */
    void insertSaid(UUID id, Conversation to, NewMessage message, UUID turnId, String ref, Instant at) {
        jdbc.sql("""
                        insert into message (id, conversation_id, turn_id, channel_id, direction, author, text,
                          external_ref, citations, streamed, created_at)
                        values (?, ?, ?, ?, 'OUT', ?, ?, ?, ?::jsonb, true, ?)
                        """)
                .params(
                        id,
                        to.id(),
                        turnId,
                        to.channelId(),
                        message.author().name(),
                        message.text(),
                        ref,
                        write(message.citations()),
                        at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What a turn asks, and before it at most {@code limit} earlier messages of the conversation, the oldest first. */
    List<Said> saidUntil(UUID conversationId, UUID turnId, int limit) {
        return jdbc.sql("""
                        select author, text, asked from (
                          (select id, created_at, author, text, false as asked from message
                            where conversation_id = :conversation and (turn_id is distinct from :turn or direction = 'OUT')
                            order by created_at desc, id desc limit :limit)
                          union all
                          select id, created_at, author, text, true from message
                          where turn_id = :turn and direction = 'IN') said
                        order by asked, created_at, id
                        """)
                .param("conversation", conversationId)
                .param("turn", turnId)
                .param("limit", limit)
                .query((row, number) -> new Said(
                        new TurnContext.Line(Author.valueOf(row.getString("author")), row.getString("text")),
                        row.getBoolean("asked")))
                .list();
    }

    /** @param asked whether it belongs to the turn, and not to what came before */
    record Said(TurnContext.Line line, boolean asked) {}

    /** What the customer sees: everything received, and what was posted and not withheld. */
    List<ConversationView.Message> shown(UUID conversationId, Map<UUID, List<AttachmentView>> attachments) {
        return jdbc.sql("""
                        select message.*, account.name as author_name, feedback.helpful, feedback.comment
                        from message
                        left join account on account.id = message.author_id
                        left join answer_feedback feedback on feedback.message_id = message.id
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
                        row.getString("full_text"),
                        row.getString("html") != null,
                        row.getString("automatic"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        timeOf(row.getObject("edited_at", OffsetDateTime.class)),
                        read(row.getString("citations")),
                        attachments.get(row.getObject("id", UUID.class)),
                        feedback(row),
                        row.getBoolean("streamed") ? row.getObject("turn_id", UUID.class) : null))
                .list();
    }

    private static Feedback feedback(ResultSet row) throws SQLException {
        Boolean helpful = row.getObject("helpful", Boolean.class);
        return helpful == null ? null : new Feedback(helpful, row.getString("comment"));
    }

    private static Instant timeOf(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
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

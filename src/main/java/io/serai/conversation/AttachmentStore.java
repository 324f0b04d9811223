package io.serai.conversation;

import io.serai.shared.HubsWork;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Attachments and their content, piece by piece. Pieces are rows of a table: the driver would hold a whole {@code bytea},
 * and a large object would outlive its row and need one transaction for as long as a slow reader takes.
 */
@Repository
class AttachmentStore {

    static final int PIECE = 256 * 1024;

    static final RowMapper<AttachmentView> VIEW = (row, number) -> new AttachmentView(
            row.getObject("id", UUID.class),
            row.getString("name"),
            row.getString("media_type"),
            row.getLong("size"),
            row.getString("note"));

    private final JdbcClient jdbc;

    AttachmentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void begin(UUID id, UUID conversationId, String name, String mediaType) {
        jdbc.sql("""
                        insert into attachment (id, conversation_id, name, media_type, size) values (?, ?, ?, ?, 0)
                        """).params(id, conversationId, name, mediaType).update();
    }

    void append(UUID id, int position, byte[] piece) {
        jdbc.sql("insert into attachment_piece (attachment_id, position, content) values (?, ?, ?)")
                .params(id, position, piece)
                .update();
    }

    /** Until then it cannot be named by a message. */
    void complete(UUID id, long size) {
        jdbc.sql("update attachment set size = ? where id = ?").params(size, id).update();
    }

    void remove(UUID id) {
        jdbc.sql("delete from attachment where id = ?").param(id).update();
    }

    /** Uploads that no message named within a day, whoever's they were. */
    @HubsWork
    void removeForgotten() {
        jdbc.sql("""
                        delete from attachment where message_id is null and created_at < now() - interval '1 day'
                          and conversation_id is not null
                        """).update();
    }

    /** Of uploads that no message has named, whoever's they are. */
    @HubsWork(readOnly = true)
    long bytesWaiting() {
        return jdbc.sql("""
                        select coalesce(sum(size), 0) from attachment
                        where message_id is null and conversation_id is not null
                        """).query(Long.class).single();
    }

    int countWaiting(UUID conversationId) {
        return jdbc.sql("select count(*) from attachment where message_id is null and conversation_id = ?")
                .param(conversationId)
                .query(Integer.class)
                .single();
    }

    /** How many of these a message of the conversation may name: complete ones that wait, or are its own already. */
    int countAttachable(UUID conversationId, List<UUID> ids, String externalRef) {
        return jdbc.sql("""
                        select count(*) from attachment left join message on message.id = attachment.message_id
                        where attachment.conversation_id = ? and attachment.id = any(?) and attachment.size > 0
                          and (message.id is null or message.external_ref = ?)
                        """)
                .params(conversationId, ids.toArray(UUID[]::new), externalRef)
                .query(Integer.class)
                .single();
    }

    void attach(UUID conversationId, UUID messageId, List<UUID> ids) {
        jdbc.sql("""
                        update attachment set message_id = ?
                        where conversation_id = ? and id = any(?) and message_id is null
                        """)
                .params(messageId, conversationId, ids.toArray(UUID[]::new))
                .update();
    }

    Map<UUID, List<AttachmentView>> ofMessages(UUID conversationId) {
        record Attached(UUID messageId, AttachmentView attachment) {}
        return jdbc
                .sql("""
                        select attachment.id, attachment.name, attachment.media_type, attachment.size, attachment.note,
                          attachment.message_id
                        from attachment join message on message.id = attachment.message_id
                        where message.conversation_id = ? order by attachment.id
                        """)
                .param(conversationId)
                .query((row, number) -> new Attached(row.getObject("message_id", UUID.class), VIEW.mapRow(row, number)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Attached::messageId, Collectors.mapping(Attached::attachment, Collectors.toList())));
    }

    Optional<AttachmentView> find(UUID id) {
        return jdbc.sql("select id, name, media_type, size, note from attachment where id = ?")
                .param(id)
                .query(VIEW)
                .optional();
    }

    Optional<UUID> conversationOf(UUID id) {
        return jdbc.sql("""
                        select coalesce(attachment.conversation_id, message.conversation_id)
                        from attachment left join message on message.id = attachment.message_id where attachment.id = ?
                        """).param(id).query(UUID.class).optional();
    }

    /** @return nothing after the last piece */
    Optional<byte[]> piece(UUID id, int position) {
        return jdbc.sql("""
                        select coalesce(piece.content, substring(attachment.content from ? for ?)) as content
                        from attachment
                        left join attachment_piece piece on piece.attachment_id = attachment.id and piece.position = ?
                        where attachment.id = ?
                        """)
                .params(position * PIECE + 1, PIECE, position, id)
                .query((row, number) -> Optional.ofNullable(row.getBytes("content")))
                .optional()
                .flatMap(it -> it)
                .filter(it -> it.length > 0);
    }
}

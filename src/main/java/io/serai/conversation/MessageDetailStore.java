package io.serai.conversation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MessageDetailStore {

    private final JdbcClient jdbc;

    MessageDetailStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<MessageDetail> find(UUID id) {
        return jdbc.sql("""
                        select message.*, account.name as author_name from message
                        left join account on account.id = message.author_id
                        where message.id = ?
                        """)
                .param(id)
                .query((row, number) -> message(row, attached(id)))
                .optional();
    }

    private static MessageDetail message(ResultSet row, List<MessageDetail.Attached> attached) throws SQLException {
        return new MessageDetail(
                row.getObject("id", UUID.class),
                row.getObject("conversation_id", UUID.class),
                row.getString("channel_id"),
                Author.valueOf(row.getString("author")),
                row.getString("author_name"),
                row.getString("author_address"),
                texts(row),
                row.getString("text"),
                row.getString("full_text"),
                row.getString("html"),
                row.getString("automatic"),
                CustomerStore.time(row, "created_at"),
                CustomerStore.time(row, "edited_at"),
                attached);
    }

    private static List<String> texts(ResultSet row) throws SQLException {
        var array = row.getArray("copied_to");
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    private List<MessageDetail.Attached> attached(UUID messageId) {
        return jdbc.sql("""
                        select id, name, media_type, size, note, content_id,
                          content is not null or exists (
                            select 1 from attachment_piece where attachment_id = attachment.id) as kept
                        from attachment where message_id = ? order by id
                        """)
                .param(messageId)
                .query((row, number) -> new MessageDetail.Attached(
                        AttachmentStore.VIEW.mapRow(row, number), row.getString("content_id"), row.getBoolean("kept")))
                .list();
    }

    List<Participant> participants(UUID conversationId) {
        return jdbc.sql("""
                        select * from conversation_participant where conversation_id = ? order by created_at, address
                        """)
                .param(conversationId)
                .query((row, number) -> new Participant(
                        row.getString("kind"),
                        row.getString("address"),
                        row.getString("display_name"),
                        CustomerStore.time(row, "created_at")))
                .list();
    }
}

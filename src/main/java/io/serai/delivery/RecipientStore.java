package io.serai.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who wrote the mails that a mail answers, and whom they addressed. */
@Repository
class RecipientStore {

    /**
     * @param elsewhere an address to which the delivery was redirected, or null
     * @param beganBy who wrote the first mail of the conversation, or null
     * @param lastBy who wrote the last one before the answer, by preference a person; or null
     * @param copiedTo whom that one addressed besides the hub
     * @param askedBy who wrote in the turn that is answered
     */
    record Correspondence(
            String elsewhere, String beganBy, String lastBy, List<String> copiedTo, List<String> askedBy) {}

    private final JdbcClient jdbc;

    RecipientStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Correspondence> find(UUID deliveryId) {
        return jdbc.sql("""
                        with answer as (
                          select delivery.address, delivery.channel_id, message.conversation_id, message.created_at,
                            message.reply_to_turn
                          from delivery join message on message.id = delivery.message_id where delivery.id = ?),
                        mail as (
                          select message.* from message join answer using (conversation_id, channel_id)
                          where message.direction = 'IN' and message.author_address is not null
                            and message.created_at <= answer.created_at)
                        select answer.address as elsewhere, latest.author_address as last_by, latest.copied_to,
                          (select author_address from mail order by created_at, id limit 1) as began_by,
                          array(select distinct author_address from mail
                            where turn_id = answer.reply_to_turn order by author_address) as asked_by
                        from answer left join lateral (
                          select author_address, copied_to from mail
                          order by automatic is not null, created_at desc, id desc limit 1) latest on true
                        """)
                .param(deliveryId)
                .query(RecipientStore::correspondence)
                .optional();
    }

    private static Correspondence correspondence(ResultSet row, int number) throws SQLException {
        return new Correspondence(
                row.getString("elsewhere"),
                row.getString("began_by"),
                row.getString("last_by"),
                texts(row, "copied_to"),
                texts(row, "asked_by"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        var array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}

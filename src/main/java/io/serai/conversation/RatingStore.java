package io.serai.conversation;

import java.sql.Types;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RatingStore {

    private final JdbcClient jdbc;

    RatingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Author> authorOfAnswer(UUID conversationId, UUID messageId) {
        return jdbc.sql("""
                        select author from message
                        where id = ? and conversation_id = ? and direction = 'OUT'
                          and not exists (select from delivery where message_id = message.id and outcome = 'WITHHELD')
                        """)
                .params(messageId, conversationId)
                .query((row, number) -> Author.valueOf(row.getString("author")))
                .optional();
    }

    void keep(UUID conversationId, UUID messageId, Feedback feedback) {
        jdbc.sql("""
                        insert into answer_feedback (message_id, conversation_id, helpful, comment)
                        values (:message, :conversation, :helpful, :comment)
                        on conflict (message_id) do update
                        set helpful = excluded.helpful, comment = excluded.comment, given_at = now()
                        """)
                .param("message", messageId)
                .param("conversation", conversationId)
                .param("helpful", feedback.helpful())
                .param("comment", feedback.comment(), Types.VARCHAR)
                .update();
    }

    void keep(UUID conversationId, int score, String comment) {
        jdbc.sql("""
                        insert into conversation_rating (conversation_id, score, comment, rated_at)
                        values (:conversation, :score, :comment, now())
                        on conflict (conversation_id) do update
                        set score = excluded.score, comment = excluded.comment, rated_at = now()
                        """)
                .param("conversation", conversationId)
                .param("score", score)
                .param("comment", comment, Types.VARCHAR)
                .update();
    }

    /** @return false when the customer was asked before, or has rated unasked */
    boolean want(UUID conversationId) {
        return jdbc.sql("insert into conversation_rating (conversation_id) values (?) on conflict do nothing")
                        .param(conversationId)
                        .update()
                == 1;
    }

    Optional<Rating> find(UUID conversationId) {
        return jdbc.sql("select * from conversation_rating where conversation_id = ? and score is not null")
                .param(conversationId)
                .query((row, number) ->
                        new Rating(row.getInt("score"), row.getString("comment"), CustomerStore.time(row, "rated_at")))
                .optional();
    }
}

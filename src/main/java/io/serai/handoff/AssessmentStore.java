package io.serai.handoff;

import io.serai.assistant.Assessor.Assessed;
import io.serai.conversation.Author;
import io.serai.conversation.TurnContext.Line;
import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AssessmentStore {

    private final JdbcClient jdbc;

    AssessmentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when there is one, or one is being made */
    boolean ask(UUID handoffId) {
        // Not in one statement: whoever may ask for one may not overwrite one.
        return jdbc.sql("""
                                update assessment set state = 'MAKING', error = null, asked_at = now()
                                where handoff_id = ? and state = 'FAILED'
                                """).param(handoffId).update() == 1
                || jdbc.sql("insert into assessment (handoff_id, state) values (?, 'MAKING') on conflict do nothing")
                                .param(handoffId)
                                .update()
                        == 1;
    }

    Optional<Assessment> find(UUID handoffId) {
        return jdbc.sql("select * from assessment where handoff_id = ?")
                .param(handoffId)
                .query((row, number) -> new Assessment(
                        Assessment.State.valueOf(row.getString("state")),
                        row.getString("likely_cause"),
                        texts(row.getArray("suggested_steps")),
                        row.getString("confidence") == null
                                ? null
                                : Assessment.Confidence.valueOf(row.getString("confidence")),
                        row.getString("model"),
                        row.getString("error"),
                        HandoffViewStore.instant(row, "made_at")))
                .optional();
    }

    /** @return false when it is not being made any more */
    boolean made(UUID handoffId, Assessed assessed, Assessment.Confidence confidence) {
        return jdbc.sql("""
                                update assessment set state = 'READY', likely_cause = ?, suggested_steps = ?,
                                  confidence = ?, model = ?, made_at = now()
                                where handoff_id = ? and state = 'MAKING'
                                """)
                        .params(
                                assessed.likelyCause(),
                                assessed.steps().toArray(String[]::new),
                                confidence.name(),
                                assessed.model(),
                                handoffId)
                        .update()
                == 1;
    }

    /** @return false when it is not being made any more */
    boolean failed(UUID handoffId, String error) {
        return jdbc.sql("""
                                update assessment set state = 'FAILED', error = ?, made_at = now()
                                where handoff_id = ? and state = 'MAKING'
                                """).params(error, handoffId).update() == 1;
    }

    /** What was said to and by the customer, the last {@code limit} messages, the oldest first. */
    List<Line> said(UUID conversationId, int limit) {
        return jdbc.sql("""
                        select author, text from (
                          select id, created_at, author, text from message where conversation_id = ?
                          order by created_at desc, id desc limit ?) said
                        order by created_at, id
                        """)
                .params(conversationId, limit)
                .query((row, number) -> new Line(Author.valueOf(row.getString("author")), row.getString("text")))
                .list();
    }

    /** @param question what was asked then @param answer what a person let go out, or wrote */
    record PastAnswer(UUID id, String question, String answer, String topic, String language) {}

    /** The latest answers about a topic that people approved or changed. */
    List<PastAnswer> pastAnswers(String topic, int limit) {
        return jdbc.sql("""
                        select approval.id, draft.question, approval.final_text as answer, draft.topic, draft.language
                        from approval join draft on draft.id = approval.draft_id
                        where approval.state in ('APPROVED', 'EDITED') and approval.sends_at is null
                          and draft.topic = ? and approval.final_text is not null
                        order by approval.id desc limit ?
                        """).params(topic, limit).query(PastAnswer.class).list();
    }

    static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }
}

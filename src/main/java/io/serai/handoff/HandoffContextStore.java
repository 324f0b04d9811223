package io.serai.handoff;

import io.serai.conversation.CustomerView.Talk;
import io.serai.conversation.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class HandoffContextStore {

    private static final int EARLIER = 20;

    private final JdbcClient jdbc;
    private final HandoffViewStore handoffs;
    private final AssessmentStore assessments;

    HandoffContextStore(JdbcClient jdbc, HandoffViewStore handoffs, AssessmentStore assessments) {
        this.jdbc = jdbc;
        this.handoffs = handoffs;
        this.assessments = assessments;
    }

    Optional<HandoffContext> find(UUID id) {
        return handoffs.find(id).map(handoff -> jdbc.sql("""
                        select handoff.notes, handoff.tried, conversation.status, conversation.language,
                          draft.probability, draft.answer
                        from handoff join conversation on conversation.id = handoff.conversation_id
                        left join lateral (
                          select probability, answer from draft where draft.conversation_id = conversation.id
                          order by created_at desc limit 1) draft on true
                        where handoff.id = ?
                        """)
                .param(id)
                .query((row, number) -> context(handoff, row))
                .single());
    }

    private HandoffContext context(HandoffView handoff, ResultSet row) throws SQLException {
        return new HandoffContext(
                handoff,
                Status.valueOf(row.getString("status")),
                row.getString("language"),
                row.getString("notes"),
                AssessmentStore.texts(row.getArray("tried")),
                row.getObject("probability", Double.class),
                row.getString("answer"),
                earlier(handoff),
                assessments.find(handoff.id()).orElse(Assessment.NONE));
    }

    private List<Talk> earlier(HandoffView handoff) {
        return jdbc.sql("""
                        select id, channel_id, subject, status, created_at from conversation
                        where customer_id = ? and id <> ? order by created_at desc, id desc limit ?
                        """)
                .params(handoff.customer().id(), handoff.conversationId(), EARLIER)
                .query((row, number) -> new Talk(
                        row.getObject("id", UUID.class),
                        row.getString("channel_id"),
                        row.getString("subject"),
                        Status.valueOf(row.getString("status")),
                        HandoffViewStore.instant(row, "created_at")))
                .list();
    }
}

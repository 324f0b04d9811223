package io.serai.conversation;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The lines in which conversations wait for people, and how fast they move. */
@Repository
class ProgressStore {

    private static final int FEWEST_FIGURES = 3;

    /** Where a conversation waits, in the order in which people are shown it, and how long those took that were taken. */
    enum Line {
        APPROVALS(Stage.CHECKING, """
                select conversation_id, case when state = 'CLAIMED' and lease_until >= now() then 1
                  else row_number() over (order by priority desc, due_at, id) end as place
                from approval where state in ('PENDING', 'CLAIMED')
                """, """
                select created_at, decided_at as left_at, state in ('APPROVED', 'EDITED', 'REJECTED', 'HANDED_OFF') as counts
                from approval
                """),
        HANDOFFS(Stage.WAITING, """
                select conversation_id, row_number() over (order by created_at, id) as place
                from handoff where state = 'OPEN' or state = 'CLAIMED' and lease_until < now()
                """, """
                select created_at, coalesce(claimed_at, resolved_at) as left_at, claimed_at > created_at as counts
                from handoff
                """);

        final Stage stage;
        private final String places;
        private final String waits;

        Line(Stage stage, String places, String waits) {
            this.stage = stage;
            this.places = places;
            this.waits = waits;
        }
    }

    /** @param person who holds it, or null */
    record Row(UUID id, String channelId, Status status, String person) {
        Stage stage() {
            return Stage.of(status, person != null);
        }
    }

    record Place(UUID conversationId, int place) {}

    private final JdbcClient jdbc;

    ProgressStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Row> rows(Collection<UUID> conversationIds) {
        return jdbc.sql("""
                        select conversation.id, channel_id, status, account.name as person from conversation
                        left join account on account.id = conversation.agent_id
                        where conversation.id = any(?)
                        """)
                .param(conversationIds.toArray(UUID[]::new))
                .query(Row.class)
                .list();
    }

    Map<UUID, Integer> places(Line line, Collection<UUID> conversationIds) {
        return jdbc
                .sql("select conversation_id, min(place) as place from (" + line.places + """
                        ) queue where conversation_id = any(?) group by conversation_id
                        """)
                .param(conversationIds.toArray(UUID[]::new))
                .query(Place.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Place::conversationId, Place::place));
    }

    /**
     * How long one place in a line took in the last day: the median of how long each waited by its place when it came.
     * Empty when too few were taken.
     */
    Optional<Duration> timePerPlace(Line line) {
        return jdbc.sql("with recent as (" + line.waits + """
                        where created_at > now() - interval '1 day' order by created_at desc limit 5000),
                        steps as (
                          select created_at as at, 1 as step, case when counts then left_at - created_at end as waited
                          from recent
                          union all select left_at, -1, null from recent where left_at is not null),
                        came as (
                          select waited, sum(step) over (order by at, step desc rows unbounded preceding) as place from steps)
                        select percentile_cont(0.5) within group (order by extract(epoch from waited) / greatest(place, 1))
                        from came where waited is not null having count(*) >= ?
                        """)
                .param(FEWEST_FIGURES)
                .query(Double.class)
                .optional()
                .map(seconds -> Duration.ofMillis(Math.round(seconds * 1000)));
    }

    /** By what is known of the language, else by the customer's last words. */
    boolean isKorean(UUID conversationId) {
        return jdbc.sql("""
                        select coalesce(
                          (select language from conversation where id = :id) ~* '^ko',
                          (select text ~ '[가-힣]' from message where conversation_id = :id and direction = 'IN'
                            order by created_at desc, id desc limit 1),
                          false)
                        """).param("id", conversationId).query(Boolean.class).single();
    }
}

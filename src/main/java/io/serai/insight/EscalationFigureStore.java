package io.serai.insight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class EscalationFigureStore {

    enum Grouping {
        TOTAL,
        REASON,
        PERSON,
        TOPIC
    }

    record Grouped(Grouping grouping, EscalationFigure figure) {}

    private static final String SELECT = """
            with opened as (
              select payload ->> 'handoff_id' as id, payload ->> 'reason' as reason, payload ->> 'topic' as topic, at
              from event where type = 'handoff-opened' and at >= :from and at < :to),
            claimed as (
              select distinct on (payload ->> 'handoff_id') payload ->> 'handoff_id' as id, at,
                coalesce((payload ->> 'to_id')::uuid, actor_id) as person
              from event where type in ('handoff-claimed', 'handoff-transferred') and at >= :from
              order by payload ->> 'handoff_id', event.id),
            resolved as (
              select payload ->> 'handoff_id' as id, max(at) as at
              from event where type = 'handoff-resolved' and at >= :from group by payload ->> 'handoff_id'),
            life as (
              select opened.id, reason, topic, claimed.person,
                claimed.at as claimed_at, extract(epoch from claimed.at - opened.at) * 1000 as claim_ms,
                resolved.at as resolved_at, extract(epoch from resolved.at - opened.at) * 1000 as resolve_ms
              from opened left join claimed on claimed.id = opened.id left join resolved on resolved.id = opened.id),
            figure as (
              select grouping(reason) as no_reason, grouping(person) as no_person, grouping(topic) as no_topic,
                coalesce(reason, person::text, topic) as key, person, count(id) as opened, count(claimed_at) as claimed,
                count(resolved_at) as resolved,
                percentile_cont(0.5) within group (order by claim_ms) as claim_median,
                percentile_cont(0.9) within group (order by claim_ms) as claim_p90,
                percentile_cont(0.5) within group (order by resolve_ms) as resolve_median,
                percentile_cont(0.9) within group (order by resolve_ms) as resolve_p90
              from life group by grouping sets ((), (reason), (person), (topic)))
            select figure.*, account.name from figure left join account on account.id = figure.person
            where no_person = 1 or person is not null
            order by opened desc, key
            """;

    private final JdbcClient jdbc;

    EscalationFigureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of each group with the most first. */
    List<Grouped> between(Instant from, Instant to) {
        return jdbc.sql(SELECT)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Grouped(grouping(row), figure(row)))
                .list();
    }

    private static Grouping grouping(ResultSet row) throws SQLException {
        if (row.getInt("no_reason") == 0) {
            return Grouping.REASON;
        }
        if (row.getInt("no_person") == 0) {
            return Grouping.PERSON;
        }
        return row.getInt("no_topic") == 0 ? Grouping.TOPIC : Grouping.TOTAL;
    }

    private static EscalationFigure figure(ResultSet row) throws SQLException {
        return new EscalationFigure(
                row.getString("key"),
                row.getString("name"),
                row.getLong("opened"),
                row.getLong("claimed"),
                row.getLong("resolved"),
                millis(row, "claim_median"),
                millis(row, "claim_p90"),
                millis(row, "resolve_median"),
                millis(row, "resolve_p90"));
    }

    private static Long millis(ResultSet row, String column) throws SQLException {
        Double millis = row.getObject(column, Double.class);
        return millis == null ? null : Math.round(millis);
    }
}

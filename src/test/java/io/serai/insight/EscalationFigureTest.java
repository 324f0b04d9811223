package io.serai.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.People;
import io.serai.QuietHubTest;
import io.serai.insight.EscalationFigureStore.Grouping;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Of a day on which nothing else happened. */
@QuietHubTest
class EscalationFigureTest {
    private static final Instant OPENED = Instant.parse("2021-03-01T10:00:00Z");

    @Autowired
    EscalationFigureStore figures;

    @Autowired
    JdbcClient jdbc;

    @Test
    void timesAreCountedToTheSecondByReasonByPersonAndByTopic() {
        UUID mina = People.agent(jdbc, "Mina");
        UUID jonas = People.agent(jdbc, "Jonas");
        String quick = opened("complaint", "\"returns\"");
        claimed(quick, mina, 10);
        resolved(quick, 60);
        String slow = opened("complaint", "\"returns\"");
        claimed(slow, mina, 20);
        // Whoever takes it later is not who claimed it first.
        claimed(slow, jonas, 40);
        resolved(slow, 120);
        String given = opened("other", "\"shipping\"");
        happened("handoff-transferred", 30, "{\"handoff_id\":\"%s\",\"to_id\":\"%s\"}".formatted(given, jonas), mina);
        opened("other", "null");

        assertThat(of(Grouping.TOTAL))
                .containsExactly(new EscalationFigure(null, null, 4, 3, 2, 20_000L, 28_000L, 90_000L, 114_000L));
        assertThat(of(Grouping.TOPIC))
                .containsExactly(
                        new EscalationFigure("returns", null, 2, 2, 2, 15_000L, 19_000L, 90_000L, 114_000L),
                        new EscalationFigure("shipping", null, 1, 1, 0, 30_000L, 30_000L, null, null),
                        new EscalationFigure(null, null, 1, 0, 0, null, null, null, null));
        assertThat(of(Grouping.REASON))
                .containsExactly(
                        new EscalationFigure("complaint", null, 2, 2, 2, 15_000L, 19_000L, 90_000L, 114_000L),
                        new EscalationFigure("other", null, 2, 1, 0, 30_000L, 30_000L, null, null));
        assertThat(of(Grouping.PERSON))
                .containsExactly(
                        new EscalationFigure(mina.toString(), "Mina", 2, 2, 2, 15_000L, 19_000L, 90_000L, 114_000L),
                        new EscalationFigure(jonas.toString(), "Jonas", 1, 1, 0, 30_000L, 30_000L, null, null));
    }

    private List<EscalationFigure> of(Grouping grouping) {
        return figures.between(OPENED, OPENED.plusSeconds(1)).stream()
                .filter(it -> it.grouping() == grouping)
                .map(EscalationFigureStore.Grouped::figure)
                .toList();
    }

    private String opened(String reason, String topic) {
        String id = UUID.randomUUID().toString();
        String payload = "{\"handoff_id\":\"%s\",\"reason\":\"%s\",\"topic\":%s}".formatted(id, reason, topic);
        happened("handoff-opened", 0, payload, null);
        return id;
    }

    private void claimed(String handoff, UUID by, int seconds) {
        happened("handoff-claimed", seconds, "{\"handoff_id\":\"%s\"}".formatted(handoff), by);
    }

    private void resolved(String handoff, int seconds) {
        happened("handoff-resolved", seconds, "{\"handoff_id\":\"%s\"}".formatted(handoff), null);
    }

    private void happened(String type, int seconds, String payload, UUID by) {
        jdbc.sql("insert into event (type, at, payload, actor_id) values (?, ?, ?::jsonb, ?)")
                .params(type, OPENED.plusSeconds(seconds).atOffset(ZoneOffset.UTC), payload, by)
                .update();
    }
}

package io.serai.insight;

import static java.time.temporal.ChronoUnit.HOURS;
import static java.time.temporal.ChronoUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.HubTest;
import io.serai.TestDatabase;
import io.serai.assistant.Decision;
import io.serai.assistant.DraftMade;
import io.serai.assistant.Reason;
import io.serai.insight.Happenings.Happening;
import io.serai.shared.Ids;
import io.serai.shared.Kind;
import io.serai.shared.SeraiException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

@HubTest
@TestPropertySource(properties = "serai.insight.rollup-cron=0 0 0 1 1 ? 2099")
class MetricRollupsTest {

    private static final Instant NOON = Instant.parse("2025-03-30T12:00:00Z");

    @Autowired
    CamelContext camel;

    @Autowired
    DataSource database;

    @Autowired
    JdbcTemplate sql;

    @Value("${serai.database.url}")
    String url;

    @Autowired
    Figures figures;

    @Autowired
    ApplicationEventPublisher publisher;

    @BeforeEach
    void nothingHasHappened() {
        TestDatabase.asOwner(url, "truncate event, metric");
        sql.update("update metric_progress set rolled_up_to = 'epoch', seen = '0'");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theFiguresEqualANaiveCountAndARerunChangesNothing(long seed) throws Exception {
        List<Happening> happenings = new Happenings(new Random(seed), NOON, NOON.plus(Duration.ofHours(3))).some(2_000);
        log(happenings);

        rollUp();
        assertThat(minutes()).isEqualTo(NaiveCount.of(happenings, MINUTES));
        assertThat(hours()).isEqualTo(NaiveCount.of(happenings, HOURS));

        rollUp();
        sql.update("update metric_progress set rolled_up_to = 'epoch', seen = '0'");
        rollUp();
        assertThat(minutes()).isEqualTo(NaiveCount.of(happenings, MINUTES));
        assertThat(hours()).isEqualTo(NaiveCount.of(happenings, HOURS));
    }

    @Test
    void aDraftIsCountedWithWhatFailedOnTheWay() throws Exception {
        publisher.publishEvent(new DraftMade(
                Ids.next(),
                "shop-mail",
                Ids.next(),
                Ids.next(),
                1,
                "second",
                true,
                true,
                "returns",
                0.4,
                Decision.APPROVAL,
                Reason.SEARCH_INCOMPLETE));
        TestDatabase.asOwner(url, "update event set at = at - interval '2 minutes'");
        rollUp();
        assertThat(minutes())
                .extracting(Figure::name)
                .containsExactly("drafts-made", "model-fallbacks", "searches-failed");
    }

    @Test
    void anEventCommittedAfterItsBucketWasCountedIsCountedByTheNextRun() throws Exception {
        var between = new Happenings(new Random(7), NOON, NOON.plus(Duration.ofMinutes(10)));
        List<Happening> early = between.some(100);
        List<Happening> late = between.some(100);
        try (Connection slow = database.getConnection()) {
            slow.setAutoCommit(false);
            Happenings.log(slow, late);
            log(early);
            // Moves the horizon of ids far past the slow transaction's.
            log(new Happenings(new Random(8), NOON.plus(Duration.ofHours(2)), NOON.plus(Duration.ofHours(3))).some(1));
            rollUp();
            rollUp();
            assertThat(until(NOON.plus(Duration.ofHours(1)))).isEqualTo(NaiveCount.of(early, MINUTES));
            slow.commit();
            slow.setAutoCommit(true);
        }
        rollUp();
        early.addAll(late);
        assertThat(until(NOON.plus(Duration.ofHours(1)))).isEqualTo(NaiveCount.of(early, MINUTES));
    }

    @Test
    void aMinuteThatHasNotEndedHasNoFigures() throws Exception {
        Instant next = Instant.now().plus(Duration.ofMinutes(2));
        Instant earlier = Instant.now().minus(Duration.ofMinutes(10));
        List<Happening> coming = new Happenings(new Random(9), next, next.plusSeconds(60)).some(20);
        List<Happening> past = new Happenings(new Random(9), earlier, earlier.plusSeconds(60)).some(20);
        log(coming);
        log(past);
        rollUp();
        assertThat(minutes()).isEqualTo(NaiveCount.of(past, MINUTES));
        assertThat(rolledUpTo()).isBefore(next);
    }

    @Test
    void daysOfAbsenceAreCaughtUpTwelveHoursARunAndQuietTimeIsSkipped() throws Exception {
        Duration absence = Duration.ofDays(2);
        List<Happening> happenings = new Happenings(new Random(10), NOON, NOON.plus(absence)).some(3_000);
        log(happenings);
        Instant quietFor = NOON.plus(Duration.ofDays(40));
        List<Happening> after = new Happenings(new Random(11), quietFor, quietFor.plusSeconds(600)).some(50);
        log(after);

        rollUp();
        assertThat(rolledUpTo()).isBeforeOrEqualTo(NOON.plus(Duration.ofHours(13)));
        for (int run = 0; run < 5; run++) {
            rollUp();
        }
        happenings.addAll(after);
        assertThat(minutes()).isEqualTo(NaiveCount.of(happenings, MINUTES));
        assertThat(hours()).isEqualTo(NaiveCount.of(happenings, HOURS));
    }

    @Test
    void twoHubsCountingAtOnceWhileEventsComeInAgreeWithANaiveCount() throws Exception {
        var happenings = new ArrayList<Happening>();
        var random = new Random(12);
        var threads = Executors.newFixedThreadPool(3);
        try {
            for (int round = 0; round < 15; round++) {
                List<Happening> more = new Happenings(random, NOON, NOON.plus(Duration.ofHours(2))).some(200);
                happenings.addAll(more);
                Callable<Void> arrive = () -> {
                    try (Connection connection = database.getConnection()) {
                        connection.setAutoCommit(false);
                        Happenings.log(connection, more);
                        connection.commit();
                        connection.setAutoCommit(true);
                    }
                    return null;
                };
                Callable<Void> count = () -> {
                    rollUp();
                    return null;
                };
                for (var done : threads.invokeAll(List.of(count, arrive, count))) {
                    failIfFailed(done::get);
                }
            }
        } finally {
            threads.shutdown();
        }
        rollUp();
        assertThat(minutes()).isEqualTo(NaiveCount.of(happenings, MINUTES));
        assertThat(hours()).isEqualTo(NaiveCount.of(happenings, HOURS));
    }

    @Test
    void anUnknownGrainIsInvalid() {
        for (String grain : new String[] {"day", "", "MINUTE", null}) {
            assertThatThrownBy(() -> figures.timeseries(grain, NOON, NOON.plusSeconds(1)))
                    .isInstanceOfSatisfying(SeraiException.class, e -> {
                        assertThat(e.kind()).isEqualTo(Kind.INVALID);
                        assertThat(e.details()).containsEntry("field", "grain");
                    });
        }
    }

    @Test
    void aSeriesHasAtMostTenThousandFigures() {
        sql.update("""
                insert into metric (grain, bucket, name, channel_id, count)
                select 'minute', cast(? as timestamptz) + n * interval '1 minute', 'messages-in', 'shop-mail', 1
                from generate_series(1, 10500) as n
                """, NOON.toString());
        assertThat(minutes()).hasSize(10_000);
    }

    private void rollUp() throws Exception {
        var route = camel.getRoute("metric-rollups");
        var exchange = route.getEndpoint().createExchange();
        route.getProcessor().process(exchange);
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
    }

    private void log(List<Happening> happenings) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Happenings.log(connection, happenings);
        }
    }

    private List<Figure> minutes() {
        return figures.timeseries("minute", Instant.EPOCH, NOON.plus(Duration.ofDays(3650)));
    }

    private List<Figure> hours() {
        return figures.timeseries("hour", Instant.EPOCH, NOON.plus(Duration.ofDays(3650)));
    }

    private List<Figure> until(Instant to) {
        return figures.timeseries("minute", Instant.EPOCH, to);
    }

    private Instant rolledUpTo() {
        return sql.queryForObject(
                "select rolled_up_to from metric_progress where grain = 'minute'",
                (row, number) -> row.getTimestamp(1).toInstant());
    }

    private static void failIfFailed(Callable<Void> work) throws Exception {
        try {
            work.call();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }
}

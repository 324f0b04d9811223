package io.serai.insight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class FigureStore {

    private final JdbcClient jdbc;

    FigureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Figure> between(String grain, Instant from, Instant to) {
        return jdbc.sql("""
                        select bucket, name, channel_id, count, total_ms, p50_ms, p95_ms, max_ms
                        from metric
                        where grain = :grain and bucket >= :from and bucket < :to
                        order by bucket, name, channel_id
                        limit 10000
                        """)
                .param("grain", grain)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .query((row, number) -> figure(row))
                .list();
    }

    private static Figure figure(ResultSet row) throws SQLException {
        return new Figure(
                row.getObject("bucket", OffsetDateTime.class).toInstant(),
                row.getString("name"),
                row.getString("channel_id"),
                row.getLong("count"),
                row.getObject("total_ms", Long.class),
                row.getObject("p50_ms", Long.class),
                row.getObject("p95_ms", Long.class),
                row.getObject("max_ms", Long.class));
    }
}

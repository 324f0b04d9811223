package io.serai.insight;

import static org.awaitility.Awaitility.await;

import io.serai.HubTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

@HubTest
@TestPropertySource(properties = "serai.insight.rollup-cron=* * * * * ?")
class RollupScheduleTest {

    @Autowired
    JdbcTemplate sql;

    @Autowired
    Figures figures;

    @Test
    void eventsAreCountedOnTheConfiguredSchedule() {
        sql.update("""
                insert into event (type, channel_id, at, payload)
                values ('message-received', 'shop-mail', '2025-03-30T12:00:30Z', '{}')
                """);
        await().atMost(Duration.ofSeconds(20)).until(() -> !figures.timeseries("hour", Instant.EPOCH, Instant.now())
                .isEmpty());
    }
}

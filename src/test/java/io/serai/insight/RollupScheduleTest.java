package io.serai.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.HubTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.quartz.SchedulerFactoryBean;
import org.springframework.test.context.TestPropertySource;

@HubTest
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(properties = "serai.insight.rollup-cron=* * * * * ?")
class RollupScheduleTest {

    @Autowired
    JdbcTemplate sql;

    @Autowired
    Figures figures;

    @Autowired
    SchedulerFactoryBean scheduler;

    @Test
    void noJobFiresBeforeItsRouteIsThere(CapturedOutput output) {
        assertThat(scheduler.isAutoStartup()).as("before Camel has started").isFalse();
        await().until(() -> scheduler.getScheduler().isStarted());
        assertThat(output).doesNotContain("Failed to execute CamelJob");
    }

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

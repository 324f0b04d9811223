package io.serai.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.TestDatabase;
import io.serai.channel.ChannelHome;
import io.serai.channel.MailServer;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** A mailbox that is left and taken up again in the middle. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"serai.home=target/test-homes/mailbox-restart", "camel.main.name=serai-mailbox-restart"})
@ContextConfiguration(initializers = TestDatabase.class)
@DirtiesContext
class MailboxRestartTest {

    private static final int MAILS = 200;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final MailServer mail = new MailServer().start();

    static {
        for (int i = 0; i < MAILS; i++) {
            mail.deliver("From: c%d@example.org\nTo: support@shop.example\nMessage-ID: <r%d@x>\n\nHello %d"
                    .formatted(i, i, i));
        }
        ChannelHome.at("target/test-homes/mailbox-restart").channel("post", mail.channelYaml());
    }

    @Autowired
    ChannelLifecycle channels;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ChannelVersions versions;

    @AfterAll
    static void stop() {
        mail.close();
    }

    @Test
    void nothingIsLostAndNothingIsThereTwice() {
        for (int part = 1; part <= 4; part++) {
            int enough = part * MAILS / 5;
            await().atMost(SOON).pollInterval(Duration.ofMillis(5)).until(() -> stored().size() >= enough);
            channels.remove("post");
            assertThat(position())
                    .as("the position is never beyond what is stored")
                    .isLessThanOrEqualTo(pending() > 0 ? MAILS : stored().size());
            channels.settle(versions.read("post"));
        }

        await().atMost(SOON).untilAsserted(() -> assertThat(stored()).hasSizeGreaterThanOrEqualTo(MAILS));
        await().atMost(SOON).untilAsserted(() -> assertThat(mail.unseen()).isZero());
        assertThat(stored())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, MAILS).mapToObj("<r%d@x>"::formatted).toList());
        assertThat(pending()).isZero();
    }

    private List<String> stored() {
        return jdbc.sql("select external_ref from message where channel_id = 'post' and direction = 'IN'")
                .query(String.class)
                .list();
    }

    private int pending() {
        return jdbc.sql("select count(*) from mailbox_pending")
                .query(Integer.class)
                .single();
    }

    private int position() {
        return jdbc.sql("select last_uid from mailbox_cursor")
                .query(Integer.class)
                .single();
    }
}

package io.serai.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.channel.ChannelConfig;
import io.serai.channel.ChannelConfig.End;
import io.serai.channel.Channels;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApiTest
class BackfillTest {

    private static final String SINCE = "/api/v1/channels/%s/backfill?since=%s";

    @LocalServerPort
    int port;

    @Autowired
    Channels channels;

    @Autowired
    JdbcClient jdbc;

    Api api;

    @BeforeEach
    void aMailbox() {
        api = new Api(port);
        channels.starting(new ChannelConfig(
                "post",
                "email",
                true,
                ChannelConfig.Mode.LIVE,
                0.9,
                Set.of(),
                null,
                ChannelConfig.AmbiguousSend.RESEND,
                new End("email-source", Map.of("folder", "Support")),
                new End("email-sink", Map.of())));
    }

    @Test
    void aMailboxIsAskedForItsOlderMails() {
        var answer = api.post(SINCE.formatted("post", "2026-01-02T03:04:05Z"), Api.AGENT, null);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body().path("since").asText()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(answer.body().path("waiting").asInt(-1)).isZero();
        // The older of two wishes is the one that holds both.
        api.post(SINCE.formatted("post", "2026-03-01T00:00:00%2B09:00"), Api.AGENT, null);
        assertThat(jdbc.sql(
                                "select backfill_since::text from mailbox_cursor where channel_id = 'post' and folder = 'Support'")
                        .query(String.class)
                        .single())
                .startsWith("2026-01-02");
    }

    @Test
    void onlyAgentsMayAskAndOnlyMailboxesHaveAHistory() {
        assertThat(api.post(SINCE.formatted("post", "2026-01-02T03:04:05Z"), null, null)
                        .status())
                .isEqualTo(401);
        assertThat(api.post(SINCE.formatted("webchat", "2026-01-02T03:04:05Z"), Api.AGENT, null)
                        .status())
                .isEqualTo(409);
        assertThat(api.post(SINCE.formatted("nowhere", "2026-01-02T03:04:05Z"), Api.AGENT, null)
                        .status())
                .isEqualTo(404);
        assertThat(api.post(SINCE.formatted("post", "2999-01-01T00:00:00Z"), Api.AGENT, null)
                        .status())
                .isEqualTo(422);
        assertThat(api.post(SINCE.formatted("post", "yesterday"), Api.AGENT, null)
                        .status())
                .isIn(400, 422);
    }
}

package io.serai.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.Incoming;
import io.serai.QuietHubTest;
import io.serai.channel.ChannelConfig;
import io.serai.channel.ChannelConfig.Pace;
import io.serai.channel.Channels;
import io.serai.channel.PersonRequest;
import io.serai.channel.Reachability;
import io.serai.channel.ThreadMoved;
import io.serai.handoff.Handoffs;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What customers want besides an answer: a person, to be left alone, and to finish writing. */
@QuietHubTest
class CustomersWishesTest {

    @Autowired
    Arrivals arrivals;

    @Autowired
    Conversations conversations;

    @Autowired
    Turns turns;

    @Autowired
    Handoffs handoffs;

    @Autowired
    Channels channels;

    @Autowired
    JdbcClient jdbc;

    private final String chat = UUID.randomUUID().toString();

    @Test
    void whoAsksForAPersonGetsOneAndTheMachineIsSilent() {
        Posted posted = arrivals.store(new PersonRequest(Incoming.chat(chat, "callback:" + chat, "Talk to a person")));

        assertThat(conversations.view(posted.conversationId()).status()).isEqualTo(Status.WITH_AGENT);
        assertThat(handoffs.open(null, 1000).items()).anySatisfy(handoff -> {
            assertThat(handoff.conversationId()).isEqualTo(posted.conversationId());
            assertThat(handoff.reason()).isEqualTo("customer-asked-for-a-person");
        });
        UUID turn = jdbc.sql("select id from turn where conversation_id = ?")
                .param(posted.conversationId())
                .query(UUID.class)
                .single();
        assertThat(turns.begin(turn, 1)).isEmpty();
        assertThat(arrivals.store(new PersonRequest(Incoming.chat(chat, "callback:" + chat, "Talk to a person")))
                        .duplicate())
                .isTrue();
    }

    @Test
    void whoBlocksTheBotIsUnreachableUntilTheyLetItInOrWrite() {
        UUID conversation =
                arrivals.store(Incoming.chat(chat, chat + ":1", "Hello")).conversationId();

        arrivals.store(new Reachability("telegram", "update:1" + chat, chat, false, null));
        assertThat(conversations.view(conversation).unreachableSince()).isNotNull();
        arrivals.store(new Reachability("telegram", "update:2" + chat, chat, true, null));
        assertThat(conversations.view(conversation).unreachableSince()).isNull();
        arrivals.store(new Reachability("telegram", "update:3" + chat, chat, false, null));
        // What came before is not news.
        arrivals.store(new Reachability("telegram", "update:2" + chat, chat, true, null));
        assertThat(conversations.view(conversation).unreachableSince()).isNotNull();
        arrivals.store(Incoming.chat(chat, chat + ":2", "I am back"));
        assertThat(conversations.view(conversation).unreachableSince()).isNull();
    }

    @Test
    void aGroupWithANewNameGoesOnInItsConversations() {
        UUID group = arrivals.store(Incoming.chat(chat, chat + ":1", "Hello")).conversationId();
        UUID topic = arrivals.store(Incoming.chat(chat + "/7", chat + ":2", "In a topic"))
                .conversationId();
        String to = "-100" + chat;
        arrivals.store(new Reachability("telegram", "update:9" + chat, chat, false, null));

        arrivals.store(new ThreadMoved("telegram", chat + ":3", "telegram", chat, to, null));

        assertThat(arrivals.store(Incoming.chat(to, to + ":1", "Here")).conversationId())
                .isEqualTo(group);
        assertThat(arrivals.store(Incoming.chat(to + "/7", to + ":2", "Here")).conversationId())
                .isEqualTo(topic);
        assertThat(conversations.view(group).unreachableSince()).isNull();
        assertThat(jdbc.sql("select count(*) from customer_address where address = any(?)")
                        .param(new String[] {chat, to})
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        // The new chat tells it too, and a repetition changes nothing.
        arrivals.store(new ThreadMoved("telegram", to + ":3", "telegram", chat, to, null));
        assertThat(arrivals.store(Incoming.chat(to, to + ":4", "Again")).conversationId())
                .isEqualTo(group);
    }

    @Test
    void whoNeverStopsWritingIsAnsweredNevertheless() {
        channels.starting(telegram(Duration.ofSeconds(40)));
        UUID conversation =
                arrivals.store(Incoming.chat(chat, chat + ":1", "An hour ago")).conversationId();
        age(conversation, 3600);
        for (int i = 2; i < 6; i++) {
            arrivals.store(Incoming.chat(chat, chat + ":" + i, "line " + i));
            assertThat(newestWait(conversation)).isBetween(37 - 30 * Math.max(0, i - 4), 40);
            age(conversation, 30);
        }

        arrivals.store(Incoming.chat(chat, chat + ":6", "and another"));

        assertThat(newestWait(conversation)).isZero();
        channels.removed("telegram");
    }

    @Test
    void whatWaitsToBeStoredGoesBeforeWhatWaitsToBeAnsweredYetNotForEver() {
        channels.starting(telegram(Duration.ofSeconds(2)));
        channels.backlog("telegram", 1000);
        UUID early =
                arrivals.store(Incoming.chat(chat, chat + ":1", "One of many")).conversationId();
        channels.backlog("telegram", 1_000_000);
        UUID flood = arrivals.store(Incoming.chat(chat + "2", chat + ":2", "One of too many"))
                .conversationId();
        channels.backlog("telegram", 0);
        UUID last = arrivals.store(Incoming.chat(chat + "3", chat + ":3", "The last of them"))
                .conversationId();

        assertThat(newestWait(early)).isBetween(5, 10);
        assertThat(newestWait(flood)).isBetween(25, 30);
        assertThat(newestWait(last)).isLessThanOrEqualTo(2);
        channels.removed("telegram");
    }

    private void age(UUID conversation, int seconds) {
        jdbc.sql("update message set created_at = created_at - make_interval(secs => ?) where conversation_id = ?")
                .params(seconds, conversation)
                .update();
    }

    private int newestWait(UUID conversation) {
        return jdbc.sql("""
                        select extract(epoch from available_at - now())::int from work_item
                        where topic = 'turns' and key = ? order by id desc limit 1
                        """).param(conversation.toString()).query(Integer.class).single();
    }

    @Test
    void aTurnWaitsForTheQuietWindowAfterTheLastMessageOfABurst() {
        channels.starting(telegram(Duration.ofSeconds(40)));
        UUID conversation =
                arrivals.store(Incoming.chat(chat, chat + ":1", "Hello")).conversationId();
        jdbc.sql("update work_item set available_at = available_at - interval '30 seconds' where key = ?")
                .param(conversation.toString())
                .update();

        arrivals.store(Incoming.chat(chat, chat + ":2", "my parcel is late"));

        assertThat(jdbc.sql("""
                        select extract(epoch from available_at - now())::int from work_item
                        where topic = 'turns' and key = ? order by id
                        """)
                        .param(conversation.toString())
                        .query(Integer.class)
                        .list())
                .satisfies(waits -> {
                    assertThat(waits.get(0)).isLessThanOrEqualTo(10);
                    assertThat(waits.get(1)).isBetween(35, 40);
                });
        UUID turn = jdbc.sql("select id from turn where conversation_id = ?")
                .param(conversation)
                .query(UUID.class)
                .single();
        assertThat(turns.begin(turn, 1)).isEmpty();
        assertThat(turns.begin(turn, 2))
                .get()
                .extracting(TurnContext::question)
                .isEqualTo("Hello\n\nmy parcel is late");
        channels.removed("telegram");
    }

    @Test
    void aDraftOfAnOlderRevisionIsDiscarded() {
        UUID conversation =
                arrivals.store(Incoming.chat(chat, chat + ":1", "Hello")).conversationId();
        UUID turn = jdbc.sql("select id from turn where conversation_id = ?")
                .param(conversation)
                .query(UUID.class)
                .single();
        assertThat(turns.begin(turn, 1)).isPresent();
        arrivals.store(Incoming.chat(chat, chat + ":2", "one more thing"));

        assertThat(turns.reply(turn, 1, NewMessage.fromAssistant("Too early", java.util.List.of())))
                .isEmpty();
        assertThat(turns.reply(turn, 2, NewMessage.fromAssistant("Both", java.util.List.of())))
                .isPresent();
        assertThat(jdbc.sql("select count(*) from delivery where conversation_id = ?")
                        .param(conversation)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private static ChannelConfig telegram(Duration quietWindow) {
        return new ChannelConfig(
                "telegram",
                "telegram",
                true,
                ChannelConfig.Mode.LIVE,
                0.8,
                Set.of(),
                null,
                ChannelConfig.AmbiguousSend.ASK,
                new Pace(quietWindow, null, null),
                new ChannelConfig.End("telegram-source", Map.of()),
                new ChannelConfig.End("telegram-sink", Map.of()),
                null,
                ChannelConfig.Chat.OF_ONES_OWN);
    }
}

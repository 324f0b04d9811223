package io.serai.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.Incoming;
import io.serai.People;
import io.serai.QuietHubTest;
import io.serai.account.Holder;
import io.serai.shared.Acting;
import io.serai.shared.Acting.Person;
import io.serai.shared.Page;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The list of all conversations, read with an agent's rights. */
@QuietHubTest
class ConversationSummariesTest {

    private static final ConversationFilter ALL = new ConversationFilter(null, null, null, null);

    @Autowired
    ConversationSummaries summaries;

    @Autowired
    Arrivals arrivals;

    @Autowired
    Conversations conversations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    Person mina;

    @BeforeEach
    void mina() {
        mina = Person.withAccount(People.agent(jdbc, "Mina"), "AGENT");
    }

    @Test
    void whatWasLastHeardOfComesFirstAndPagesFollowEachOther() throws Exception {
        List<UUID> begun = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            begun.add(arrivals.store(Incoming.webchat("Question " + i)).conversationId());
        }
        transactions.executeWithoutResult(unused -> conversations.tell(begun.get(1), "A person is checking this."));

        List<UUID> expected = new ArrayList<>(begun);
        Collections.reverse(expected);
        expected.remove(begun.get(1));
        expected.add(0, begun.get(1));
        assertThat(inPagesOf(2)).startsWith(expected.toArray(UUID[]::new)).doesNotHaveDuplicates();
        ConversationSummary first = list(ALL, 1).get(0);
        assertThat(first.lastMessage().author()).isEqualTo(Author.HUB);
        assertThat(first.lastMessage().text()).isEqualTo("A person is checking this.");
    }

    @Test
    void itIsFilteredByStatusHolderAndChannel() throws Exception {
        UUID held = arrivals.store(Incoming.webchat("Mine")).conversationId();
        UUID other = arrivals.store(Incoming.webchat("Not mine")).conversationId();
        transactions.executeWithoutResult(unused -> conversations.hold(held, mina.accountId()));

        assertThat(list(new ConversationFilter(null, null, Holder.of("me", mina.accountId()), null), 50))
                .extracting(ConversationSummary::id)
                .containsExactly(held);
        assertThat(list(new ConversationFilter(Status.WITH_AGENT, "webchat", null, null), 50))
                .allMatch(it -> it.status() == Status.WITH_AGENT)
                .anyMatch(it -> it.id().equals(held) && it.holder().name().equals("Mina"));
        assertThat(list(new ConversationFilter(null, null, Holder.of("nobody", null), null), 50))
                .extracting(ConversationSummary::id)
                .contains(other)
                .doesNotContain(held);
        assertThat(list(new ConversationFilter(null, "a-channel-of-nobodys", null, null), 50))
                .isEmpty();
    }

    @Test
    void wordsAreFoundByTheirBeginningsInMessagesNamesAndAddresses() throws Exception {
        UUID parcel = arrivals.store(Incoming.webchat("My Parzivals are lost, order 4711-99"))
                .conversationId();
        UUID korean = arrivals.store(Incoming.webchat("밥통뚜껑이 너무 늦어요")).conversationId();
        UUID named = arrivals.store(Incoming.webchat("Hello")).conversationId();
        jdbc.sql("update customer set display_name = 'Zacharias O''Neill' where id = ?")
                .param(conversations.customerOf(named))
                .update();
        jdbc.sql(
                        "insert into customer_address (kind, address, customer_id) values ('email', 'zora@zoras-shop.example', ?)")
                .param(conversations.customerOf(parcel))
                .update();

        assertThat(found("parzival")).containsExactly(parcel);
        assertThat(found("lost PARZ")).containsExactly(parcel);
        assertThat(found("parzival late")).isEmpty();
        assertThat(found("4711-99")).containsExactly(parcel);
        assertThat(found("밥통뚜껑")).containsExactly(korean);
        assertThat(found("zacharias o'neill")).containsExactly(named);
        assertThat(found("zora@zoras-shop.example")).containsExactly(parcel);
        assertThat(found("zoras-shop.example")).containsExactly(parcel);
        for (String odd : List.of("!!!", "'", "\\", "a:* | b", "((", "<->", "%")) {
            assertThat(found(odd)).as(odd).doesNotContain(parcel);
        }
    }

    @Test
    void whoMaySeeNothingFindsNothing() throws Exception {
        arrivals.store(Incoming.webchat("unmistakable"));
        ConversationFilter words = new ConversationFilter(null, null, null, "unmistakable");
        assertThat(Acting.as(Person.NOBODY, () -> summaries.list(words, null, 50))
                        .items())
                .isEmpty();
        assertThat(Acting.as(mina, () -> summaries.list(words, null, 50)).items())
                .hasSize(1);
    }

    @Test
    void aCursorThatIsNoneIsInvalid() {
        for (String cursor : List.of("", "x", "12_", "12_no-id", "_" + UUID.randomUUID())) {
            assertThatThrownBy(() -> summaries.list(ALL, cursor, 50)).hasMessageContaining("next_cursor");
        }
    }

    private List<UUID> found(String words) throws Exception {
        return list(new ConversationFilter(null, null, null, words), 50).stream()
                .map(ConversationSummary::id)
                .toList();
    }

    private List<ConversationSummary> list(ConversationFilter filter, int limit) throws Exception {
        return Acting.as(mina, () -> summaries.list(filter, null, limit)).items();
    }

    private List<UUID> inPagesOf(int size) throws Exception {
        List<UUID> ids = new ArrayList<>();
        String cursor = null;
        do {
            String from = cursor;
            Page<ConversationSummary> page = Acting.as(mina, () -> summaries.list(ALL, from, size));
            page.items().forEach(it -> ids.add(it.id()));
            cursor = page.nextCursor();
        } while (cursor != null);
        return ids;
    }
}

package io.serai.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.Concurrently;
import io.serai.Incoming;
import io.serai.People;
import io.serai.QuietHubTest;
import io.serai.shared.Ids;
import io.serai.shared.SeraiException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@QuietHubTest
class CustomersTest {

    @Autowired
    Arrivals arrivals;

    @Autowired
    Conversations conversations;

    @Autowired
    Customers customers;

    @Autowired
    JdbcClient jdbc;

    private UUID agent;

    @BeforeEach
    void hire() {
        agent = People.agent(jdbc, "Mina");
    }

    @Test
    void mergesInAChainAreUndoneOneByOne() {
        UUID a = newCustomer();
        UUID b = newCustomer();
        UUID c = newCustomer();
        UUID first = mergeId(customers.merge(b, a, agent));
        UUID second = mergeId(customers.merge(c, b, agent));
        assertThat(customers.view(a).id()).isEqualTo(c);
        assertOwn(c, 3);

        customers.undo(first, agent);
        assertOwn(a, 1);
        assertOwn(c, 2);

        customers.undo(second, agent);
        assertOwn(a, 1);
        assertOwn(b, 1);
        assertOwn(c, 1);
    }

    @Test
    void whatBeganSinceGoesBackWithTheAddressByWhichItBegan() {
        String a = "a-%s@example.org".formatted(Ids.next());
        String b = "b-%s@example.org".formatted(Ids.next());
        UUID one = customerOf(mail(a));
        UUID other = customerOf(mail(b));
        UUID merge = mergeId(customers.merge(one, other, agent));
        UUID byA = mail(a);
        UUID byB = mail(b);
        assertThat(customerOf(byB)).isEqualTo(one);

        customers.undo(merge, agent);

        assertThat(customerOf(byB)).isEqualTo(other);
        assertThat(customerOf(byA)).isEqualTo(one);
    }

    @Test
    void whatWasUndoneCanBeMergedTheOtherWay() {
        UUID a = newCustomer();
        UUID b = newCustomer();
        customers.undo(mergeId(customers.merge(b, a, agent)), agent);

        assertThat(customers.merge(a, b, agent).id()).isEqualTo(a);
        assertOwn(a, 2);
    }

    @Test
    void ofManyWhoMergeTheSameTwoOneDoes() throws Exception {
        UUID a = newCustomer();
        UUID b = newCustomer();

        List<Boolean> tries = Concurrently.call(6, number -> () -> number % 2 == 0 ? isMerged(a, b) : isMerged(b, a));

        assertThat(tries).containsOnlyOnce(true);
        assertThat(customers.view(a).id()).isEqualTo(customers.view(b).id());
        assertThat(customers.view(a).conversations()).hasSize(2);
    }

    @Test
    void whoWritesWhileTheyAreMergedBelongsToTheOneTheyAre() throws Exception {
        String address = Ids.next() + "@example.org";
        UUID known = newCustomer();
        UUID mailed = customerOf(mail(address));

        List<UUID> begun = Concurrently.call(8, number -> () -> {
            if (number == 0) {
                customers.merge(known, mailed, agent);
            }
            return mail(address);
        });

        assertThat(begun)
                .allSatisfy(conversation -> assertThat(customerOf(conversation)).isEqualTo(known));
    }

    @Test
    void aSignedUserWhoseAddressIsKnownIsOneCustomer() {
        String address = Ids.next() + "@example.org";
        UUID mailed = newCustomer();
        jdbc.sql("insert into customer_address (kind, address, customer_id) values ('email', ?, ?)")
                .params(address, mailed)
                .update();
        UUID first = newConversation();
        UUID second = newConversation();

        customers.identify(first, "webchat", address, null, "Mina");
        customers.identify(second, "webchat", address, address, "Mina");
        customers.identify(second, "webchat", address, address, "Mina");

        assertThat(customerOf(first)).isEqualTo(mailed);
        assertThat(customerOf(second)).isEqualTo(mailed);
        assertThat(customers.view(mailed).merges()).allMatch(merge -> merge.proof() == Proof.SIGNED);
        assertThat(jdbc.sql("select count(*) from customer_merge where proof = 'SIGNED'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void nobodyIsMergedWithThemselfOrWithNobody() {
        UUID a = newCustomer();
        assertThatThrownBy(() -> customers.merge(a, a, agent)).isInstanceOf(SeraiException.class);
        assertThatThrownBy(() -> customers.merge(a, Ids.next(), agent)).isInstanceOf(SeraiException.class);
    }

    private boolean isMerged(UUID into, UUID from) {
        try {
            customers.merge(into, from, agent);
            return true;
        } catch (SeraiException lost) {
            return false;
        }
    }

    private void assertOwn(UUID customer, int conversations) {
        CustomerView view = customers.view(customer);
        assertThat(view.id()).isEqualTo(customer);
        assertThat(view.conversations()).hasSize(conversations);
        assertThat(view.addresses()).hasSize(conversations);
    }

    private static UUID mergeId(CustomerView merged) {
        return merged.merges().get(0).id();
    }

    private UUID newCustomer() {
        return customerOf(newConversation());
    }

    private UUID newConversation() {
        return arrivals.store(Incoming.webchat("hello")).conversationId();
    }

    private UUID mail(String from) {
        return arrivals.store(Incoming.mail(from, Ids.next().toString(), List.of(), "hello"))
                .conversationId();
    }

    private UUID customerOf(UUID conversation) {
        return conversations.customerOf(conversation);
    }
}

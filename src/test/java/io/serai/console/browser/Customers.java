package io.serai.console.browser;

import static org.awaitility.Awaitility.await;

import io.serai.Incoming;
import io.serai.channel.Emails;
import io.serai.conversation.Arrivals;
import io.serai.conversation.ConversationView;
import io.serai.conversation.Conversations;
import io.serai.conversation.Status;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who writes to the shop, and what comes back to them. */
@TestComponent
public class Customers {
    private final Arrivals arrivals;
    private final Emails emails;
    private final Conversations conversations;
    private final JdbcClient jdbc;

    /** Something that waits for a person, with where it is. */
    public record Waiting(UUID conversationId, UUID id) {}

    Customers(Arrivals arrivals, Emails emails, Conversations conversations, JdbcClient jdbc) {
        this.arrivals = arrivals;
        this.emails = emails;
        this.conversations = conversations;
        this.jdbc = jdbc;
    }

    /** What the machine never answers by itself. */
    Waiting complainAbout(String whom) {
        UUID conversation = write("I wish to file a formal complaint about an employee: " + whom);
        awaitStatus(conversation, Status.AWAITING_APPROVAL);
        return new Waiting(conversation, idOf("approval", conversation));
    }

    Waiting askForAPerson(String why) {
        UUID conversation = write("Can I talk to a human please? " + why);
        awaitStatus(conversation, Status.WITH_AGENT);
        return new Waiting(conversation, idOf("handoff", conversation));
    }

    UUID write(String text) {
        return arrivals.store(Incoming.webchat(text)).conversationId();
    }

    /** @return the conversation that the mail began */
    UUID mail(String mail) {
        byte[] wire = mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        return arrivals.store(emails.read("nobodys-mailbox", wire)).conversationId();
    }

    void writeOn(UUID conversation, String text) {
        arrivals.store(Incoming.webchat(conversation, text));
    }

    /** Until there is another one than this. */
    void awaitAnotherDraft(Waiting draft) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !idOf("approval", draft.conversationId()).equals(draft.id()));
    }

    ConversationView awaitStatus(UUID conversation, Status status) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> conversations.view(conversation), view -> view.status() == status);
    }

    void awaitAnswer(UUID conversation, String text) {
        await().atMost(Duration.ofSeconds(30)).until(() -> textsOf(conversation).contains(text));
    }

    List<String> textsOf(UUID conversation) {
        return conversations.view(conversation).messages().stream()
                .map(ConversationView.Message::text)
                .toList();
    }

    /** Ends whatever still waits, so that each test has the queue for itself. */
    void allLeave() {
        // A draft that is still being written would join the next test's queue.
        await().atMost(Duration.ofSeconds(30))
                .until(() -> jdbc.sql("select count(*) from work_item where topic = 'turns' and dead_at is null")
                                .query(Integer.class)
                                .single()
                        == 0);
        jdbc.sql("update approval set state = 'EXPIRED' where state in ('PENDING', 'CLAIMED')")
                .update();
        jdbc.sql("update handoff set state = 'RESOLVED' where state in ('OPEN', 'CLAIMED')")
                .update();
    }

    private UUID idOf(String table, UUID conversation) {
        return jdbc.sql("select id from %s where conversation_id = ? order by id desc limit 1".formatted(table))
                .param(conversation)
                .query(UUID.class)
                .single();
    }
}

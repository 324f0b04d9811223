package io.serai.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.Incoming;
import io.serai.QuietHubTest;
import io.serai.channel.IncomingMessage;
import io.serai.channel.IncomingMessage.Attachment;
import io.serai.channel.MessageEdit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Messages that customers change after they sent them. */
@QuietHubTest
class EditsTest {

    @Autowired
    Arrivals arrivals;

    @Autowired
    Turns turns;

    @Autowired
    Conversations conversations;

    @Autowired
    JdbcClient jdbc;

    private final String chat = UUID.randomUUID().toString();

    @Test
    void anEditChangesTheMessageKeepsWhatItSaidAndRevisesTheOpenTurn() {
        Posted posted = arrivals.store(message("1", "Where is order 12?"));

        Posted edited = arrivals.store(edit("1", "Where is order 13?", true));

        assertThat(edited.messageId()).isEqualTo(posted.messageId());
        assertThat(conversations.view(posted.conversationId()).messages())
                .singleElement()
                .satisfies(message -> {
                    assertThat(message.text()).isEqualTo("Where is order 13?");
                    assertThat(message.editedAt()).isNotNull();
                });
        assertThat(jdbc.sql("select text from message_edit where message_id = ?")
                        .param(posted.messageId())
                        .query(String.class)
                        .list())
                .containsExactly("Where is order 12?");
        assertThat(revisions(posted.conversationId())).containsExactly(1, 2);
        assertThat(turns.begin(turnOf(posted.conversationId()), 1)).isEmpty();
        assertThat(turns.begin(turnOf(posted.conversationId()), 2))
                .get()
                .extracting(TurnContext::question)
                .isEqualTo("Where is order 13?");
    }

    @Test
    void anEditAfterTheReplyIsKeptAndOpensNothing() {
        Posted posted = arrivals.store(message("1", "Where is order 12?"));
        turns.reply(turnOf(posted.conversationId()), 1, NewMessage.fromAssistant("It is on its way.", List.of()));

        arrivals.store(edit("1", "Where is order 13?", true));

        assertThat(conversations.view(posted.conversationId()).status()).isEqualTo(Status.ANSWERED);
        assertThat(conversations.view(posted.conversationId()).messages().get(0).text())
                .isEqualTo("Where is order 13?");
        assertThat(revisions(posted.conversationId())).containsExactly(1);
    }

    @Test
    void anEditThatComesAgainOrChangesNothingRevisesNothing() {
        Posted posted = arrivals.store(message("1", "Hello"));
        MessageEdit edit = edit("1", "Hello there", true);
        arrivals.store(edit);

        assertThat(arrivals.store(edit).duplicate()).isTrue();
        arrivals.store(edit("1", "Hello there", true));

        assertThat(revisions(posted.conversationId())).containsExactly(1, 2);
    }

    @Test
    void anEditOfAMessageThatNeverArrivedIsThatMessage() {
        Posted posted = arrivals.store(edit("9", "Hello", true));

        assertThat(conversations.view(posted.conversationId()).messages())
                .singleElement()
                .satisfies(message -> assertThat(message.text()).isEqualTo("Hello"));
        assertThat(arrivals.store(edit("9", "Hello!", true)).messageId()).isEqualTo(posted.messageId());
    }

    @Test
    void anEditThatWasNotMeantForTheHubIsForgotten() {
        assertThat(arrivals.store(edit("9", "Lunch?", false)).messageId()).isNull();
        assertThat(jdbc.sql("select count(*) from inbound where external_id like ?")
                        .param(chat + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void anEditMayBringAnotherFileAndNeverTheSameOneTwice() {
        Attachment first = new Attachment("a.jpg", "image/jpeg", new byte[] {1});
        Attachment second = new Attachment("b.jpg", "image/jpeg", new byte[] {2});
        Posted posted = arrivals.store(with(message("1", "Look"), first));

        arrivals.store(new MessageEdit("x", with(message("1", "Look here"), first), true));
        arrivals.store(new MessageEdit("y", with(message("1", "Look here"), second), true));

        assertThat(jdbc.sql("select name from attachment where message_id = ? order by id")
                        .param(posted.messageId())
                        .query(String.class)
                        .list())
                .containsExactly("a.jpg", "b.jpg");
    }

    private MessageEdit edit(String message, String text, boolean standsAlone) {
        return new MessageEdit(
                chat + ":" + message + ":edit:" + UUID.randomUUID(), message(message, text), standsAlone);
    }

    private IncomingMessage message(String id, String text) {
        return Incoming.chat(chat, chat + ":" + id, text);
    }

    private static IncomingMessage with(IncomingMessage message, Attachment attachment) {
        return new IncomingMessage(
                message.channelId(),
                message.externalId(),
                message.sender(),
                null,
                message.threadKey(),
                List.of(),
                null,
                null,
                message.text(),
                null,
                List.of(attachment),
                null);
    }

    private UUID turnOf(UUID conversation) {
        return jdbc.sql("select id from turn where conversation_id = ?")
                .param(conversation)
                .query(UUID.class)
                .single();
    }

    private List<Integer> revisions(UUID conversation) {
        return jdbc.sql(
                        "select (payload ->> 'revision')::int from work_item where topic = 'turns' and key = ? order by id")
                .param(conversation.toString())
                .query(Integer.class)
                .list();
    }
}

package io.serai.console;

import static io.serai.console.RateLimitTest.path;
import static io.serai.console.RateLimitTest.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.People;
import io.serai.channel.ChannelHome;
import io.serai.channel.ChannelStatus;
import io.serai.channel.Channels;
import io.serai.channel.MailServer;
import io.serai.console.Api.Answer;
import io.serai.conversation.Conversations;
import io.serai.shared.Ids;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** With real mail. Nobody drafts here: an agent answers. */
@ApiTest
@TestPropertySource(properties = "serai.home=target/test-homes/away")
@DirtiesContext
class VisitorWhoLeftTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final MailServer mail = new MailServer().start();

    static {
        ChannelHome.at("target/test-homes/away")
                .channel("support", mail.channelYaml())
                .channel("webchat", "kind: webchat\nmode: shadow\naway: {email-channel: support, after: 1h}\n");
    }

    @LocalServerPort
    int port;

    @Autowired
    Channels channels;

    @Autowired
    Conversations conversations;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    private final String email = Ids.next() + "@example.org";
    private Api api;
    private Answer chat;
    private UUID id;

    @BeforeEach
    void begin() {
        api = new Api(port);
        for (String channel : List.of("support", "webchat")) {
            await().atMost(SOON).until(() -> channels.status(channel)
                    .filter(it -> it.state() == ChannelStatus.State.UP)
                    .isPresent());
        }
        chat = api.post("/api/v1/conversations", null, "{\"text\":\"Where is\\n my parcel?\"}");
        assertThat(chat.body().get("answers_by_email").asBoolean()).isTrue();
        id = UUID.fromString(chat.body().get("conversation_id").asText());
    }

    @AfterAll
    static void stop() {
        mail.close();
    }

    @Test
    void anAnswerGoesByMailAndTheReplyToItJoinsTheConversation() throws Exception {
        leaveEmail(email.toUpperCase());
        leave();
        assertThat(kinds()).containsExactly("webchat");

        say("It comes tomorrow.");

        MimeMessage answer = mails(1).get(0);
        assertThat(answer.getSubject()).isEqualTo("Re: Where is my parcel?");
        assertThat(answer.getContent().toString()).contains("It comes tomorrow.");
        assertThat(texts()).contains("It comes tomorrow.");
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        jdbc.sql("select count(*) from event where type = 'message-sent' and conversation_id = ?")
                                .param(id)
                                .query(Integer.class)
                                .single())
                .isEqualTo(1));
        assertThat(kinds()).containsExactly("webchat");

        reply(email, answer.getMessageID(), "At what time?");

        await().atMost(SOON).until(() -> texts().stream().anyMatch(it -> it.contains("At what time?")));
        assertThat(proofOf(email)).isEqualTo("REPLIED");

        say("At noon.");

        MimeMessage second = mails(2).get(1);
        assertThat(second.getContent().toString()).contains("At noon.");
        assertThat(second.getHeader("References", null)).contains(answer.getMessageID());
        assertThat(texts()).contains("At noon.");
    }

    @Test
    void aReplyFindsTheCustomerWhoWroteFromThatAddressBefore() throws Exception {
        UUID known = Ids.next();
        jdbc.sql("insert into customer (id) values (?)").param(known).update();
        jdbc.sql("insert into customer_address (kind, address, customer_id) values ('email', ?, ?)")
                .params(email, known)
                .update();
        leaveEmail(email);
        assertThat(customer()).isNotEqualTo(known.toString());
        leave();
        say("Here you are.");

        reply(email, mails(1).get(0).getMessageID(), "Thank you!");

        await().atMost(SOON).until(() -> customer().equals(known.toString()));
        await().atMost(SOON).until(() -> texts().stream().anyMatch(it -> it.contains("Thank you!")));
    }

    @Test
    void aMailFromAnotherAddressProvesNothingAndStaysOutside() throws Exception {
        leaveEmail(email);
        leave();
        say("Here you are.");
        String stranger = Ids.next() + "@example.net";

        reply(stranger, mails(1).get(0).getMessageID(), "Let me in.");

        await().atMost(SOON)
                .until(() -> jdbc.sql("select count(*) from message where text like 'Let me in.%'")
                                .query(Integer.class)
                                .single()
                        == 1);
        assertThat(texts()).noneMatch(it -> it.contains("Let me in."));
        assertThat(kinds()).containsExactly("webchat");
    }

    @Test
    void whoWroteJustNowGetsTheAnswerInTheChatOnly() {
        leaveEmail(email);

        say("Here you are.");

        assertChatOnly();
    }

    @Test
    void whoFollowsTheChatGetsTheAnswerThereOnly() throws Exception {
        leaveEmail(email);
        leave();
        HttpRequest follow = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path(chat) + "/events"))
                .header("Authorization", token(chat))
                .build();

        try (var stream = HttpClient.newHttpClient()
                .send(follow, BodyHandlers.ofInputStream())
                .body()) {
            say("Here you are.");
            assertChatOnly();
        }
    }

    @Test
    void whoLeftNoAddressGetsTheAnswerInTheChat() {
        leave();

        say("Here you are.");

        assertChatOnly();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nobody",
                "a@b",
                "a@b.example\\r\\nBcc: c@d.example",
                "a b@c.example",
                "<a@b.example>",
                MailServer.ADDRESS
            })
    void whatIsNoAddressIsRefused(String address) {
        assertThat(api.post(path(chat) + "/email", token(chat), "{\"email\":\"%s\"}".formatted(address))
                        .status())
                .isEqualTo(422);
    }

    private void leaveEmail(String address) {
        assertThat(api.post(path(chat) + "/email", token(chat), "{\"email\":\"%s\"}".formatted(address))
                        .status())
                .isEqualTo(204);
        assertThat(api.get(path(chat), token(chat)).body().get("email").asText())
                .isEqualTo(address.toLowerCase());
    }

    /** Two hours ago. */
    private void leave() {
        jdbc.sql("update visitor_email set seen_at = now() - interval '2 hours' where conversation_id = ?")
                .param(id)
                .update();
        jdbc.sql("update message set created_at = created_at - interval '2 hours' where conversation_id = ?")
                .param(id)
                .update();
    }

    private void say(String text) {
        UUID agent = People.agent(jdbc, "Mina");
        transactions.executeWithoutResult(status -> conversations.say(id, agent, text));
    }

    private void reply(String from, String to, String text) {
        mail.deliver("""
                From: %s
                To: support@shop.example
                Subject: Re: Where is my parcel?
                Message-ID: <%s@example.org>
                In-Reply-To: %s
                References: %s
                Content-Type: text/plain; charset=UTF-8

                %s
                """.formatted(from, Ids.next(), to, to, text));
    }

    private List<MimeMessage> mails(int count) {
        return await().atMost(SOON).until(() -> mail.sentTo(email), mails -> mails.size() == count);
    }

    private void assertChatOnly() {
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        jdbc.sql("select channel_id || ' ' || state from delivery where conversation_id = ?")
                                .param(id)
                                .query(String.class)
                                .list())
                .containsExactly("webchat SENT"));
        assertThat(mail.sentTo(email)).isEmpty();
        assertThat(texts()).contains("Here you are.");
    }

    private List<String> texts() {
        return api.get(path(chat), token(chat)).body().get("messages").findValuesAsText("text");
    }

    private String customer() {
        return api.get(path(chat), Api.AGENT).body().get("customer_id").asText();
    }

    private JsonNode addresses() {
        return api.get("/api/v1/customers/" + customer(), Api.AGENT).body().get("addresses");
    }

    private List<String> kinds() {
        return addresses().findValuesAsText("kind");
    }

    private String proofOf(String address) {
        for (JsonNode known : addresses()) {
            if (known.get("address").asText().equals(address)) {
                return known.get("proof").asText();
            }
        }
        return null;
    }
}

package io.serai.console;

import static io.serai.console.AccessTest.assertProblem;
import static io.serai.console.RateLimitTest.path;
import static io.serai.console.RateLimitTest.token;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.channel.Arrival;
import io.serai.channel.Emails;
import io.serai.console.Api.Answer;
import io.serai.conversation.Arrivals;
import io.serai.conversation.Posted;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A mail as an agent reads it. */
@ApiTest
class MessagesTest {
    private static final String MAIL = """
            From: Mina <mina@example.org>
            To: support@shop.example
            Cc: Jun <jun@example.org>, lee@example.org
            Subject: Cup
            Message-ID: <%s@example.org>
            MIME-Version: 1.0
            Content-Type: multipart/related; boundary=r

            --r
            Content-Type: text/html; charset=UTF-8

            <p onclick="steal()">It is <b>broken</b>.</p><script>steal()</script>
            <img src="cid:cup%%40x" alt="the cup"><img src="https://t.example/p.gif" alt="a pixel">
            <blockquote type="cite">On Monday Shop wrote: <p>Your cup is on its way.</p></blockquote>
            --r
            Content-Type: image/png; name=cup.png
            Content-ID: <cup@x>
            Content-Transfer-Encoding: base64

            iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==
            --r--
            """;

    @LocalServerPort
    int port;

    @Autowired
    Emails emails;

    @Autowired
    Arrivals arrivals;

    Api api;
    Posted posted;

    @BeforeEach
    void receive() {
        api = new Api(port);
        byte[] raw = MAIL.formatted(UUID.randomUUID()).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        Arrival mail = emails.read("nobodys-mailbox", raw);
        posted = arrivals.store(mail);
    }

    @Test
    void anAgentReadsWhatIsNewAllOfItAndItsSafeForm() {
        Answer answer = get("");

        assertThat(answer.status()).isEqualTo(200);
        JsonNode message = answer.body();
        assertThat(message.get("conversation_id").asText())
                .isEqualTo(posted.conversationId().toString());
        assertThat(message.get("author_address").asText()).isEqualTo("mina@example.org");
        assertThat(message.get("copied_to"))
                .extracting(JsonNode::asText)
                .contains("jun@example.org", "lee@example.org");
        assertThat(message.get("text").asText()).contains("It is broken.").doesNotContain("on its way");
        assertThat(message.get("full_text").asText()).contains("It is broken.", "on its way");
        assertThat(message.get("html").asText())
                .contains("<b>broken</b>", "on its way", "<span>a pixel</span>")
                .doesNotContain("steal", "t.example", "cid:");
        assertThat(message.get("images_left_out").asInt()).isEqualTo(1);
    }

    @Test
    void aPictureThatTheMailBroughtAlongIsADownloadOfTheHub() {
        JsonNode message = get("").body();
        String id = message.get("attachments").get(0).get("id").asText();

        assertThat(message.get("html").asText()).contains("src=\"/api/v1/attachments/%s\"".formatted(id));
        Answer picture = api.get("/api/v1/attachments/" + id, Api.AGENT);
        assertThat(picture.contentType()).isEqualTo("image/png");
        assertThat(picture.header("Content-Disposition")).startsWith("attachment;");
    }

    @Test
    void theSendersServersAreAskedForPicturesOnlyWhenTheAgentWantsIt() {
        JsonNode message = get("?remote_images=true").body();

        assertThat(message.get("html").asText()).contains("src=\"https://t.example/p.gif\"", "no-referrer");
        assertThat(message.get("images_left_out").asInt()).isZero();
        assertProblem(get("?remote_images=perhaps"), "invalid");
    }

    @Test
    void itsFormattedFormIsAPageOfItsOwnInWhichNothingRuns() {
        Answer page = get("/formatted");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.contentType()).startsWith("text/html");
        assertThat(page.http().body()).contains("<b>broken</b>").doesNotContain("steal", "t.example");
        assertThat(page.http().headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("default-src 'none'", "img-src 'self' data:;", "sandbox allow-same-origin")
                .doesNotContain("script", "https:");
        Answer withPictures = get("/formatted?remote_images=true");
        assertThat(withPictures.http().body()).contains("src=\"https://t.example/p.gif\"");
        assertThat(withPictures.header("Content-Security-Policy")).contains("img-src 'self' data: https: http:;");
    }

    @Test
    void anAgentSeesWhoWasCopiedInAndAVisitorDoesNot() {
        JsonNode participants = api.get("/api/v1/conversations/" + posted.conversationId(), Api.AGENT)
                .body()
                .get("participants");

        assertThat(participants.findValuesAsText("address")).containsExactly("jun@example.org", "lee@example.org");
        assertThat(participants.findValuesAsText("display_name")).containsExactly("Jun");
        Answer chat = api.post("/api/v1/conversations", null, "{\"text\":\"hello\"}");
        assertThat(api.get(path(chat), token(chat)).body().has("participants")).isFalse();
    }

    @Test
    void nobodyElseReadsIt() {
        Answer chat = api.post("/api/v1/conversations", null, "{\"text\":\"hello\"}");

        assertProblem(api.get("/api/v1/messages/" + posted.messageId(), token(chat)), "forbidden");
        assertProblem(api.get("/api/v1/messages/" + posted.messageId(), null), "unauthenticated");
        assertProblem(api.get("/api/v1/messages/" + UUID.randomUUID(), Api.AGENT), "not_found");
    }

    private Answer get(String query) {
        return api.get("/api/v1/messages/" + posted.messageId() + query, Api.AGENT);
    }
}

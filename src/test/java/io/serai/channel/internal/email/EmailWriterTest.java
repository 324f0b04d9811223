package io.serai.channel.internal.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.channel.IncomingMessage;
import io.serai.channel.OutgoingMessage;
import io.serai.shared.Ids;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EmailWriterTest {

    private static final String SHOP = "support@shop.example";
    private static final ReplyTokens TOKENS = new ReplyTokens(new byte[] {1, 2, 3});
    private static final EmailWriter WRITER = new EmailWriter(TOKENS);
    private static final EmailReader READER = new EmailReader(1000, TOKENS, SHOP::equals);
    private final UUID messageId = Ids.next();

    @Test
    void anAnswerToTheReplyAddressNamesTheMessageThatItAnswers() throws Exception {
        String replyTo = replyTo(SHOP);

        assertThat(replyTo).matches("support\\+[0-9a-z]{41}@shop\\.example");
        assertThat(replyTo.indexOf('@')).isLessThanOrEqualTo(64);
        assertThat(repliesTo(replyTo)).isEqualTo(messageId);
        assertThat(repliesTo(replyTo.toUpperCase(Locale.ROOT))).isEqualTo(messageId);
        assertThat(repliesTo("\"Mr. Wrong\" <x+%s@shop.example>, %s".formatted("0".repeat(41), replyTo)))
                .isEqualTo(messageId);
    }

    @Test
    void aTokenThatThisHubDidNotSignNamesNothing() throws Exception {
        String replyTo = replyTo(SHOP);
        int start = "support+".length();
        for (int i = start; i < start + ReplyTokens.LENGTH; i++) {
            char other = replyTo.charAt(i) == 'a' ? 'b' : 'a';
            assertThat(repliesTo(replyTo.substring(0, i) + other + replyTo.substring(i + 1)))
                    .isNull();
        }
        assertThat(repliesTo("support+%s@shop.example".formatted("z".repeat(41))))
                .isNull();
        assertThat(repliesTo(
                        "support+%s@shop.example".formatted(messageId.toString().replace("-", ""))))
                .isNull();
        String another = new ReplyTokens(new byte[] {4}).of(messageId);
        assertThat(repliesTo("support+%s@shop.example".formatted(another))).isNull();
    }

    @Test
    void everyNameSurvivesTheAddress() {
        for (UUID id : List.of(new UUID(0, 0), new UUID(-1, -1), new UUID(0, 1), new UUID(Long.MIN_VALUE, 0))) {
            assertThat(TOKENS.read(TOKENS.of(id))).contains(id);
            assertThat(TOKENS.of(id)).hasSize(ReplyTokens.LENGTH);
        }
    }

    @Test
    void anAddressWithoutRoomForATokenStaysAsItIs() throws Exception {
        String wide = "a".repeat(22) + "@shop.example";
        assertThat(replyTo(wide)).contains("+");
        String tooWide = "a" + wide;
        assertThat(replyTo(tooWide)).isEqualTo(tooWide);
    }

    @Test
    void othersGetACopyAndOneWhoseAddressIsNoneKeepsItFromNobody() throws Exception {
        OutgoingMessage message = outgoing(false, List.of())
                .to(
                        "mina@example.org",
                        List.of("jun@example.org", "no address", "a@b.example\r\nBcc: eve@example.org"));

        MimeMessage mail = WRITER.write(message, SHOP, "", "", "");

        assertThat(mail.getHeader("To", ", ")).isEqualTo("mina@example.org");
        assertThat(mail.getHeader("Cc", ", ")).isEqualTo("jun@example.org");
        assertThat(mail.getHeader("Bcc")).isNull();
    }

    private String replyTo(String base) throws Exception {
        MimeMessage mail = WRITER.write(outgoing(true, List.of()), SHOP, "", "", base);
        return ((InternetAddress) mail.getReplyTo()[0]).getAddress();
    }

    private static UUID repliesTo(String address) {
        String answer = "From: mina@example.org\nTo: %s\n\nThanks".formatted(address);
        return ((IncomingMessage) READER.read("support", answer.getBytes())).repliesTo();
    }

    @Test
    void whatAMachineWroteSaysSoAndWhatAPersonWroteDoesNot() throws Exception {
        assertThat(WRITER.write(outgoing(true, List.of()), SHOP, "", "", "").getHeader("Auto-Submitted", null))
                .isEqualTo("auto-replied");
        assertThat(WRITER.write(outgoing(false, List.of()), SHOP, "", "", "").getHeader("Auto-Submitted"))
                .isNull();
    }

    @Test
    void ourOwnMailIsKnownWhenItComesBack() throws Exception {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        WRITER.write(outgoing(false, List.of()), SHOP, "", "", "").writeTo(wire);

        assertThat(((IncomingMessage) READER.read("support", wire.toByteArray())).automatic())
                .isEqualTo("own-message");
    }

    @Test
    void aReferenceToAMailThatReusedANameIsTheNameThatItsWriterKnows() throws Exception {
        MimeMessage mail = WRITER.write(outgoing(true, List.of("sha256:00", "<1@a>#0123456789ab")), SHOP, "", "", "");

        assertThat(mail.getHeader("In-Reply-To", null)).isEqualTo("<1@a>");
        assertThat(mail.getHeader("References", null)).isEqualTo("<1@a>");
    }

    private OutgoingMessage outgoing(boolean automatic, List<String> references) {
        return new OutgoingMessage(
                Ids.next(),
                "support",
                "mina@example.org",
                null,
                "Kettle",
                "Here it is.",
                "<%s@shop.example>".formatted(messageId),
                references,
                automatic);
    }
}

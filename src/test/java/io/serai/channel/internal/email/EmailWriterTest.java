package io.serai.channel.internal.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.channel.IncomingMessage;
import io.serai.channel.OutgoingMessage;
import io.serai.shared.Ids;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EmailWriterTest {

    private static final String SHOP = "support@shop.example";
    private final UUID messageId = Ids.next();

    @Test
    void anAnswerToTheReplyAddressNamesTheMessageThatItAnswers() throws Exception {
        MimeMessage mail = EmailWriter.write(outgoing(true, List.of()), SHOP, "", "", SHOP);

        String replyTo = ((InternetAddress) mail.getReplyTo()[0]).getAddress();
        assertThat(replyTo).matches("support\\+[0-9a-f]{32}@shop\\.example");
        String answer = "From: mina@example.org\nTo: %s\n\nThanks".formatted(replyTo);
        assertThat(((IncomingMessage) new EmailReader(1000).read("support", answer.getBytes())).repliesTo())
                .isEqualTo(messageId);
    }

    @Test
    void whatAMachineWroteSaysSoAndWhatAPersonWroteDoesNot() throws Exception {
        assertThat(EmailWriter.write(outgoing(true, List.of()), SHOP, "", "", "")
                        .getHeader("Auto-Submitted", null))
                .isEqualTo("auto-replied");
        assertThat(EmailWriter.write(outgoing(false, List.of()), SHOP, "", "", "")
                        .getHeader("Auto-Submitted"))
                .isNull();
    }

    @Test
    void ourOwnMailIsKnownWhenItComesBack() throws Exception {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        EmailWriter.write(outgoing(false, List.of()), SHOP, "", "", "").writeTo(wire);

        assertThat(((IncomingMessage) new EmailReader(1000).read("support", wire.toByteArray())).automatic())
                .isEqualTo("own-message");
    }

    @Test
    void aReferenceToAMailThatReusedANameIsTheNameThatItsWriterKnows() throws Exception {
        MimeMessage mail =
                EmailWriter.write(outgoing(true, List.of("sha256:00", "<1@a>#0123456789ab")), SHOP, "", "", "");

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

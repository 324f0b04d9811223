package io.serai.channel;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an SMTP server says, does not say, and when it hangs up: only what came after the end of the mail is ambiguous. */
class DeliveryOutcomesTest {

    private static final SmtpAnswers smtp = new SmtpAnswers().start();

    @AfterAll
    static void stop() {
        smtp.close();
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL FROM, 421 closing, SMTP_REJECTED_TEMPORARY",
        "MAIL FROM, 550 not you, SMTP_REJECTED_PERMANENT",
        "MAIL FROM, close, CONNECTION_FAILED",
        "RCPT TO, 450 greylisted, SMTP_REJECTED_TEMPORARY",
        "RCPT TO, 550 no such user, SMTP_REJECTED_PERMANENT",
        "RCPT TO, close, CONNECTION_FAILED",
        "DATA, 451 later, SMTP_REJECTED_TEMPORARY",
        "DATA, 554 no, SMTP_REJECTED_PERMANENT",
        "DATA, close, CONNECTION_FAILED",
        "., 452 disk full, SMTP_REJECTED_TEMPORARY",
        "., 554 spam, SMTP_REJECTED_PERMANENT",
        "., close, TIMEOUT_AFTER_SEND",
        "., silence, TIMEOUT_AFTER_SEND",
        "EHLO, close, CONNECTION_FAILED",
        "none, 250 ok, SENT"
    })
    void whatTheServerAnswersAndWhenItHangsUpHasAName(String command, String answer, Outcome outcome) {
        smtp.answer(command, answer);

        assertThat(send()).isEqualTo(outcome);
    }

    private static Outcome send() {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "localhost");
        properties.put("mail.smtp.port", "" + smtp.port());
        properties.put("mail.smtp.timeout", "1000");
        properties.put("mail.smtp.localhost", "test");
        try {
            MimeMessage mail = new MimeMessage(Session.getInstance(properties));
            mail.setFrom(new InternetAddress("help@shop.example"));
            mail.setRecipient(RecipientType.TO, new InternetAddress("mina@example.org"));
            mail.setText("Hello");
            Transport.send(mail);
            return Outcome.SENT;
        } catch (MessagingException e) {
            return new DeliveryOutcomes().of("email", e);
        }
    }
}

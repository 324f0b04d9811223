package io.serai.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.channel.internal.email.EmailWriter;
import io.serai.channel.internal.email.ReplyTokens;
import io.serai.shared.Ids;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.CannotCreateTransactionException;

/** What an SMTP server says, does not say, and when it hangs up: only what came after all of the mail was written is ambiguous. */
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
        "MAIL FROM, silence, CONNECTION_FAILED",
        "RCPT TO, 450 greylisted, SMTP_REJECTED_TEMPORARY",
        "RCPT TO, 550 no such user, SMTP_REJECTED_PERMANENT",
        "RCPT TO, close, CONNECTION_FAILED",
        "DATA, 451 later, SMTP_REJECTED_TEMPORARY",
        "DATA, 554 no, SMTP_REJECTED_PERMANENT",
        "RCPT TO, silence, CONNECTION_FAILED",
        "DATA, close, CONNECTION_FAILED",
        "DATA, silence, CONNECTION_FAILED",
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

    @Test
    void aDatabaseThatWasNotReachedAfterTheSendIsNotAServerThatWasNotReached() {
        SQLException away = new SQLException("Connection is not available", new ConnectException("Connection refused"));

        assertThat(new DeliveryOutcomes().of("telegram", new CannotCreateTransactionException("away", away)))
                .isEqualTo(Outcome.UNEXPECTED_FAILURE);
    }

    private static Outcome send() {
        OutgoingMail mail = mail();
        try (Transport transport = session().getTransport("smtp")) {
            transport.connect();
            transport.sendMessage(mail, mail.getAllRecipients());
            return Outcome.SENT;
        } catch (MessagingException e) {
            return new DeliveryOutcomes().of(mail, e);
        }
    }

    private static Session session() {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "localhost");
        properties.put("mail.smtp.port", "" + smtp.port());
        properties.put("mail.smtp.timeout", "1000");
        properties.put("mail.smtp.localhost", "test");
        return Session.getInstance(properties);
    }

    private static OutgoingMail mail() {
        OutgoingMessage message = new OutgoingMessage(
                Ids.next(), "mail", "mina@example.org", null, "Hi", "Hello", "<1@shop.example>", List.of(), true);
        try {
            return (OutgoingMail)
                    new EmailWriter(new ReplyTokens(new byte[32])).write(message, "help@shop.example", "", "", "");
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}

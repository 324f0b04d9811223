package io.serai.camel;

import io.serai.channel.DeliveryOutcomes;
import io.serai.channel.Emails;
import io.serai.channel.OutgoingMail;
import io.serai.channel.OutgoingMessage;
import io.serai.channel.SendFailed;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;

/** What the kamelet email-sink sends, from whom. One for each sink, with its parameters. */
public class EmailSink {

    private Emails emails;
    private DeliveryOutcomes outcomes;
    private String from;
    private String fromName = "";
    private String replyTo = "";
    private String replyAddress = "";

    public void setEmails(Emails emails) {
        this.emails = emails;
    }

    public void setOutcomes(DeliveryOutcomes outcomes) {
        this.outcomes = outcomes;
    }

    public void setFrom(String from) {
        this.from = from;
    }

    public void setFromName(String fromName) {
        this.fromName = fromName;
    }

    public void setReplyTo(String replyTo) {
        this.replyTo = replyTo;
    }

    public void setReplyAddress(String replyAddress) {
        this.replyAddress = replyAddress;
    }

    public MimeMessage mail(OutgoingMessage message) throws MessagingException {
        return emails.write(message, from, fromName, replyTo, replyAddress);
    }

    /** Names the failure while the mail is at hand, which knows how far it came. */
    public void fail(Exchange exchange) {
        Exception failure = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Exception.class);
        OutgoingMail mail = exchange.getMessage().getBody(OutgoingMail.class);
        throw new SendFailed(outcomes.of(mail, failure), outcomes.detail(failure));
    }

    /** The name that the sent mail has: its Message-ID. */
    public String externalId(MimeMessage sent) throws MessagingException {
        return sent.getMessageID();
    }
}

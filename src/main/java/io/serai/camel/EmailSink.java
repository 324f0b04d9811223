package io.serai.camel;

import io.serai.channel.Emails;
import io.serai.channel.OutgoingMessage;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

/** What the kamelet email-sink sends, from whom. One for each sink, with its parameters. */
public class EmailSink {

    private Emails emails;
    private String from;
    private String fromName = "";
    private String replyTo = "";

    public void setEmails(Emails emails) {
        this.emails = emails;
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

    public MimeMessage mail(OutgoingMessage message) throws MessagingException {
        return emails.write(message, from, fromName, replyTo);
    }

    /** The name that the sent mail has: its Message-ID. */
    public String externalId(MimeMessage sent) throws MessagingException {
        return sent.getMessageID();
    }
}

package io.serai.camel;

import io.serai.channel.Arrival;
import io.serai.channel.Emails;
import io.serai.shared.RouteStep;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** Step of the kamelet email-source. */
@Component
class EmailSource {

    private final Emails emails;

    EmailSource(Emails emails) {
        this.emails = emails;
    }

    /** Takes the mail's bytes and nothing that the server derived from them: servers and senders disagree on bad mails. */
    @RouteStep
    public Arrival arrival(Message mail, String channelId) throws MessagingException, IOException {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        mail.writeTo(raw);
        return emails.read(channelId, raw.toByteArray());
    }
}

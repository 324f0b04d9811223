package io.serai.camel;

import io.serai.channel.Channels;
import io.serai.channel.Emails;
import io.serai.channel.Mailboxes;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** {@code mailbox:channel}: reads an IMAP folder by UID, with its position in the database. */
@Component("mailbox")
class MailboxComponent extends DefaultComponent {

    final Mailboxes mailboxes;
    final Channels channels;
    final Emails emails;
    final Clock clock;
    final Duration oldAfter;
    final DataSize mailLimit;

    /**
     * @param oldAfter how old a mail below the position may be to be answered by the machine
     * @param mailLimit of a larger mail only the beginning is kept
     */
    MailboxComponent(
            Mailboxes mailboxes,
            Channels channels,
            Emails emails,
            Clock clock,
            @Value("${serai.email.old-after}") Duration oldAfter,
            @Value("${serai.email.mail-limit}") DataSize mailLimit) {
        this.mailboxes = mailboxes;
        this.channels = channels;
        this.emails = emails;
        this.clock = clock;
        this.oldAfter = oldAfter;
        this.mailLimit = mailLimit;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String channelId, Map<String, Object> parameters) {
        return new MailboxEndpoint(uri, this, channelId);
    }
}

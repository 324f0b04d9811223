package io.serai.camel;

import io.serai.channel.Arrival;
import io.serai.channel.Emails;
import io.serai.channel.IncomingMessage;
import io.serai.shared.RouteStep;
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
    public Arrival arrival(FetchedMail mail, String channelId) {
        if (mail.refusal() != null) {
            return emails.keep(channelId, mail.name(), mail.content(), mail.refusal());
        }
        Arrival arrival = emails.read(channelId, mail.content());
        return mail.old() && arrival instanceof IncomingMessage message && message.automatic() == null
                ? message.automatic(IncomingMessage.OLD)
                : arrival;
    }
}

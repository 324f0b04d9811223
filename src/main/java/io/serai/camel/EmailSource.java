package io.serai.camel;

import io.serai.channel.Arrival;
import io.serai.channel.Emails;
import io.serai.channel.IncomingMessage;
import io.serai.shared.RouteStep;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
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
        Arrival arrival = read(mail, channelId);
        return mail.old() && arrival instanceof IncomingMessage message && message.automatic() == null
                ? message.automatic(IncomingMessage.OLD)
                : arrival;
    }

    private Arrival read(FetchedMail mail, String channelId) {
        if (mail.read() != null) {
            try {
                return mail.read().get();
            } catch (ExecutionException | CancellationException failure) {
                // Read again below, for the failure as it is.
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }
        return emails.read(channelId, mail.content());
    }
}

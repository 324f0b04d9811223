package io.serai.channel;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.springframework.stereotype.Component;

/** Names how a failed attempt to send ended. */
@Component
public class DeliveryOutcomes {

    /**
     * @param kind the channel's kind
     * @param failure what the channel's sink threw
     */
    public Outcome of(String kind, Throwable failure) {
        List<Throwable> causes = causes(failure);
        // The hub's own database: a server that was not reached there says nothing about the channel's.
        if (causes.stream().anyMatch(SQLException.class::isInstance)) {
            return Outcome.UNEXPECTED_FAILURE;
        }
        return causes.stream()
                .map(DeliveryOutcomes::plain)
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> causes.stream()
                        .map(DeliveryOutcomes::ambiguous)
                        .flatMap(Optional::stream)
                        .findFirst())
                .orElse(Outcome.UNEXPECTED_FAILURE);
    }

    /** The same for a mail: what ended before all of it was written to the server is not ambiguous. */
    public Outcome of(OutgoingMail mail, Throwable failure) {
        Outcome outcome = of("email", failure);
        return outcome.next() == Outcome.Next.ASK && !mail.wasHandedOver() ? Outcome.CONNECTION_FAILED : outcome;
    }

    /** Why it failed, in one line for an operator, without secrets. */
    public String detail(Throwable failure) {
        return Redaction.reasonOf(failure);
    }

    /** How long the other end asks to be left alone, where it says so. */
    public Optional<Duration> retryAfter(Throwable failure) {
        return causes(failure).stream()
                .filter(SendFailed.class::isInstance)
                .map(SendFailed.class::cast)
                .findFirst()
                .flatMap(SendFailed::retryAfter);
    }

    /** From the outermost; a mail failure's next exception may know more than its cause. */
    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        add(failure, causes);
        return causes;
    }

    private static void add(Throwable failure, List<Throwable> causes) {
        if (failure == null || causes.contains(failure)) {
            return;
        }
        causes.add(failure);
        if (failure instanceof MessagingException mail) {
            add(mail.getNextException(), causes);
        }
        add(failure.getCause(), causes);
    }

    private static Optional<Outcome> plain(Throwable cause) {
        if (cause instanceof SendFailed known) {
            return Optional.of(known.outcome());
        }
        if (cause instanceof MailConnectException
                || cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof UnknownHostException
                || cause instanceof NoRouteToHostException
                || cause instanceof SSLHandshakeException) {
            return Optional.of(Outcome.CONNECTION_FAILED);
        }
        if (cause instanceof AuthenticationFailedException) {
            return Optional.of(Outcome.AUTHENTICATION_FAILED);
        }
        if (cause instanceof AddressException) {
            return Optional.of(Outcome.REJECTED_PERMANENT);
        }
        // Camel's, by name, because only the routes know Camel.
        if (cause.getClass().getSimpleName().endsWith("ConsumerNotAvailableException")) {
            return Optional.of(Outcome.CHANNEL_NOT_RUNNING);
        }
        return smtp(cause);
    }

    private static Optional<Outcome> smtp(Throwable cause) {
        if (cause instanceof SMTPAddressFailedException address) {
            return Optional.of(smtp(address.getReturnCode()));
        }
        if (cause instanceof SMTPSenderFailedException sender) {
            return Optional.of(smtp(sender.getReturnCode()));
        }
        if (cause instanceof SMTPSendFailedException send) {
            return Optional.of(smtp(send.getReturnCode()));
        }
        return Optional.empty();
    }

    private static Outcome smtp(int code) {
        return switch (code / 100) {
            case 4 -> Outcome.SMTP_REJECTED_TEMPORARY;
            case 5 -> Outcome.SMTP_REJECTED_PERMANENT;
            // The connection ended before an answer came.
            default -> Outcome.TIMEOUT_AFTER_SEND;
        };
    }

    /** A connection that was there and then broke or fell silent: the message may have been taken. */
    private static Optional<Outcome> ambiguous(Throwable cause) {
        return cause instanceof IOException ? Optional.of(Outcome.TIMEOUT_AFTER_SEND) : Optional.empty();
    }
}

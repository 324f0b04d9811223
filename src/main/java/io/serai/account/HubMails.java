package io.serai.account;

import io.serai.shared.Kind;
import io.serai.shared.SeraiException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Mail that the hub writes in its own name, by the server that its operator named; answers to customers go elsewhere. */
@Component
public class HubMails {
    private static final Logger log = LoggerFactory.getLogger(HubMails.class);
    private static final String TIME_LIMIT = "10000";

    private final MailSettings settings;
    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();

    HubMails(MailSettings settings) {
        this.settings = settings;
        sender.setHost(settings.host());
        sender.setPort(settings.port());
        sender.setProtocol(settings.protocol());
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        if (!settings.username().isEmpty()) {
            sender.setUsername(settings.username());
            sender.setPassword(settings.password());
        }
        Properties properties = sender.getJavaMailProperties();
        String prefix = "mail." + settings.protocol() + ".";
        properties.put(prefix + "auth", String.valueOf(!settings.username().isEmpty()));
        properties.put(prefix + "starttls.enable", String.valueOf(settings.starttls()));
        properties.put(prefix + "starttls.required", String.valueOf(settings.starttls()));
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "connectiontimeout", TIME_LIMIT);
        properties.put(prefix + "timeout", TIME_LIMIT);
        properties.put(prefix + "writetimeout", TIME_LIMIT);
    }

    /** Whether the operator named a mail server. */
    public boolean areConfigured() {
        return !settings.host().isBlank() && !settings.from().isBlank();
    }

    /** @throws SeraiException INVALID when no mail could ever be sent there (RFC 5322) */
    public static void checkAddress(String email) {
        try {
            new InternetAddress(email, true);
        } catch (AddressException unfit) {
            throw SeraiException.invalid("email", "No mail can be sent to this address.")
                    .coded("no-mail-address");
        }
    }

    /** @param about names the mail in the log, where no address may be @throws SeraiException UNAVAILABLE when the server did not take it */
    public void send(String to, String subject, String text, String about) {
        SimpleMailMessage mail = new SimpleMailMessage();
        mail.setFrom(settings.from());
        mail.setTo(to);
        mail.setSubject(subject);
        mail.setText(text);
        try {
            sender.send(mail);
        } catch (MailException failure) {
            // What it says may quote the mail, and so the link.
            log.warn("{} was not sent: {}", about, failure.getClass().getSimpleName());
            throw new SeraiException(Kind.UNAVAILABLE, "The mail server did not take the mail. Try again.");
        }
    }
}

package io.serai.camel;

import io.serai.channel.OutgoingMail;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.component.mail.DefaultJavaMailSender;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends by SMTP; a refused access token is renewed once, as nothing was sent yet. */
public class SmtpSender extends DefaultJavaMailSender {

    private static final Logger log = LoggerFactory.getLogger(SmtpSender.class);

    private EmailLogin login;
    private boolean starttls;

    public void setLogin(EmailLogin login) {
        this.login = login;
        setAuthenticator(login);
    }

    public void setStarttls(boolean starttls) {
        this.starttls = starttls;
    }

    public void setConnectTimeout(String millis) {
        set("connectiontimeout", millis);
    }

    public void setReadTimeout(String millis) {
        set("timeout", millis);
        set("writetimeout", millis);
    }

    private void set(String property, String value) {
        getJavaMailProperties().put("mail.smtp." + property, value);
        getJavaMailProperties().put("mail.smtps." + property, value);
    }

    @Override
    public void send(MimeMessage mail) throws MessagingException {
        login.secure(
                getJavaMailProperties(),
                getProtocol(),
                starttls && getProtocol().equals("smtp"));
        try {
            sendToAll(mail);
        } catch (AuthenticationFailedException e) {
            if (!login.renew()) {
                throw e;
            }
            sendToAll(mail);
        }
    }

    /** One refused recipient refuses the mail; those who were only copied in must not keep it from the customer. */
    private void sendToAll(MimeMessage mail) throws MessagingException {
        try {
            super.send(mail);
        } catch (SendFailedException refused) {
            Set<Address> addresses = refusedIn(refused);
            List<Address> copies = Optional.ofNullable(mail.getRecipients(RecipientType.CC)).stream()
                    .flatMap(Arrays::stream)
                    .toList();
            if (!(mail instanceof OutgoingMail outgoing) || addresses.isEmpty() || !copies.containsAll(addresses)) {
                throw refused;
            }
            log.warn("{} goes on without {} of those it is copied to", mail.getMessageID(), addresses.size());
            outgoing.leaveOut(addresses);
            super.send(mail);
        }
    }

    private static Set<Address> refusedIn(SendFailedException failure) {
        Set<Address> refused = new HashSet<>();
        for (Exception cause = failure; cause instanceof MessagingException next; cause = next.getNextException()) {
            if (cause instanceof SMTPAddressFailedException one) {
                refused.add(one.getAddress());
            }
        }
        return refused;
    }
}

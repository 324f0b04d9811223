package io.serai.camel;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.apache.camel.component.mail.DefaultJavaMailSender;

/** Sends by SMTP; a refused access token is renewed once, as nothing was sent yet. */
public class SmtpSender extends DefaultJavaMailSender {

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
            super.send(mail);
        } catch (AuthenticationFailedException e) {
            if (!login.renew()) {
                throw e;
            }
            super.send(mail);
        }
    }
}

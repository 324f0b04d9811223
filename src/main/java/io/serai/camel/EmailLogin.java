package io.serai.camel;

import jakarta.mail.PasswordAuthentication;
import org.apache.camel.component.mail.MailAuthenticator;

/** A mailbox's user and password, kept out of endpoint URIs. No user means no login. */
public class EmailLogin extends MailAuthenticator {

    private String username;
    private String password;

    public void setUsername(String username) {
        this.username = username;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    @Override
    public PasswordAuthentication getPasswordAuthentication() {
        return username == null || username.isBlank()
                ? new PasswordAuthentication(null, null)
                : new PasswordAuthentication(username, password);
    }
}

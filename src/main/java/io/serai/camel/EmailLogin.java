package io.serai.camel;

import jakarta.mail.PasswordAuthentication;
import java.net.URI;
import java.util.Properties;
import org.apache.camel.component.mail.MailAuthenticator;

/**
 * How to get into a mailbox, kept out of endpoint URIs: user and password, or an OAuth 2.0 access token (SASL XOAUTH2).
 * No user means no login.
 */
public class EmailLogin extends MailAuthenticator {

    private String username;
    private String password;
    private String auth = "password";
    private String tokenEndpoint;
    private String clientId;
    private String clientSecret;
    private String refreshToken;
    private String scope;
    private String trustCertificate;
    private AccessTokens tokens;

    public void setUsername(String username) {
        this.username = username;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    /** {@code password} or {@code xoauth2}. */
    public void setAuth(String auth) {
        this.auth = auth;
    }

    public void setTokenEndpoint(String tokenEndpoint) {
        this.tokenEndpoint = tokenEndpoint;
    }

    public void setClientId(String clientId) {
        this.clientId = clientId;
    }

    public void setClientSecret(String clientSecret) {
        this.clientSecret = clientSecret;
    }

    public void setRefreshToken(String refreshToken) {
        this.refreshToken = refreshToken;
    }

    public void setScope(String scope) {
        this.scope = scope;
    }

    /** A PEM file with the certificates that the server's must be signed by; blank for those that Java trusts. */
    public void setTrustCertificate(String trustCertificate) {
        this.trustCertificate = trustCertificate;
    }

    /** @param protocol of Jakarta Mail: {@code imap}, {@code imaps}, {@code smtp} or {@code smtps} */
    void secure(Properties properties, String protocol, boolean starttls) {
        String mail = "mail." + protocol;
        properties.put(mail + ".starttls.enable", Boolean.toString(starttls));
        properties.put(mail + ".starttls.required", Boolean.toString(starttls));
        properties.put(mail + ".ssl.checkserveridentity", "true");
        if (trustCertificate != null && !trustCertificate.isBlank()) {
            properties.put(mail + ".ssl.socketFactory", TrustedCertificates.socketFactory(trustCertificate));
            properties.put(mail + ".ssl.socketFactory.fallback", "false");
        }
        if (usesTokens()) {
            properties.put(mail + ".auth.mechanisms", "XOAUTH2");
        }
    }

    @Override
    public PasswordAuthentication getPasswordAuthentication() {
        if (username == null || username.isBlank()) {
            return new PasswordAuthentication(null, null);
        }
        return new PasswordAuthentication(username, usesTokens() ? tokens().current() : password);
    }

    /** The server refused the login. @return whether another login has a chance, because the token will be a new one */
    boolean renew() {
        if (usesTokens()) {
            tokens().forget();
        }
        return usesTokens();
    }

    private boolean usesTokens() {
        return auth.equals("xoauth2");
    }

    private synchronized AccessTokens tokens() {
        if (tokens == null) {
            tokens = new AccessTokens(URI.create(tokenEndpoint), clientId, clientSecret, refreshToken, scope);
        }
        return tokens;
    }
}

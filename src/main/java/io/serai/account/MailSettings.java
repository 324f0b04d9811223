package io.serai.account;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mail server by which the hub writes to the people who work in it.
 *
 * @param host empty when there is none: then nobody can be invited, and no password be reset
 * @param protocol smtp, or smtps for TLS from the first byte
 * @param starttls whether smtp must become TLS before anything else is said
 * @param username empty when the server wants none
 */
@ConfigurationProperties("serai.mail")
record MailSettings(
        @DefaultValue("") String host,
        @DefaultValue("587") int port,
        @DefaultValue("smtp") String protocol,
        @DefaultValue("true") boolean starttls,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue("") String from) {

    @Override
    public String toString() {
        return "MailSettings[" + host + ":" + port + "]";
    }
}

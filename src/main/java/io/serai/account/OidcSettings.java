package io.serai.account;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Another server that knows who people are (OpenID Connect 1.0).
 *
 * @param issuer its address, at which it describes itself; empty when there is none
 * @param defaultRole of accounts that are made for those who have none; null when none are made
 */
@ConfigurationProperties("serai.oidc")
record OidcSettings(
        @DefaultValue("") String issuer,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        Role defaultRole) {

    @Override
    public String toString() {
        return "OidcSettings[" + issuer + "]";
    }
}

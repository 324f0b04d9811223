package io.serai.account;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Where people may sign in besides here. */
@Service
public class SignInProviders {
    private final OidcSettings settings;

    SignInProviders(OidcSettings settings) {
        this.settings = settings;
    }

    /** @param name the provider's host @param path where a browser begins */
    public record Provider(String name, String path) {}

    public record All(List<Provider> items) {}

    public All all() {
        if (settings.issuer().isEmpty()) {
            return new All(List.of());
        }
        String host =
                Optional.ofNullable(URI.create(settings.issuer()).getHost()).orElse("OpenID");
        return new All(List.of(new Provider(host, "/oauth2/authorization/serai")));
    }
}

package io.serai.account;

import io.serai.shared.Ids;
import java.security.SecureRandom;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Makes the account that somebody needs to begin with, when there is none yet. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class FirstAccount implements ApplicationRunner {
    private static final Logger log = LoggerFactory.getLogger(FirstAccount.class);

    private final AccountStore store;
    private final PasswordEncoder passwords;
    private final String email;
    private final String password;

    FirstAccount(
            AccountStore store,
            PasswordEncoder passwords,
            @Value("${serai.agent.email}") String email,
            @Value("${serai.agent.password}") String password) {
        this.store = store;
        this.passwords = passwords;
        this.email = email;
        this.password = password;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!store.isEmpty()) {
            return;
        }
        boolean generated = password.isBlank();
        String chosen = generated ? generatePassword() : password;
        Account account = new Account(Ids.next(), email, "Agent", Role.ADMINISTRATOR, AccountState.ACTIVE);
        // Another replica may have been faster: then its line is in its log.
        if (store.insert(account, passwords.encode(chosen), generated)) {
            log.info(
                    "First account: {} with password {}",
                    email,
                    generated
                            ? chosen + " (generated, shown only this once, to be changed at the first sign-in)"
                            : "from SERAI_AGENT_PASSWORD");
        }
    }

    private static String generatePassword() {
        byte[] random = new byte[15];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}

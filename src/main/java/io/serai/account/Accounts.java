package io.serai.account;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** The people who work in the hub. */
@Service
public class Accounts {
    private final AccountStore store;

    Accounts(AccountStore store) {
        this.store = store;
    }

    public Optional<Account> byId(UUID id) {
        return store.byId(id);
    }

    /** @param email in any case */
    public Optional<Account> byEmail(String email) {
        return store.byEmail(email);
    }

    /** The name to show for an account, or null when there is none. */
    public String name(UUID id) {
        return id == null ? null : store.byId(id).map(Account::name).orElse(null);
    }
}

package io.serai.account;

import io.serai.shared.Ids;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/** The people who work in the hub. */
@Service
public class Accounts {
    private final AccountStore store;
    private final PasswordEncoder passwords;

    Accounts(AccountStore store, PasswordEncoder passwords) {
        this.store = store;
        this.passwords = passwords;
    }

    /** Makes an account, unless somebody is called so already. */
    public void open(String email, String name, Role role, String password) {
        if (store.byEmail(email).isEmpty()) {
            Account account = new Account(Ids.next(), email, name, role, AccountState.ACTIVE);
            store.insert(account, passwords.encode(password), false);
        }
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

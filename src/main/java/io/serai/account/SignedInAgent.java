package io.serai.account;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;

class SignedInAgent extends User {
    private final UUID accountId;

    SignedInAgent(Account account, String passwordHash) {
        super(account.email(), passwordHash, rolesIncludedIn(account.role()));
        this.accountId = account.id();
    }

    UUID accountId() {
        return accountId;
    }

    private static List<? extends GrantedAuthority> rolesIncludedIn(Role role) {
        return Arrays.stream(Role.values())
                .filter(role::includes)
                .map(included -> new SimpleGrantedAuthority("ROLE_" + included))
                .toList();
    }
}

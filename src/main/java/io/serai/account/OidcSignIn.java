package io.serai.account;

import io.serai.shared.Ids;
import io.serai.shared.Kind;
import io.serai.shared.SeraiException;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Whose account it is that an OpenID provider speaks of: that of the e-mail address, if the provider has verified it. */
@Component
@ConditionalOnExpression("'${serai.oidc.issuer:}' != ''")
class OidcSignIn {
    private final OidcSettings settings;
    private final AccountStore accounts;
    private final UserStore users;
    private final PasswordEncoder passwords;
    private final TransactionOperations transaction;
    private final ApplicationEventPublisher events;

    OidcSignIn(
            OidcSettings settings,
            AccountStore accounts,
            UserStore users,
            PasswordEncoder passwords,
            TransactionOperations transaction,
            ApplicationEventPublisher events) {
        this.settings = settings;
        this.accounts = accounts;
        this.users = users;
        this.passwords = passwords;
        this.transaction = transaction;
        this.events = events;
    }

    /**
     * Who was invited has come with it. An account is made only where the operator wants that. Fails with UNAUTHENTICATED, in
     * the same words whatever the reason.
     */
    Credentials account(OidcUser user) {
        if (!Boolean.TRUE.equals(user.getEmailVerified()) || user.getEmail() == null) {
            throw refused();
        }
        Optional<Credentials> known = accounts.credentials(user.getEmail());
        if (known.isEmpty()) {
            open(user);
        }
        known.map(Credentials::account)
                .filter(it -> it.state() == AccountState.INVITED)
                .ifPresent(this::come);
        return accounts.credentials(user.getEmail())
                .filter(it -> it.account().state() == AccountState.ACTIVE)
                .orElseThrow(OidcSignIn::refused);
    }

    private void open(OidcUser user) {
        if (settings.defaultRole() == null) {
            return;
        }
        String name = user.getFullName() == null ? user.getEmail() : user.getFullName();
        Account account = new Account(Ids.next(), user.getEmail(), name, settings.defaultRole(), AccountState.ACTIVE);
        String nobodyKnowsIt = passwords.encode(OpaqueToken.random("").text());
        transaction.executeWithoutResult(status -> {
            if (accounts.insert(account, nobodyKnowsIt, false)) {
                events.publishEvent(new AccountOpened(account.id(), account.role()));
            }
        });
    }

    private void come(Account invited) {
        transaction.executeWithoutResult(status -> {
            // Somebody may have deactivated them at this moment.
            if (users.lock(invited.id(), invited.id()).get(0).state() == AccountState.INVITED) {
                users.changeState(invited.id(), AccountState.ACTIVE);
                events.publishEvent(new InvitationAccepted(invited.id()));
            }
        });
    }

    private static SeraiException refused() {
        return new SeraiException(Kind.UNAUTHENTICATED, "Nobody here has an account for this.");
    }
}

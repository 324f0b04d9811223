package io.serai.account;

import io.serai.shared.HubsWork;
import io.serai.shared.SeraiException;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Links by which somebody who gets mail at an account's address chooses its password, once. The token stands in the link's
 * fragment, which browsers send to nobody, and is kept as a hash.
 */
@Component
class MailLinks {
    private final MailLinkStore links;
    private final AccountStore accounts;
    private final PasswordRules rules;
    private final PasswordEncoder passwords;
    private final TransactionOperations transaction;
    private final Clock clock;
    private final String hub;

    MailLinks(
            MailLinkStore links,
            AccountStore accounts,
            PasswordRules rules,
            PasswordEncoder passwords,
            @Qualifier(SessionTransactions.HUBS) TransactionOperations transaction,
            Clock clock,
            @Value("${serai.public-url}") String hub) {
        this.links = links;
        this.accounts = accounts;
        this.rules = rules;
        this.passwords = passwords;
        this.transaction = transaction;
        this.clock = clock;
        this.hub = hub.replaceAll("/+$", "");
    }

    /** @return the link; those that the account got before hold too, until one is used */
    @HubsWork
    String make(UUID accountId, LinkPurpose purpose) {
        Instant now = clock.instant();
        OpaqueToken token = OpaqueToken.random("");
        links.deleteExpired(now);
        links.insert(token.hash(), accountId, purpose, now.plus(purpose.life()));
        return hub + "/password.html#" + purpose.word() + "=" + token.text();
    }

    /**
     * Ends all of the account's links and sessions.
     *
     * @param inTransaction what else comes with it
     * @throws SeraiException INVALID when the password breaks a rule, which leaves the link usable; INVALID, in the same
     *     words whatever the reason, when the link holds no more
     */
    void choosePassword(String token, LinkPurpose purpose, String password, Consequence inTransaction) {
        byte[] hash = new OpaqueToken(token).hash();
        Account account = transaction.execute(status -> links.find(hash, purpose, clock.instant())
                .flatMap(accounts::byId)
                .filter(it -> it.state() == purpose.state())
                .orElseThrow(MailLinks::over));
        rules.check("new_password", password, account);
        String passwordHash = passwords.encode(password);
        transaction.executeWithoutResult(status -> {
            if (!links.delete(hash) || !accounts.choosePassword(account.id(), passwordHash, purpose.state())) {
                throw over();
            }
            links.deleteAll(account.id());
            inTransaction.follow(account.id());
        });
    }

    @EventListener
    void on(AccountDeactivated deactivated) {
        links.deleteAll(deactivated.accountId());
    }

    interface Consequence {
        void follow(UUID accountId);
    }

    private static SeraiException over() {
        return SeraiException.invalid("token", "This link does not hold, or no longer. Ask for a new one.");
    }
}

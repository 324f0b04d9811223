package io.serai.account;

import io.serai.shared.ClientAddress;
import io.serai.shared.EmailAddress;
import io.serai.shared.RateLimit;
import io.serai.shared.RateLimit.Left;
import io.serai.shared.SeraiException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Slows down who guesses passwords: counts failed sign-ins, and refuses further ones before a password is looked at, the
 * right one too. Those who are not guessing never notice, and nobody is locked out for ever.
 */
@Component
class SignInThrottle {
    private static final Duration PERIOD = Duration.ofMinutes(15);

    private final RateLimit byAccountAndAddress;
    private final RateLimit byAccount;
    private final RateLimit byAddress;
    private final RateLimit byCode;
    private final AccountStore accounts;
    private final TransactionOperations transaction;
    private final ApplicationEventPublisher events;

    SignInThrottle(
            SignInSettings settings,
            Clock clock,
            AccountStore accounts,
            TransactionOperations transaction,
            ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.transaction = transaction;
        this.events = events;
        this.byAccountAndAddress = new RateLimit(settings.failuresPerAccount(), PERIOD, clock);
        this.byAccount = new RateLimit(10 * settings.failuresPerAccount(), PERIOD, clock);
        this.byCode = new RateLimit(settings.failuresPerAccount(), PERIOD, clock);
        this.byAddress = new RateLimit(settings.failuresPerAddress(), PERIOD, clock);
    }

    /** Fails with EXHAUSTED when signing in to this account or from this address failed too often. */
    void check(String email, String address) {
        for (Map.Entry<RateLimit, String> limit : limits(email, address).entrySet()) {
            Left left = limit.getKey().look(limit.getValue());
            if (left.isSpent()) {
                throw tooOften(left);
            }
        }
    }

    void failed(String email, String address) {
        limits(email, address).forEach(RateLimit::take);
        transaction.executeWithoutResult(
                status -> events.publishEvent(new SignInRefused(accounts.idOf(email), address)));
    }

    /**
     * The same for codes of the second factor, from wherever: only who knows the password gets so far. Taken before a code is
     * looked at, so that of many guesses at once no more pass than are left.
     */
    void takeCode(String email) {
        Left left = byCode.take(EmailAddress.folded(email));
        if (left.isSpent()) {
            throw tooOften(left);
        }
    }

    void codeWasGood(String email) {
        byCode.giveBack(EmailAddress.folded(email));
    }

    private static SeraiException tooOften(Left left) {
        return left.refusal("Signing in failed too often. Wait, then try again.");
    }

    private Map<RateLimit, String> limits(String email, String address) {
        String account = EmailAddress.folded(email);
        String counted = ClientAddress.counted(address);
        return Map.of(byAccountAndAddress, account + " " + counted, byAccount, account, byAddress, counted);
    }
}

package io.serai.account;

import io.serai.shared.Kind;
import io.serai.shared.SeraiException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor.CipherAlgorithm;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A second thing that somebody shows beside the password: a code of an authenticator app (TOTP, RFC 6238), or one of ten
 * recovery codes. Each code is good once. Secrets are encrypted with a key of the hub's own, recovery codes kept as hashes.
 */
@Service
public class SecondFactors {
    private static final int RECOVERY_CODES = 10;
    private static final int LONGEST_APP_CODE = 6;
    private static final int NONCE_BYTES = 12;
    private static final String WANTED = "Send a code of your authenticator app too, or a recovery code.";
    private static final String WRONG = "This code is wrong, or was used before.";

    private final SecondFactorStore store;
    private final PasswordSignIn passwords;
    private final SignInThrottle throttle;
    private final Users users;
    private final TransactionOperations transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final BytesEncryptor encryptor;

    SecondFactors(
            SecondFactorStore store,
            PasswordSignIn passwords,
            SignInThrottle throttle,
            Users users,
            SecretStore secrets,
            @Qualifier(SessionTransactions.HUBS) TransactionOperations transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.passwords = passwords;
        this.throttle = throttle;
        this.users = users;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
        this.encryptor = new AesBytesEncryptor(
                new SecretKeySpec(secrets.key("second-factor"), "AES"),
                KeyGenerators.secureRandom(NONCE_BYTES),
                CipherAlgorithm.GCM);
    }

    /** @param secret in Base32 @param uri for a QR code */
    public record Proposal(String secret, String uri) {
        @Override
        public String toString() {
            return "Proposal[]";
        }
    }

    /** Counts once it is confirmed. Fails like signing in, and with CONFLICT when the person has one. */
    public Proposal propose(String password, String address) {
        Account account = confirmed(password, address).account();
        Totp totp = Totp.random();
        byte[] secret = encryptor.encrypt(totp.secret());
        if (Boolean.FALSE.equals(transaction.execute(status -> store.propose(account.id(), secret)))) {
            throw SeraiException.conflict("You have a second factor. Remove it first.")
                    .coded("second-factor-there");
        }
        return new Proposal(totp.text(), totp.uri(account.email()).toString());
    }

    /** @return recovery codes, which are not shown again; fails with INVALID when the code is wrong, with EXHAUSTED as {@link #check} */
    public List<String> confirm(String code) {
        Account account = SignedInAgent.current().credentials().account();
        UUID id = account.id();
        throttle.takeCode(account.email());
        Instant now = clock.instant();
        List<RecoveryCode> codes =
                Stream.generate(RecoveryCode::random).limit(RECOVERY_CODES).toList();
        transaction.executeWithoutResult(status -> {
            OptionalLong step = step(id, code, now);
            if (step.isEmpty() || !store.confirm(id, step.getAsLong(), now)) {
                throw SeraiException.invalid("code", "This code is wrong.").coded("wrong-code");
            }
            store.addRecoveryCodes(id, codes.stream().map(RecoveryCode::hash).toList());
            events.publishEvent(new SecondFactorAdded(id));
        });
        throttle.codeWasGood(account.email());
        return codes.stream().map(RecoveryCode::text).toList();
    }

    /**
     * One's own. Fails like signing in, but with INVALID, naming the field, when there is no code or a wrong one.
     *
     * @param code of an app or for recovery; null from somebody without a factor
     */
    public void remove(String password, String code, String address) {
        Credentials credentials = confirmed(password, address);
        if (credentials.secondFactor() && code == null) {
            throw SeraiException.invalid("code", WANTED).coded("code-wanted");
        }
        if (credentials.secondFactor() && !isGood(credentials.account(), code, address)) {
            throw SeraiException.invalid("code", WRONG).coded("wrong-code");
        }
        UUID id = credentials.account().id();
        transaction.executeWithoutResult(status -> remove(id, id));
    }

    /** That of somebody who lost it. Fails like the changes of {@link Users}. */
    public void removeFrom(UUID id, UUID actorId) {
        transaction.executeWithoutResult(status -> {
            users.changeable(id, actorId, Role.AGENT);
            remove(id, actorId);
        });
    }

    /**
     * Lets pass who has none, or says a good code. Fails with UNAUTHENTICATED, naming the field, when there is no code or a
     * wrong one, and with EXHAUSTED after too many wrong ones, from wherever: they know the password.
     */
    void check(Credentials credentials, String code, String address) {
        if (!credentials.secondFactor()) {
            return;
        }
        if (code == null) {
            throw needed(WANTED);
        }
        if (!isGood(credentials.account(), code, address)) {
            throw needed(WRONG);
        }
    }

    private boolean isGood(Account account, String code, String address) {
        throttle.takeCode(account.email());
        boolean good = Boolean.TRUE.equals(transaction.execute(status -> use(account.id(), code)));
        if (good) {
            throttle.codeWasGood(account.email());
        } else {
            throttle.failed(account.email(), address);
        }
        return good;
    }

    private boolean use(UUID id, String code) {
        if (plain(code).length() <= LONGEST_APP_CODE) {
            OptionalLong step = step(id, code, clock.instant());
            return step.isPresent() && store.use(id, step.getAsLong());
        }
        boolean good = store.useRecoveryCode(id, new RecoveryCode(code).hash());
        if (good) {
            events.publishEvent(new RecoveryCodeUsed(id));
        }
        return good;
    }

    private OptionalLong step(UUID id, String code, Instant now) {
        return store.secret(id)
                .map(it -> new Totp(encryptor.decrypt(it)).step(plain(code), now))
                .orElse(OptionalLong.empty());
    }

    /** Apps show a code in two groups. */
    private static String plain(String code) {
        return code.replaceAll("[\\s-]", "");
    }

    private void remove(UUID id, UUID actorId) {
        store.remove(id);
        events.publishEvent(new SecondFactorRemoved(id, actorId));
    }

    /** Whoever finds a browser that is signed in does not know the password. */
    private Credentials confirmed(String password, String address) {
        String email = SignedInAgent.current().credentials().account().email();
        return passwords.check(email, password, address);
    }

    private static SeraiException needed(String why) {
        return new SeraiException(Kind.UNAUTHENTICATED, why, Map.of("field", "code"));
    }
}

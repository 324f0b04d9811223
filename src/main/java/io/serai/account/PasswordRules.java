package io.serai.account;

import io.serai.shared.SeraiException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import me.gosimple.nbvcxz.Nbvcxz;
import me.gosimple.nbvcxz.resources.Configuration;
import me.gosimple.nbvcxz.resources.ConfigurationBuilder;
import me.gosimple.nbvcxz.resources.Dictionary;
import me.gosimple.nbvcxz.resources.DictionaryBuilder;
import me.gosimple.nbvcxz.resources.DictionaryUtil;
import org.springframework.stereotype.Component;

/**
 * What a password must be: long, none of the 100,000 most frequent of breaches, and not soon guessed from such, from words,
 * from keys that lie side by side or from its owner's name (NIST SP 800-63B, section 5.1.1.2, asks for no more than that, and
 * for no mix of kinds of characters).
 */
@Component
class PasswordRules {
    private static final int SHORTEST = 12;
    /** bcrypt takes no more. */
    private static final int MOST_BYTES = 72;
    /** Bits: 2^35 guesses. */
    private static final double LEAST_ENTROPY = 35;

    private static final long MOST_MILLIS = 100;

    /** Fails with INVALID and the reason. */
    void check(String field, String password, Account owner) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            throw SeraiException.invalid(field, "Choose at least %d characters.".formatted(SHORTEST))
                    .coded("password-too-short");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw SeraiException.invalid(field, "Choose at most %d bytes.".formatted(MOST_BYTES))
                    .coded("password-too-long");
        }
        String plain = password.toLowerCase(Locale.ROOT).strip();
        if (plain.contains(owner.email().toLowerCase(Locale.ROOT))) {
            throw SeraiException.invalid(field, "Do not choose your e-mail address.")
                    .coded("password-is-address");
        }
        if (Words.BREACHED.containsKey(plain)) {
            throw SeraiException.invalid(field, "This password is on lists of stolen ones. Choose another.")
                    .coded("password-stolen");
        }
        if (!new Nbvcxz(knowing(owner)).estimate(password).isMinimumEntropyMet()) {
            throw SeraiException.invalid(
                            field,
                            "This password is soon guessed. Choose a longer one, or words that do not belong together.")
                    .coded("password-guessable");
        }
    }

    private static Configuration knowing(Account owner) {
        List<String> names = Stream.of(owner.email(), owner.name(), "serai")
                .flatMap(it -> Arrays.stream(it.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")))
                .filter(it -> it.length() > 2)
                .toList();
        Dictionary own = new DictionaryBuilder()
                .setDictionaryName("own")
                .setExclusion(false)
                .addWords(names, 1)
                .createDictionary();
        return new ConfigurationBuilder()
                .setDictionaries(List.of(Words.BREACHES, Words.ENGLISH, own))
                .setMinimumEntropy(LEAST_ENTROPY)
                .setLocale(Locale.ENGLISH)
                .setCombinationAlgorithmTimeout(MOST_MILLIS)
                .createConfiguration();
    }

    /** Read when the first password is chosen, which is not at every start. */
    private static final class Words {
        static final Map<String, Integer> BREACHED = DictionaryUtil.loadRankedDictionary(DictionaryUtil.passwords);
        static final Dictionary BREACHES = new Dictionary("breaches", BREACHED, false);
        static final Dictionary ENGLISH =
                new Dictionary("english", DictionaryUtil.loadRankedDictionary(DictionaryUtil.english), false);
    }
}

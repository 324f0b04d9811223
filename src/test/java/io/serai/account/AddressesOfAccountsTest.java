package io.serai.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.QuietHubTest;
import io.serai.shared.EmailAddress;
import io.serai.shared.Ids;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whose an address is, is the same to the database and to what counts by address, however it is written. */
@QuietHubTest
class AddressesOfAccountsTest {

    /** Those on which Java, and PostgreSQL in one locale or another, have different minds. */
    private static final List<String> LETTERS = List.of(
            "a",
            "i",
            "I",
            "\u0130",
            "\u0131",
            "i\u0307",
            "k",
            "K",
            "\u212A",
            "s",
            "S",
            "\u017F",
            "ß",
            "\u1E9E",
            "ss",
            "å",
            "Å",
            "\u212B",
            "σ",
            "ς",
            "Σ",
            "ü",
            "Ü",
            "u\u0308",
            "ж",
            "Ж",
            "ǆ",
            "ǅ",
            "Ǆ",
            "ﬁ",
            "\uD801\uDC00",
            "\uD801\uDC28");

    @Autowired
    AccountStore accounts;

    @Test
    void anAccountIsFoundByExactlyThoseAddressesThatCountAsItsOwn() {
        JqwikSession.run(() -> names().sampleStream().limit(200).forEach(names -> {
            String domain = "@" + Ids.next() + ".example";
            String one = names.get1() + domain;
            String other = names.get2() + domain;
            boolean same = EmailAddress.folded(one).equals(EmailAddress.folded(other));

            assertThat(accounts.insert(account(one), "-", false)).as(one).isTrue();
            assertThat(accounts.credentials(one)).as(one).isPresent();
            assertThat(accounts.credentials(other).isPresent())
                    .as("%s is %s", other, one)
                    .isEqualTo(same);
            assertThat(accounts.insert(account(other), "-", false))
                    .as("%s beside %s", other, one)
                    .isEqualTo(!same);
        }));
    }

    /** A name, and the same written in another case here and there. */
    private static Arbitrary<Tuple2<String, String>> names() {
        Arbitrary<String> letters = Arbitraries.of(LETTERS);
        return letters.list().ofMinSize(1).ofMaxSize(4).flatMap(name -> Arbitraries.integers()
                .between(0, 2)
                .list()
                .ofSize(name.size())
                .map(cases -> {
                    StringBuilder other = new StringBuilder();
                    for (int i = 0; i < name.size(); i++) {
                        other.append(
                                switch (cases.get(i)) {
                                    case 0 -> name.get(i).toLowerCase(Locale.ROOT);
                                    case 1 -> name.get(i).toUpperCase(Locale.ROOT);
                                    default -> name.get(i);
                                });
                    }
                    return Tuple.of(String.join("", name), other.toString());
                }));
    }

    private static Account account(String email) {
        return new Account(Ids.next(), email, "Somebody", Role.AGENT, AccountState.ACTIVE);
    }
}

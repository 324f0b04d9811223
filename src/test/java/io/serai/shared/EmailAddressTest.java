package io.serai.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NumericChars;

class EmailAddressTest {

    @Property
    void whatIsFoldedStaysAsItIs(@ForAll String address) {
        String folded = EmailAddress.folded(address);
        assertThat(EmailAddress.folded(folded)).isEqualTo(folded);
    }

    @Property
    void inAsciiItIsLowerCase(@ForAll @AlphaChars @NumericChars @Chars({'@', '.', '+', '-'}) String address) {
        assertThat(EmailAddress.folded(address)).isEqualTo(address.toLowerCase(Locale.ROOT));
    }

    @Property
    void whatStandsBesideALetterDoesNotMatter(@ForAll String one, @ForAll String other) {
        assertThat(EmailAddress.folded(one + "@" + other))
                .isEqualTo(EmailAddress.folded(one) + "@" + EmailAddress.folded(other));
    }

    @Example
    void noLetterBeyondAsciiBecomesOneOfAscii() {
        for (int letter = 0x80; letter <= Character.MAX_CODE_POINT; letter++) {
            assertThat(EmailAddress.folded(Character.toString(letter)).codePointAt(0))
                    .isGreaterThan(0x7F);
        }
        assertThat(EmailAddress.folded("ADMİN@SERAİ.example")).isEqualTo("admİn@seraİ.example");
        assertThat(EmailAddress.folded("\u212A")).isEqualTo("\u212A");
    }

    @Example
    void lettersOfOtherLanguagesHaveALowerCaseToo() {
        assertThat(EmailAddress.folded("JÜRGEN.GROẞ@MÜLLER.example")).isEqualTo("jürgen.groß@müller.example");
        assertThat(EmailAddress.folded("ΟΔΥΣΣΕΥΣ@x")).isEqualTo("οδυσσευσ@x");
    }
}

package io.serai.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.HubTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

@HubTest
@ExtendWith(OutputCaptureExtension.class)
class FirstAccountTest {
    @Autowired
    AccountStore store;

    @Autowired
    Accounts accounts;

    @Autowired
    PasswordEncoder passwords;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    FirstAccount firstAccount;

    @Test
    void aGeneratedPasswordIsShownOnceAndKeptOnlyAsAHash(CapturedOutput output) {
        jdbc.sql("delete from account").update();

        firstAccount.run(null);
        firstAccount.run(null);

        assertThat(output).containsOnlyOnce("First account: agent@serai.local with password ");
        String shown = output.toString().replaceAll("(?s).*with password (\\S+) \\(generated.*", "$1");
        Account account = accounts.byEmail("Agent@Serai.Local").orElseThrow();
        String hash = store.passwordHash(account.id());
        assertThat(hash).startsWith("{bcrypt}").doesNotContain(shown);
        assertThat(passwords.matches(shown, hash)).isTrue();
        assertThat(accounts.name(account.id())).isEqualTo("Agent");
    }

    @Test
    void anAccountThatIsThereIsLeftAlone() {
        long before = count();

        firstAccount.run(null);

        assertThat(count()).isEqualTo(before).isPositive();
    }

    private long count() {
        return jdbc.sql("select count(*) from account").query(Long.class).single();
    }
}

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

        int before = output.length();
        firstAccount.run(null);
        firstAccount.run(null);

        String told = output.toString().substring(before);
        assertThat(told).containsOnlyOnce("First account: agent@serai.local with password ");
        String shown = told.replaceAll("(?s).*with password (\\S+) \\(generated.*", "$1");
        Account account = accounts.byEmail("Agent@Serai.Local").orElseThrow();
        String hash = store.credentials(account.id()).orElseThrow().passwordHash();
        assertThat(hash).startsWith("{bcrypt}").doesNotContain(shown);
        assertThat(passwords.matches(shown, hash)).isTrue();
        assertThat(store.credentials(account.id()).orElseThrow().mustChangePassword())
                .isTrue();
        assertThat(accounts.name(account.id())).isEqualTo("Agent");
    }

    @Test
    void aPasswordFromTheEnvironmentIsNeverShown(CapturedOutput output) {
        jdbc.sql("delete from account").update();
        String chosen = "seven-llamas-paint-quietly";

        int before = output.length();
        new FirstAccount(store, passwords, "agent@serai.local", chosen).run(null);

        assertThat(output.toString().substring(before))
                .contains("First account: agent@serai.local with password from SERAI_AGENT_PASSWORD")
                .doesNotContain(chosen);
        Account account = accounts.byEmail("agent@serai.local").orElseThrow();
        Credentials kept = store.credentials(account.id()).orElseThrow();
        assertThat(kept.passwordHash()).startsWith("{bcrypt}").doesNotContain(chosen);
        assertThat(passwords.matches(chosen, kept.passwordHash())).isTrue();
        assertThat(kept.mustChangePassword()).isFalse();
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

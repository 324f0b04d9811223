package io.serai.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.serai.Staff;
import io.serai.Staff.Hired;
import io.serai.console.Api.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

@ApiTest
@Import(Staff.class)
class PasswordsTest {
    private static final String CHOSEN = "seven llamas paint quietly";

    @LocalServerPort
    int port;

    @Autowired
    Staff staff;

    private Hired person;
    private Browser browser;

    @BeforeEach
    void signIn() {
        person = staff.hire("AGENT");
        browser = new Browser(port);
        browser.signIn(person.email(), Staff.PASSWORD);
    }

    @Test
    void whoChoosesAPasswordGoesOnAndIsOutEverywhereElse() {
        Browser elsewhere = new Browser(port);
        elsewhere.signIn(person.email(), Staff.PASSWORD);

        assertThat(choose(Staff.PASSWORD, CHOSEN).status()).isEqualTo(200);

        assertThat(browser.get("/api/v1/session").status()).isEqualTo(200);
        assertThat(elsewhere.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(new Browser(port).signIn(person.email(), Staff.PASSWORD).status())
                .isEqualTo(401);
        assertThat(new Browser(port).signIn(person.email(), CHOSEN).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "elevenchars, at least 12",
        "1qaz2wsx3edc, stolen",
        "1QAZ2WSX3EDC, stolen",
        "qwertyuiopas, guessed",
        "password2026, guessed",
        "aaaaaaaaaaaaaaaa, guessed",
        "serai-serai-serai, guessed",
        "123456789012345, guessed"
    })
    void aWeakPasswordIsRefusedWithTheReason(String weak, String reason) {
        assertRefused(choose(Staff.PASSWORD, weak), reason);
    }

    @Test
    void onesOwnAddressIsNoPassword() {
        assertRefused(choose(Staff.PASSWORD, person.email().toUpperCase()), "e-mail");
    }

    @Test
    void whatTheHashWouldCutOffIsRefused() {
        assertRefused(choose(Staff.PASSWORD, "열두 글자를 훨씬 넘는 아주 길고 긴 비밀번호 하나를 골라 보았습니다"), "72 bytes");
    }

    @Test
    void theOldOneIsNotANewOne() {
        assertRefused(choose(Staff.PASSWORD, Staff.PASSWORD), "old password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a-wrong-password", "a"})
    void whoDoesNotKnowTheOldOneChoosesNone(String wrong) {
        Answer answer = choose(wrong, CHOSEN);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(new Browser(port).signIn(person.email(), Staff.PASSWORD).status())
                .isEqualTo(200);
    }

    @Test
    void goodPasswordsAreTakenWhateverTheyAreMadeOf() {
        assertThat(choose(Staff.PASSWORD, "노란 우산 셋과 달팽이 둘").status()).isEqualTo(200);
        assertThat(choose("노란 우산 셋과 달팽이 둘", "tKq2!vR9xw#Zp7").status()).isEqualTo(200);
    }

    private Answer choose(String old, String chosen) {
        var body =
                JsonNodeFactory.instance.objectNode().put("old_password", old).put("new_password", chosen);
        return browser.send("PUT", "/api/v1/session/password", body.toString());
    }

    private static void assertRefused(Answer answer, String reason) {
        assertThat(answer.status()).isEqualTo(422);
        AccessTest.assertProblem(answer, "invalid");
        assertThat(answer.body().get("field").asText()).isEqualTo("new_password");
        assertThat(answer.body().get("detail").asText()).contains(reason);
    }
}

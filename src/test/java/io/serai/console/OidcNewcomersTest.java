package io.serai.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.console.Api.Answer;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

@ApiTest
@TestPropertySource(properties = {"serai.oidc.default-role=AGENT", "serai.sign-in.failures-per-address=6"})
class OidcNewcomersTest {
    private static final String START = "/oauth2/authorization/serai";

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry properties) {
        OidcSignInTest.provider(properties);
    }

    @Test
    void whereTheOperatorWantsItNewcomersGetAnAccountButOnlyWithAVerifiedAddress() {
        String email = UUID.randomUUID() + "@elsewhere.example";
        assertThat(signIn(new Browser(port), email, false).status()).isEqualTo(401);

        Browser browser = new Browser(port);
        assertThat(signIn(browser, email, true).status()).isEqualTo(302);

        Answer session = browser.get("/api/v1/session");
        assertThat(session.body().get("email").asText()).isEqualTo(email);
        assertThat(session.body().get("name").asText()).isEqualTo("Mina Kim");
        assertThat(session.body().get("role").asText()).isEqualTo("AGENT");
    }

    @Test
    void whoBeginsTooOftenIsSlowedDown() {
        Answer last = null;
        for (int i = 0; i < 7; i++) {
            last = new Browser(port).get(START);
        }

        assertThat(last.status()).isEqualTo(429);
        AccessTest.assertProblem(last, "exhausted");
    }

    private static Answer signIn(Browser browser, String email, boolean verified) {
        String sentTo = browser.get(START).header("Location");
        return browser.get(OidcSignInTest.path(OpenIdProvider.approve(sentTo, email, verified, "Mina Kim")));
    }
}

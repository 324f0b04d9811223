package io.serai.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.console.Api.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@ApiTest
@TestPropertySource(properties = {"serai.oidc.issuer=http://localhost:1", "serai.oidc.client-id=hub"})
class OidcProviderAwayTest {
    @LocalServerPort
    int port;

    @Test
    void theHubStartsWithoutTheProviderAndSaysSo() {
        Answer answer = new Api(port).get("/oauth2/authorization/serai", null);

        assertThat(answer.status()).isEqualTo(503);
        AccessTest.assertProblem(answer, "unavailable");
        assertThat(answer.http().body()).doesNotContain("localhost:1");
        assertThat(new Browser(port).signIn("agent@serai.local", Api.PASSWORD).status())
                .isEqualTo(200);
    }
}

package io.serai.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.HubTest;
import io.serai.account.Accounts;
import io.serai.account.Role;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestPropertySource;

@HubTest
@ActiveProfiles("demo")
@TestPropertySource(
        properties = {
            // The demo lays out channels, which are nobody else's.
            "serai.home=target/test-homes/demo",
            "serai.demo.smtp-port=33025",
            "serai.demo.imap-port=33143",
            "serai.knowledge.folders=target/none"
        })
@ExtendWith(OutputCaptureExtension.class)
@DirtiesContext
class DemoPeopleTest {
    @Autowired
    Accounts accounts;

    @Autowired
    TestRestTemplate http;

    @Test
    void thereIsOneOfEachRoleAndTheLogSaysHowToSignIn(CapturedOutput output) {
        Map<String, Role> staff = Map.of(
                "agent", Role.AGENT,
                "senior", Role.SENIOR_AGENT,
                "supervisor", Role.SUPERVISOR,
                "administrator", Role.ADMINISTRATOR);

        staff.forEach((name, role) -> {
            String email = name + "@serai.local";
            assertThat(accounts.byEmail(email).orElseThrow().role()).isEqualTo(role);
            var signedIn = http.postForEntity(
                    "/api/v1/session", Map.of("email", email, "password", DemoSettings.PASSWORD), String.class);
            assertThat(signedIn.getStatusCode().value()).isEqualTo(200);
            assertThat(signedIn.getBody()).contains("\"role\":\"" + role + "\"", "\"must_change_password\":false");
        });
        assertThat(output)
                .contains("/console as agent@serai.local with the password demo", "(d) See more", "administrator@");
    }
}

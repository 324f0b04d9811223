package io.serai.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.bastiaanjansen.otp.TOTPGenerator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.serai.Staff;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** By what people and their programs get in. */
class SecurityIT extends BrowserCase {
    private static final Duration STEP = Duration.ofSeconds(30);

    @Test
    void whoSetsUpTwoStepsSignsInWithACodeAndOnceWithARecoveryCode() {
        Colleague mina = hire("AGENT", "Mina");
        Desk desk = deskOf(mina);
        desk.open("/security");
        desk.button("Set it up").click();
        desk.dialog().getByLabel("Password").fill(Staff.PASSWORD);
        desk.button("Go on").click();
        assertThat(desk.dialog().getByLabel("QR code")).isVisible();
        String secret = desk.dialog().locator("[class*=secret]").textContent();
        desk.photograph("second-factor-proposed");
        desk.assertAccessible();
        desk.dialog()
                .getByLabel("Code", new com.microsoft.playwright.Locator.GetByLabelOptions().setExact(true))
                .fill("000 000");
        desk.button("Switch it on").click();
        assertThat(desk.dialog().getByRole(AriaRole.ALERT)).isVisible();
        desk.page.locator("[role=dialog] input").fill(code(secret, Instant.now()));
        desk.button("Switch it on").click();
        assertThat(desk.dialog()).containsText("Keep these recovery codes");
        String recoveryCode = desk.dialog().locator("li").first().textContent();
        desk.photograph("second-factor-codes");
        // They are not shown again, so nothing but the answer closes them.
        desk.page.keyboard().press("Escape");
        desk.button("I kept them").click();
        assertThat(desk.page.getByText("on", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(desk.button("Switch it off")).isVisible();

        // Each code is good once; the clocks of app and hub may differ by one step.
        signInWith(mina, code(secret, Instant.now().plus(STEP)));
        signInWith(mina, recoveryCode);
    }

    private void signInWith(Colleague colleague, String code) {
        Desk desk = new Desk(port, Desk.Screen.USUAL);
        desk.open("/");
        desk.page.locator("input[name=email]").fill(colleague.email());
        desk.page.locator("input[name=password]").fill(Staff.PASSWORD);
        desk.page.keyboard().press("Enter");
        assertThat(desk.page.locator("input[name=code]")).isFocused();
        desk.page.keyboard().type("123456");
        desk.page.keyboard().press("Enter");
        assertThat(desk.page.getByRole(AriaRole.ALERT)).containsText("This code is not right.");
        desk.page.locator("input[name=code]").fill(code);
        desk.page.keyboard().press("Enter");
        assertThat(desk.page.locator("main#screen")).isVisible();
        desk.close();
    }

    @Test
    void aTokenIsShownOnceOpensTheHubToAProgramAndIsRevokedByASupervisor() {
        Colleague mina = hire("AGENT", "Mina of the tokens");
        Desk desk = deskOf(mina);
        desk.open("/security");
        desk.button("New token").click();
        desk.dialog().getByLabel("Name").fill("the till");
        desk.button("Make it").click();
        assertThat(desk.dialog()).containsText("Choose at least one.");
        desk.dialog().getByLabel("Read drafts").check();
        desk.photograph("token-new");
        desk.button("Make it").click();
        String token = desk.dialog().locator("[class*=code]").textContent();
        desk.photograph("token-made");
        desk.button("I kept it").click();
        assertThat(desk.page.locator("table")).containsText("the till");
        assertThat(desk.page.locator("body")).not().containsText(token);
        org.assertj.core.api.Assertions.assertThat(pendingWith(token)).isEqualTo(200);

        Desk supervisor = deskOf(hire("SUPERVISOR", "Sun-hee"));
        supervisor.open("/users");
        supervisor.button("Actions for Mina of the tokens").click();
        supervisor
                .page
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("API tokens"))
                .click();
        assertThat(supervisor.dialog()).containsText("the till");
        supervisor.photograph("users-tokens");
        supervisor.dialog().getByText("Revoke").click();
        assertThat(supervisor.dialog()).hasCount(2);
        supervisor.dialog().last().getByText("Revoke").last().click();
        assertThat(supervisor.dialog().first()).containsText("There are no tokens");
        org.assertj.core.api.Assertions.assertThat(pendingWith(token)).isEqualTo(401);
    }

    private int pendingWith(String token) {
        try {
            var request = java.net.http.HttpRequest.newBuilder(
                            java.net.URI.create("http://localhost:" + port + "/api/v1/approvals/pending"))
                    .header("Authorization", "Bearer " + token)
                    .build();
            return java.net.http.HttpClient.newHttpClient()
                    .send(request, java.net.http.HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aProviderIsOfferedWhereThereIsOne() {
        Desk desk = new Desk(port, Desk.Screen.USUAL);
        desk.page.route("**/api/v1/session/providers", SecurityIT::nameAProvider);
        desk.open("/");
        var link = desk.page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName("Go on with login.shop.example"));
        assertThat(link).hasAttribute("href", "/oauth2/authorization/serai");
        desk.photograph("sign-in-provider");
        desk.assertAccessible();
        desk.close();
    }

    private static void nameAProvider(Route route) {
        route.fulfill(new Route.FulfillOptions()
                .setContentType("application/json")
                .setBody("{\"items\":[{\"name\":\"login.shop.example\",\"path\":\"/oauth2/authorization/serai\"}]}"));
    }

    private static String code(String secret, Instant at) {
        return TOTPGenerator.withDefaultValues(secret.getBytes(StandardCharsets.US_ASCII))
                .at(at);
    }
}

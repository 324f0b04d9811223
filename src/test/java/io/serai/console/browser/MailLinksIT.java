package io.serai.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MailLinksIT extends BrowserCase {
    private static final Pattern LINK = Pattern.compile("/password\\.html#(\\w+)=(\\S+)");
    private static final String CHOSEN = "seven llamas paint quietly";

    @Test
    void whoIsInvitedChoosesAPasswordByTheLinkAndSignsIn() {
        String email = "newcomer-" + UUID.randomUUID() + "@serai.local";
        Desk supervisor = deskOf(hire("SUPERVISOR", "Sun-hee"));
        supervisor.open("/users");
        supervisor.button("Invite somebody").click();
        supervisor.dialog().getByLabel("Name").fill("Nadia Newcomer");
        supervisor.dialog().getByLabel("E-mail address").fill("not an address");
        supervisor.button("Send the invitation").click();
        assertThat(supervisor.dialog().getByRole(com.microsoft.playwright.options.AriaRole.ALERT))
                .isVisible();
        assertThat(supervisor.dialog().getByLabel("Name")).hasValue("Nadia Newcomer");
        supervisor.dialog().getByLabel("E-mail address").fill(email);
        supervisor.button("Send the invitation").click();
        assertThat(supervisor.notices()).containsText(email);

        chooseAndEnter(linkTo(email, "invitation"), email);
    }

    @Test
    void whoForgotThePasswordChoosesAnotherByTheLinkAndSignsIn() {
        Colleague mina = hire("AGENT", "Mina");
        Desk desk = new Desk(port, Desk.Screen.USUAL);
        desk.open("/");
        desk.button("Forgot the password?").click();
        assertThat(desk.page.locator("main")).containsText("Write your e-mail address first.");
        desk.page.locator("input[name=email]").fill(mina.email());
        desk.button("Forgot the password?").click();
        assertThat(desk.page.locator("main")).containsText("a mail with a link comes");
        desk.close();

        chooseAndEnter(linkTo(mina.email(), "reset"), mina.email());
    }

    private void chooseAndEnter(String link, String email) {
        Desk desk = new Desk(port, Desk.Screen.USUAL);
        desk.page.navigate("http://localhost:" + port + link);
        desk.page.locator("#password").fill(CHOSEN);
        desk.photograph("password-link");
        desk.page.keyboard().press("Enter");
        assertThat(desk.page.locator("#outcome")).containsText("That is your password now.");
        desk.page
                .getByText("Sign in", new com.microsoft.playwright.Page.GetByTextOptions().setExact(true))
                .click();
        desk.page.locator("input[name=email]").fill(email);
        desk.page.locator("input[name=password]").fill(CHOSEN);
        desk.page.keyboard().press("Enter");
        assertThat(desk.page.locator("main#screen")).isVisible();
        desk.close();
    }

    private static String linkTo(String email, String purpose) {
        return await().atMost(Duration.ofSeconds(20))
                .until(() -> find(email, purpose), Optional::isPresent)
                .orElseThrow();
    }

    private static Optional<String> find(String email, String purpose) throws MessagingException, IOException {
        for (MimeMessage mail : MAIL.getReceivedMessages()) {
            Matcher link = LINK.matcher(String.valueOf(mail.getContent()));
            if (Arrays.toString(mail.getAllRecipients()).contains(email)
                    && link.find()
                    && link.group(1).equals(purpose)) {
                return Optional.of(link.group());
            }
        }
        return Optional.empty();
    }
}

package io.serai.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolesIT extends BrowserCase {

    @Test
    void anAgentSeesWhatAgentsMay() {
        Desk desk = deskOf(hire("AGENT", "Mina"));
        assertThat(screen(desk, "Inbox")).isVisible();
        assertThat(screen(desk, "Users")).isHidden();
        assertThat(screen(desk, "Audit")).isHidden();
        desk.open("/users");
        assertThat(desk.page.getByRole(AriaRole.ALERT)).containsText("You may not do this.");
        desk.open("/channels");
        assertThat(desk.page.locator("main")).not().containsText("Arrived and not understood");
    }

    /** Beside those that everybody has; and one that is closed to them, whatever they put into the address. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "AGENT, -, /figures",
                "SENIOR_AGENT, -, /audit",
                "SUPERVISOR, Figures Users Audit, /webhooks",
                "ADMINISTRATOR, Figures Users Audit Webhooks, -"
            })
    void eachRoleHasItsScreens(String role, String more, String closed) {
        List<String> screens = new ArrayList<>(
                List.of("Approvals", "Inbox", "Escalations", "Knowledge", "Prepared answers", "Channels"));
        if (more != null) {
            screens.addAll(List.of(more.split(" ")));
        }
        Desk desk = deskOf(hire(role, "Mina"));
        assertThat(desk.page.getByLabel("Screens").locator("ul a")).hasText(screens.toArray(String[]::new));
        if (closed != null) {
            desk.open(closed);
            assertThat(desk.page.getByRole(AriaRole.ALERT)).containsText("You may not do this.");
        } else {
            desk.open("/webhooks");
            assertThat(desk.button("Add a webhook").first()).isVisible();
        }
    }

    @Test
    void whatIsForSeniorsIsTakenBySeniorsOnly() {
        Desk agent = deskOf(hire("AGENT", "Mina"));
        agent.open("/inbox/" + customers.complainAbout("the law").conversationId());
        agent.button("Escalate").click();
        agent.dialog().locator("button[type=submit]").click();
        assertThat(agent.notices()).containsText("Escalated.");
        agent.open("/escalations");
        agent.list().locator("a").click();
        agent.button("Start here").click();
        assertThat(agent.notices()).containsText("This one waits for a senior agent.");
        assertThat(agent.page).hasURL(Pattern.compile(".*/escalations/.+"));

        Desk senior = deskOf(hire("SENIOR_AGENT", "Sofia"));
        senior.open("/escalations");
        senior.list().locator("a").click();
        senior.button("Start here").click();
        assertThat(senior.page.getByLabel("Answer to the customer")).isVisible();
    }

    @Test
    void aSupervisorChangesARoleAndSignsSomebodyOut() {
        Colleague jonas = hire("AGENT", "Jonas Test");
        Desk theirs = deskOf(jonas);
        Desk desk = deskOf(hire("SUPERVISOR", "Sun-hee"));
        desk.open("/users");
        var row = desk.page
                .locator("tr")
                .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(jonas.email()));
        row.locator("select").selectOption("SENIOR_AGENT");
        assertThat(dialog(desk)).containsText("Change the role of Jonas Test?");
        desk.photograph("users-ask");
        dialog(desk).locator("button").last().click();
        assertThat(desk.notices()).containsText("Jonas Test was changed.");
        assertThat(row.locator("select")).hasValue("SENIOR_AGENT");
        // Whose role changed has to sign in again.
        assertThat(dialog(theirs)).containsText("Your session has ended");

        desk.button("Actions for Jonas Test").click();
        desk.page
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Deactivate"))
                .click();
        dialog(desk).locator("button").last().click();
        assertThat(row).containsText("deactivated");
    }

    @Test
    void aPasswordThatMustBeChangedComesFirst() {
        var hired = staff.hire("AGENT", true);
        Desk desk = new Desk(port, Desk.Screen.USUAL);
        desk.open("/");
        desk.page.locator("input[name=email]").fill(hired.email());
        desk.page.locator("input[name=password]").fill(io.serai.Staff.PASSWORD);
        desk.page.keyboard().press("Enter");
        assertThat(desk.page.locator("h1")).containsText("Choose a password");
        desk.photograph("password-must-change");
        desk.page.getByLabel("Password until now").fill(io.serai.Staff.PASSWORD);
        desk.page.getByLabel("New password").fill("short");
        desk.button("Change password").click();
        assertThat(desk.page.getByRole(AriaRole.ALERT)).isVisible();
        desk.page.getByLabel("New password").fill("a-password-of-my-own");
        desk.button("Change password").click();
        assertThat(desk.page.locator("main#screen")).isVisible();
        desk.close();
    }

    private static com.microsoft.playwright.Locator screen(Desk desk, String name) {
        return desk.page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    private static com.microsoft.playwright.Locator dialog(Desk desk) {
        return desk.page.getByRole(AriaRole.DIALOG);
    }
}

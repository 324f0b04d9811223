package io.serai.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.serai.console.browser.Customers.Waiting;
import io.serai.conversation.Status;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FiguresIT extends BrowserCase {

    @Test
    void aSupervisorSeesWhatBecameOfEscalationsAndByWhom() {
        Waiting waiting = customers.askForAPerson("the figures");
        Desk agent = deskOf(hire("AGENT", "Figaro Claimer"));
        agent.open("/escalations/" + waiting.id());
        agent.button("Start here").click();
        agent.page.getByLabel("Answer to the customer").fill("Here I am.");
        agent.button("Send and resolve").click();
        customers.awaitStatus(waiting.conversationId(), Status.RESOLVED);

        Desk supervisor = deskOf(hire("SUPERVISOR", "Sun-hee"));
        supervisor.page.keyboard().press("Control+k");
        supervisor.page.getByPlaceholder("Type to search").fill("figures");
        supervisor.page.keyboard().press("Enter");
        assertThat(supervisor.page).hasURL(Pattern.compile(".*/console/figures"));
        assertThat(supervisor.page.getByLabel("By reason")).containsText("The customer asked for a person");
        var row = supervisor
                .page
                .getByRole(AriaRole.ROW)
                .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("Figaro Claimer"));
        assertThat(row).containsText(Pattern.compile("1.*1.*1.*sec"));
        supervisor.page.getByLabel("Period").selectOption("30");
        assertThat(supervisor.page).hasURL(Pattern.compile(".*/console/figures\\?days=30"));
        assertThat(row).isVisible();
    }

    @Test
    void whereThereIsNothingOrTheHubFailsItSaysSo() {
        Desk desk = deskOf(hire("SUPERVISOR", "Sun-hee"));
        desk.page.route("**/api/v1/analytics/escalations*", FiguresIT::nothing);
        desk.open("/figures");
        assertThat(desk.page.locator("main")).containsText("Nobody took over a conversation in this time");
        desk.photograph("figures-empty");
        desk.page.unroute("**/api/v1/analytics/escalations*");
        desk.page.route(
                "**/api/v1/analytics/escalations*", route -> route.fulfill(new Route.FulfillOptions().setStatus(500)));
        desk.open("/figures");
        assertThat(desk.page.getByRole(AriaRole.ALERT)).containsText("Something went wrong in the hub.");
        desk.page.unroute("**/api/v1/analytics/escalations*");
        desk.button("Try again").click();
        assertThat(desk.page.getByRole(AriaRole.ALERT)).isHidden();
    }

    @Test
    void anAgentHasNoFigures() {
        Desk desk = deskOf(hire("AGENT", "Mina"));
        assertThat(desk.page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Figures")))
                .isHidden();
    }

    private static void nothing(Route route) {
        route.fulfill(
                new Route.FulfillOptions().setContentType("application/json").setBody("""
                        {"from":"2026-01-01T00:00:00Z","to":"2026-01-08T00:00:00Z","by_reason":[],"by_person":[],"by_topic":[],
                         "total":{"opened":0,"claimed":0,"resolved":0}}
                        """));
    }
}

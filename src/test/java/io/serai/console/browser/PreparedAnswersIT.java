package io.serai.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.serai.console.browser.Customers.Waiting;
import org.junit.jupiter.api.Test;

class PreparedAnswersIT extends BrowserCase {

    @Test
    void whatASupervisorPreparesAnAgentInsertsAndSends() {
        Desk supervisor = deskOf(hire("SUPERVISOR", "Sun-hee"));
        supervisor.open("/prepared");
        supervisor.button("Prepare an answer").click();
        supervisor.page.getByLabel("Shortcut").fill("Not a shortcut");
        supervisor.page.getByLabel("Title").fill("Thanks for waiting");
        supervisor.page.locator("[role=dialog] textarea").fill("Thank you for waiting so patiently.");
        supervisor.button("Save").click();
        // What was typed stays, and the field says what is wrong with it.
        assertThat(supervisor.page.getByLabel("Shortcut")).hasAttribute("aria-invalid", "true");
        assertThat(supervisor.page.getByLabel("Title")).hasValue("Thanks for waiting");
        supervisor.page.getByLabel("Shortcut").fill("thanks");
        supervisor.button("Save").click();
        assertThat(supervisor.page.locator("table")).containsText("Thank you for waiting so patiently.");
        supervisor.photograph("prepared-one");

        Waiting waiting = customers.askForAPerson("I am waiting");
        Desk agent = deskOf(hire("AGENT", "Mina"));
        agent.open("/inbox/" + waiting.conversationId());
        agent.button("Take over").click();
        agent.page.getByLabel("Answer to the customer").pressSequentially("/");
        agent.page.getByPlaceholder("Type to search").fill("thanks");
        agent.page.keyboard().press("Enter");
        assertThat(agent.page.getByLabel("Answer to the customer")).hasValue("Thank you for waiting so patiently.");
        agent.page.keyboard().press("Control+Enter");
        customers.awaitAnswer(waiting.conversationId(), "Thank you for waiting so patiently.");
    }

    @Test
    void aFilterIsKeptUnderAName() {
        Desk desk = deskOf(hire("AGENT", "Mina"));
        desk.open("/inbox?status=RESOLVED");
        desk.button("All").click();
        desk.page.getByText("Keep this view").click();
        desk.page.getByLabel("Name").fill("Done with");
        desk.button("Save").click();
        assertThat(desk.button("Done with")).isVisible();
        desk.open("/inbox");
        desk.button("All").click();
        desk.page.getByText("Done with").click();
        assertThat(desk.page.getByLabel("Status")).hasValue("RESOLVED");
    }
}

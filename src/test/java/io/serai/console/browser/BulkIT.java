package io.serai.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.serai.console.browser.Customers.Waiting;
import io.serai.conversation.Status;
import org.junit.jupiter.api.Test;

class BulkIT extends BrowserCase {

    @Test
    void severalDraftsAreRejectedTogetherAndNoneCanBeApprovedSo() {
        Waiting one = customers.complainAbout("one");
        Waiting other = customers.complainAbout("the other");
        Desk desk = deskOf(hire("AGENT", "Mina"));
        assertThat(desk.list()).hasCount(2);
        desk.page.keyboard().press("j");
        desk.page.keyboard().press("x");
        desk.page.keyboard().press("j");
        desk.page.keyboard().press("x");
        var bar = desk.page.getByLabel("Chosen drafts");
        assertThat(bar).containsText("2 chosen");
        assertThat(bar).not().containsText("Approve");
        bar.getByText("Reject").click();
        var dialog = desk.page.locator("[role=dialog]");
        dialog.getByText("No longer true").click();
        desk.photograph("queue-bulk");
        dialog.locator("button[type=submit]").click();
        assertThat(desk.notices()).containsText("Done with 2 drafts.");
        assertThat(desk.list()).hasCount(0);
        customers.awaitStatus(one.conversationId(), Status.WITH_AGENT);
        customers.awaitStatus(other.conversationId(), Status.WITH_AGENT);
    }
}

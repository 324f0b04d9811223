package io.serai.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.serai.Staff;
import io.serai.console.browser.Customers.Waiting;
import io.serai.conversation.Status;
import org.junit.jupiter.api.Test;

class SessionExpiryIT extends BrowserCase {
    private static final String HALF = "We are sorry, and we will";

    @Test
    void aHalfWrittenEditOutlivesTheSessionAndGoesOutAfterSigningInAgain() {
        Waiting draft = customers.complainAbout("a long talk");
        Colleague mina = hire("AGENT", "Mina");
        Desk desk = deskOf(mina);
        desk.open("/queue/" + draft.id());
        desk.button("Edit").click();
        desk.page.getByLabel("Your version").last().fill(HALF);
        endSessionsOf(mina);
        desk.button("Send my version").click();

        assertThat(desk.page.getByRole(com.microsoft.playwright.options.AriaRole.DIALOG))
                .containsText("Your session has ended");
        desk.photograph("session-expired");
        desk.page.locator("[role=dialog] input[name=password]").fill(Staff.PASSWORD);
        desk.page.keyboard().press("Enter");
        assertThat(desk.notices()).containsText("Your version goes out.");
        customers.awaitStatus(draft.conversationId(), Status.ANSWERED);
        org.assertj.core.api.Assertions.assertThat(customers.textsOf(draft.conversationId()))
                .endsWith(HALF);
    }

    @Test
    void aHalfWrittenEditIsThereAfterAReload() {
        Waiting draft = customers.complainAbout("a reload");
        Desk desk = deskOf(hire("AGENT", "Mina"));
        desk.open("/queue/" + draft.id());
        desk.button("Edit").click();
        desk.page.getByLabel("Your version").last().fill(HALF);
        desk.page.reload();
        assertThat(desk.page.getByLabel("Your version").last()).hasValue(HALF);
        assertThat(desk.detail()).containsText("Your half-written text was kept.");
    }
}

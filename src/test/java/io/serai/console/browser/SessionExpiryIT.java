package io.serai.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.serai.Staff;
import io.serai.console.browser.Customers.Waiting;
import io.serai.conversation.Status;
import org.junit.jupiter.api.Test;

class SessionExpiryIT extends BrowserCase {
    private static final String HALF = "We are sorry, and we will";

    @Test
    void aHalfWrittenEditOutlivesASessionWhoseEndIsToldLive() {
        Waiting draft = customers.complainAbout("a long talk");
        Colleague mina = hire("AGENT", "Mina");
        Desk desk = deskOf(mina);
        edit(desk, draft);
        endSessionsOf(mina);

        signInAgain(desk);
        assertThat(desk.page.getByLabel("Your version").last()).hasValue(HALF);
        desk.button("Send my version").click();
        assertWentOut(desk, draft);
    }

    @Test
    void anEditSentByASessionThatHasEndedGoesOutAfterSigningInAgain() {
        Waiting draft = customers.complainAbout("a talk out of sight");
        Colleague mina = hire("AGENT", "Mina");
        Desk desk = deskOf(mina);
        // Nothing else finds out before them: neither the stream nor who says that they are typing.
        desk.page.route("**/api/v1/events*", Route::abort);
        desk.page.route("**/presence", Route::abort);
        edit(desk, draft);
        endSessionsOf(mina);
        desk.button("Send my version").click();

        signInAgain(desk);
        assertWentOut(desk, draft);
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

    private static void edit(Desk desk, Waiting draft) {
        desk.open("/queue/" + draft.id());
        desk.button("Edit").click();
        desk.page.getByLabel("Your version").last().fill(HALF);
    }

    private static void signInAgain(Desk desk) {
        assertThat(desk.page.getByRole(AriaRole.DIALOG)).containsText("Your session has ended");
        desk.photograph("session-expired");
        desk.page.locator("[role=dialog] input[name=password]").fill(Staff.PASSWORD);
        desk.page.keyboard().press("Enter");
    }

    private void assertWentOut(Desk desk, Waiting draft) {
        assertThat(desk.notices()).containsText("Your version goes out.");
        customers.awaitStatus(draft.conversationId(), Status.ANSWERED);
        assertThat(customers.textsOf(draft.conversationId())).endsWith(HALF);
    }
}

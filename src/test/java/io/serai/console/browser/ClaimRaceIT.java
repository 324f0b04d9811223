package io.serai.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Route;
import io.serai.console.browser.Customers.Waiting;
import io.serai.conversation.Status;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimRaceIT extends BrowserCase {
    private static final String HALF = "We are sorry, and we will";

    /** Claiming, approving, editing, rejecting and answering oneself: each of them claims. */
    @ParameterizedTest
    @ValueSource(strings = {"c", "a", "e", "r", "h"})
    void whoComesSecondIsToldByWhomAndGoesBackToTheQueue(String key) {
        Waiting draft = customers.complainAbout("two want it");
        Desk second = outOfTouch("/queue/" + draft.id());
        assertThat(second.button("Approve")).isVisible();

        claimByMina(draft);

        second.page.keyboard().press(key);
        assertLost(second, "queue");
    }

    @Test
    void whoTakesOverAConversationWhoseDraftAnotherHasIsTold() {
        Waiting draft = customers.complainAbout("two want it");
        Desk second = outOfTouch("/inbox/" + draft.conversationId());
        assertThat(second.button("Take over")).isVisible();
        claimByMina(draft);

        second.button("Take over").click();
        assertLost(second, "inbox");
    }

    @Test
    void whoEscalatesAConversationWhoseDraftAnotherHasIsToldAndKeepsTheNotes() {
        Waiting draft = customers.complainAbout("two want it");
        String path = "/inbox/" + draft.conversationId();
        Desk second = outOfTouch(path);
        second.button("Escalate").click();
        second.page.getByLabel("Notes").fill("She is right, I think.");
        claimByMina(draft);

        second.dialog().locator("button[type=submit]").click();
        assertLost(second, "inbox");
        assertThat(second.dialog()).isHidden();
        second.open(path);
        second.button("Escalate").click();
        assertThat(second.page.getByLabel("Notes")).hasValue("She is right, I think.");
    }

    @Test
    void whoPassesOnSeveralIsToldWhichOfThemAnotherHas() {
        Waiting draft = customers.complainAbout("two want it");
        Waiting other = customers.complainAbout("nobody wants it");
        Desk second = outOfTouch("/queue");
        assertThat(second.list()).hasCount(2);
        second.page.keyboard().press("j");
        second.page.keyboard().press("x");
        second.page.keyboard().press("j");
        second.page.keyboard().press("x");
        claimByMina(draft);

        second.page.getByLabel("Chosen drafts").getByText("To people").click();
        assertThat(second.notices())
                .containsText(Pattern.compile("1 draft stayed as it was\\. Already claimed by Mina .+\\."));
        customers.awaitStatus(other.conversationId(), Status.WITH_AGENT);
    }

    @Test
    void whoEditsWhatAnotherTookAfterTheLeaseSeesItAndKeepsTheText() {
        Waiting draft = customers.complainAbout("a long lunch");
        Desk second = deskOf(hire("AGENT", "Jonas"));
        second.open("/queue/" + draft.id());
        second.button("Edit").click();
        second.page.getByLabel("Your version").last().fill(HALF);
        endLeaseOf("approval", draft);
        claimByMina(draft);

        assertThat(second.detail()).containsText(Pattern.compile("Already claimed by Mina .+\\."));
        assertThat(second.page.getByLabel("Your version").last()).hasValue(HALF);
        second.button("Send my version").click();
        assertLost(second, "queue");
        second.open("/queue/" + draft.id());
        assertThat(second.page.getByLabel("Your version").last()).hasValue(HALF);
    }

    @Test
    void whoWritesOnInWhatAnotherTookIsToldAtTheNextBeat() {
        Waiting draft = customers.complainAbout("a longer lunch");
        Desk second = deskOf(hire("AGENT", "Jonas"));
        second.page.route("**/api/v1/events", Route::abort);
        second.page.clock().install();
        second.open("/queue/" + draft.id());
        second.button("Edit").click();
        second.page.getByLabel("Your version").last().fill(HALF);
        endLeaseOf("approval", draft);
        claimByMina(draft);

        second.page.clock().fastForward("02:01");
        assertLost(second, "queue");
        second.open("/queue/" + draft.id());
        assertThat(second.page.getByLabel("Your version").last()).hasValue(HALF);
    }

    private Desk outOfTouch(String path) {
        Desk desk = deskOf(hire("AGENT", "Jonas"));
        // What happens is not told in time, as it may be when both act in the same moment.
        desk.page.route("**/api/v1/events", Route::abort);
        return desk.open(path);
    }

    private void claimByMina(Waiting draft) {
        Desk first = deskOf(hire("AGENT", "Mina"));
        first.open("/queue/" + draft.id());
        first.button("Claim").click();
        assertThat(first.detail()).containsText("yours");
    }

    private static void assertLost(Desk desk, String list) {
        assertThat(desk.notices()).containsText(Pattern.compile("Already claimed by Mina .+\\."));
        assertThat(desk.page).hasURL(Pattern.compile(".*/console/" + list));
    }

    @Test
    void aClaimIsSeenByTheOthersAtOnce() {
        Waiting draft = customers.complainAbout("one takes it");
        Desk second = deskOf(hire("AGENT", "Jonas"));
        second.open("/queue/" + draft.id());
        assertThat(second.button("Approve")).isVisible();
        Desk first = deskOf(hire("AGENT", "Mina"));
        first.open("/queue/" + draft.id());
        first.button("Claim").click();
        assertThat(second.detail()).containsText("Already claimed by Mina");
        second.photograph("approval-claimed");
        assertThat(second.button("Approve")).isHidden();
    }

    @Test
    void anEscalationGoesToOne() {
        Waiting waiting = customers.askForAPerson("two want it");
        Desk second = deskOf(hire("AGENT", "Jonas"));
        second.page.route("**/api/v1/events", Route::abort);
        second.open("/escalations/" + waiting.id());
        assertThat(second.button("Start here")).isVisible();
        Desk first = deskOf(hire("AGENT", "Mina"));
        first.open("/escalations/" + waiting.id());
        first.button("Start here").click();
        assertThat(first.page.getByLabel("Answer to the customer")).isVisible();
        second.button("Start here").click();
        assertThat(second.notices()).containsText("Already claimed by Mina");
        assertThat(second.page).hasURL(Pattern.compile(".*/console/escalations"));
    }
}

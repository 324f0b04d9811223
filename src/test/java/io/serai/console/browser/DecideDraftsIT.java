package io.serai.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.serai.approval.ApprovalTimeouts;
import io.serai.console.browser.Customers.Waiting;
import io.serai.conversation.Status;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DecideDraftsIT extends BrowserCase {
    @Autowired
    ApprovalTimeouts timeouts;

    Desk desk;
    Waiting draft;

    @BeforeEach
    void sitDown() {
        desk = deskOf(hire("AGENT", "Mina"));
        draft = customers.complainAbout("the one at the till");
        // It came while the queue was on screen.
        assertThat(desk.list()).hasCount(1);
        desk.page.keyboard().press("j");
        assertThat(desk.detail()).containsText("the one at the till");
    }

    @Test
    void anApprovedDraftReachesTheCustomerOnceTheTimeToUndoIsOver() {
        desk.page.keyboard().press("a");
        assertThat(desk.notices()).containsText("Approved.");
        assertThat(desk.list()).hasCount(0);
        assertThat(customers.textsOf(draft.conversationId())).hasSize(1);
        customers.awaitStatus(draft.conversationId(), Status.ANSWERED);
        assertThat(customers.textsOf(draft.conversationId())).hasSize(2);
    }

    @Test
    void anApprovalCanBeTakenBackInTime() {
        desk.page.keyboard().press("a");
        desk.button("Undo").click();
        assertThat(desk.list()).hasCount(1);
        assertThat(desk.detail()).containsText("yours");
        // Nothing goes out when the time to undo would be over either.
        await().during(Duration.ofSeconds(4))
                .atMost(Duration.ofSeconds(6))
                .until(() -> customers.textsOf(draft.conversationId()).size() == 1);
    }

    @Test
    void anEditedDraftGoesOutAsItWasEditedAndTheDifferenceIsKept() {
        desk.page.keyboard().press("e");
        var editor = desk.page.getByLabel("Your version").last();
        editor.fill("We are sorry. Somebody will call you today.");
        assertThat(desk.page.locator("ins").first()).isVisible();
        desk.photograph("approval-edit");
        editor.press("Control+Enter");
        assertThat(desk.notices()).containsText("Your version goes out.");
        customers.awaitStatus(draft.conversationId(), Status.ANSWERED);
        assertThat(customers.textsOf(draft.conversationId())).endsWith("We are sorry. Somebody will call you today.");
        desk.open("/queue/" + draft.id());
        assertThat(desk.detail()).containsText("Mina changed and sent this draft.");
        assertThat(desk.page.locator("ins").first()).isVisible();
    }

    @Test
    void whoTakesAnEditedAnswerBackGoesOnWithIt() {
        desk.page.keyboard().press("e");
        var editor = desk.page.getByLabel("Your version").last();
        editor.fill("We are sory. Somebody will call you today.");
        editor.press("Control+Enter");
        desk.button("Undo").click();
        assertThat(editor).hasValue("We are sory. Somebody will call you today.");
        editor.fill("We are sorry. Somebody will call you today.");
        editor.press("Control+Enter");
        customers.awaitAnswer(draft.conversationId(), "We are sorry. Somebody will call you today.");
        assertThat(customers.textsOf(draft.conversationId())).hasSize(2);
    }

    @Test
    void aClockThatIsFastTakesNobodysTimeToUndo() {
        desk.page.clock().install(new Clock.InstallOptions().setTime(System.currentTimeMillis() + 600_000));
        desk.open("/queue/" + draft.id());
        assertThat(desk.button("Approve")).isVisible();
        desk.page.keyboard().press("a");
        desk.button("Undo").click();
        assertThat(desk.detail()).containsText("yours");
    }

    @Test
    void colleaguesSeeThatSomebodyChangesADraft() {
        Desk colleague = deskOf(hire("AGENT", "Jonas"));
        colleague.open("/queue/" + draft.id());
        assertThat(colleague.detail()).containsText("Mina is here");
        desk.page.keyboard().press("e");
        desk.page.getByLabel("Your version").last().pressSequentially("We ");
        assertThat(colleague.detail()).containsText("Mina is typing");
        assertThat(desk.detail()).containsText("Jonas is here");
        assertThat(desk.detail()).not().containsText("Mina is typing");
        assertThat(colleague.detail()).containsText("Mina is here");
    }

    @Test
    void aRejectionNeedsAReasonAndGivesTheConversationToPeople() {
        desk.page.keyboard().press("r");
        desk.button("Reject").click();
        assertThat(desk.detail()).containsText("Choose a reason.");
        desk.page.getByLabel("Says something untrue").check();
        desk.page.getByLabel("In your words").fill("We have no such counter.");
        desk.photograph("approval-reject");
        desk.button("Reject").click();
        assertThat(desk.notices()).containsText("Rejected.");
        customers.awaitStatus(draft.conversationId(), Status.WITH_AGENT);
        desk.open("/queue/" + draft.id());
        assertThat(desk.detail()).containsText("We have no such counter.");
    }

    @Test
    void whoAnswersThemselfHasTheConversation() {
        desk.page.keyboard().press("h");
        assertThat(desk.page).hasURL(java.util.regex.Pattern.compile(".*/inbox/" + draft.conversationId()));
        desk.page.getByLabel("Answer to the customer").fill("I am looking into it.");
        desk.button("Send").click();
        customers.awaitAnswer(draft.conversationId(), "I am looking into it.");
        assertThat(desk.page.getByLabel("Messages")).containsText("I am looking into it.");
    }

    @Test
    void aDraftThatWaitedTooLongLeavesWithAnExplanation() {
        // The policy of the shop's chat is to hold; where the channel is gone, people take over.
        jdbc.sql("update approval set channel_id = 'gone', due_at = now() - interval '1 s' where id = ?")
                .param(draft.id())
                .update();
        timeouts.timeOut(draft.id());
        assertThat(desk.detail()).containsText("This draft waited too long. The conversation went to people.");
        assertThat(desk.list()).hasCount(0);
        assertThat(desk.button("Approve")).isHidden();
        desk.photograph("approval-expired");
    }

    @Test
    void aCitationOpensThePassageThatItNames() {
        String title = jdbc.sql(
                        "select passages -> 0 ->> 'title' from draft join approval on draft_id = draft.id where approval.id = ?")
                .param(draft.id())
                .query(String.class)
                .single();
        desk.detail()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("1 " + title))
                .click();
        assertThat(desk.dialog()).containsText("1. " + title);
        desk.photograph("approval-passage");
        desk.assertAccessible();
        desk.dialog().getByText("Open the article").click();
        assertThat(desk.page).hasURL(java.util.regex.Pattern.compile(".*/knowledge/.+"));
        assertThat(desk.detail()).containsText(title);
    }

    @Test
    void aDraftWhoseCustomerWroteAgainLeavesWithAnExplanation() {
        customers.writeOn(draft.conversationId(), "And nobody answers the phone.");
        assertThat(desk.detail()).containsText("The customer wrote again");
    }

    @Test
    void halfWrittenTextIsThereWhenItsDraftIsGone() {
        desk.page.keyboard().press("e");
        desk.page.getByLabel("Your version").last().fill("We are sorry. I have asked at the till and");
        customers.writeOn(draft.conversationId(), "And nobody answers the phone.");
        assertThat(desk.notices()).containsText("The customer wrote again: nothing was sent.");
        assertThat(desk.detail()).containsText("What you had written");
        assertThat(desk.detail()).containsText("We are sorry. I have asked at the till and");
        assertThat(desk.button("Copy")).isVisible();
        desk.photograph("approval-superseded");
        desk.assertAccessible();
        desk.button("Discard it").click();
        assertThat(desk.detail()).not().containsText("I have asked at the till");
        desk.page.reload();
        assertThat(desk.detail()).containsText("The customer wrote again");
        assertThat(desk.detail()).not().containsText("What you had written");
    }

    @Test
    void aDraftSaysWhoTookItsConversationAndNobodyIsToldOfTheirOwnDoing() {
        Desk colleague = deskOf(hire("AGENT", "Jonas"));
        colleague.open("/queue/" + draft.id());
        desk.page.keyboard().press("c");
        assertThat(desk.detail()).containsText("yours");
        assertThat(colleague.detail()).containsText("Already claimed by Mina");
        desk.open("/inbox/" + draft.conversationId());
        desk.button("Escalate").click();
        desk.page.locator("[role=dialog] button[type=submit]").click();
        assertThat(desk.notices()).containsText("Escalated.");
        assertThat(colleague.detail())
                .containsText("Mina escalated this conversation, so this draft is no longer needed.");
        assertThat(desk.notices()).not().containsText("nothing was sent");
        assertThat(desk.notices()).not().containsText("was not sent");
    }
}

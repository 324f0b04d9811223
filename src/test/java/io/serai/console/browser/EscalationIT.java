package io.serai.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.serai.conversation.Status;
import io.serai.handoff.Assessments;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From a junior to a senior, with an assessment that arrives late. */
class EscalationIT extends BrowserCase {
    private static final String ASSESSMENTS = "handoff-assessment";
    private static final String UNREAD = "[data-unread]";

    @Autowired
    CamelContext camel;

    @Autowired
    Assessments assessments;

    @Test
    void aSeniorIsToldSeesTheContextGetsTheAssessmentInPlaceAndAnswers() throws Exception {
        UUID conversation = customers.complainAbout("a broken kettle").conversationId();
        Desk junior = deskOf(hire("AGENT", "Mina"));
        Colleague sofia = hire("SENIOR_AGENT", "Sofia");
        Desk senior = deskOf(sofia);
        camel.getRouteController().suspendRoute(ASSESSMENTS);
        try {
            escalate(junior, conversation);
            assertThat(senior.notices()).containsText("A conversation was escalated.");
            assertThat(senior.page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Escalations")))
                    .containsText("1");
            senior.button("Open").click();
            assertThat(senior.detail()).containsText("She is right, I think.");
            assertThat(senior.detail()).containsText("Asked for a picture");
            assertThat(senior.detail()).containsText("a broken kettle");
            assertThat(senior.detail()).containsText("How sure the machine is");
            assertThat(senior.detail()).containsText("with a person");
            assertThat(senior.detail()).containsText("The assessment is being made");
            senior.photograph("escalation-making");
        } finally {
            camel.getRouteController().resumeRoute(ASSESSMENTS);
        }
        assertThat(senior.detail()).containsText("confidence");
        senior.photograph("escalation-ready");
        // What was opened is read, also after a reload.
        senior.page.waitForResponse(answer -> answer.url().contains("unread=true"), senior.page::reload);
        assertThat(senior.list()).hasCount(1);
        assertThat(senior.list().locator(UNREAD)).hasCount(0);
        assertThat(senior.page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Escalations")))
                .not()
                .containsText("1");

        senior.button("Start here").click();
        assertThat(senior.page).hasURL(Pattern.compile(".*/inbox/" + conversation));
        var chips = senior.page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Suggested steps"));
        senior.photograph("escalation-chips");
        String step = chips.locator("button").first().textContent();
        // What is written already stays.
        senior.page.getByLabel("Answer to the customer").fill("Thank you for the picture.");
        chips.locator("button").first().click();
        assertThat(senior.page.getByLabel("Answer to the customer")).hasValue("Thank you for the picture.\n" + step);
        senior.button("Send").click();
        assertThat(chips).isHidden();
        assertThat(senior.page.getByLabel("Answer to the customer")).hasValue("");
        senior.page.getByLabel("Answer to the customer").fill("It is on its way.");
        senior.button("Send and resolve").click();
        customers.awaitStatus(conversation, Status.RESOLVED);
    }

    @Test
    void itIsReadByOpeningItAndNotByPointingAtIt() {
        Desk senior = deskOf(hire("SENIOR_AGENT", "Sofia"));
        customers.askForAPerson("pointed at");
        senior.open("/escalations");
        assertThat(senior.list().locator(UNREAD)).hasCount(1);
        senior.list().hover();
        senior.page.reload();
        assertThat(senior.list().locator(UNREAD)).hasCount(1);
        senior.list().locator("a").click();
        assertThat(senior.list().locator(UNREAD)).hasCount(0);
    }

    @Test
    void theSuggestionsGoWithTheFirstAnswerOrWhenTheyAreDismissed() {
        Desk junior = deskOf(hire("AGENT", "Mina"));
        Desk senior = deskOf(hire("SENIOR_AGENT", "Sofia"));
        var chips = senior.page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Suggested steps"));
        var answer = senior.page.getByLabel("Answer to the customer");

        start(senior, junior, customers.complainAbout("an answer").conversationId());
        String step = chips.locator("button").first().textContent();
        chips.locator("button").first().click();
        assertThat(answer).hasValue(step);
        senior.button("Send").click();
        assertThat(senior.notices()).containsText("Sent.");
        assertThat(answer).hasValue("");
        assertThat(chips).isHidden();

        start(senior, junior, customers.complainAbout("a dismissal").conversationId());
        chips.getByLabel("Dismiss the suggestions").click();
        assertThat(chips).isHidden();
        senior.page.reload();
        assertThat(answer).hasValue("");
        assertThat(chips).isHidden();
    }

    /** With the suggestions in sight. */
    private void start(Desk senior, Desk junior, UUID conversation) {
        escalate(junior, conversation);
        senior.open("/escalations?holder=nobody");
        senior.list().locator("a").click();
        assertThat(senior.detail().getByLabel("Suggested steps").locator("li").first())
                .isVisible();
        senior.button("Start here").click();
        assertThat(senior.page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Suggested steps")))
                .isVisible();
    }

    @Test
    void anAssessmentThatFailedSaysSoAndIsMadeAgain() throws Exception {
        UUID conversation = customers.complainAbout("a silent model").conversationId();
        Desk junior = deskOf(hire("AGENT", "Mina"));
        Desk senior = deskOf(hire("SENIOR_AGENT", "Sofia"));
        camel.getRouteController().suspendRoute(ASSESSMENTS);
        try {
            escalate(junior, conversation);
            senior.button("Open").click();
            assertThat(senior.detail()).containsText("The assessment is being made");
            assessments.fail(UUID.fromString(senior.page.url().replaceAll(".*/escalations/", "")), "not-made");
            assertThat(senior.detail())
                    .containsText("The assessment could not be made. It can be tried again in a while.");
            senior.photograph("escalation-failed");
            senior.assertAccessible();
            senior.button("Try again").click();
            assertThat(senior.detail()).containsText("The assessment is being made");
        } finally {
            camel.getRouteController().resumeRoute(ASSESSMENTS);
        }
        assertThat(senior.detail().getByLabel("Suggested steps").locator("li").first())
                .isVisible();
    }

    private void escalate(Desk junior, UUID conversation) {
        junior.open("/inbox/" + conversation);
        junior.button("Escalate").click();
        junior.page.getByLabel("Notes").fill("She is right, I think.");
        junior.page.getByLabel("What was tried").fill("Asked for a picture\nLooked at the order");
        junior.photograph("escalate");
        junior.page.locator("[role=dialog] button[type=submit]").click();
        assertThat(junior.notices()).containsText("Escalated.");
    }
}

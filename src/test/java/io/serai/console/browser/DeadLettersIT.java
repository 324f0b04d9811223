package io.serai.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.serai.console.browser.Customers.Waiting;
import io.serai.conversation.Status;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeadLettersIT extends BrowserCase {

    @Test
    void aDeadLetterShowsWhatItSaysAndWhatWasTried() {
        Waiting draft = customers.complainAbout("a letter that dies");
        Desk desk = deskOf(hire("SUPERVISOR", "Sun-hee"));
        desk.open("/queue/" + draft.id());
        desk.button("Approve").click();
        customers.awaitStatus(draft.conversationId(), Status.ANSWERED);
        die(draft.conversationId());

        desk.open("/channels");
        desk.page
                .getByRole(com.microsoft.playwright.options.AriaRole.ROW)
                .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("550 no such mailbox"))
                .getByText("Details")
                .click();
        assertThat(desk.dialog()).containsText("given up");
        assertThat(desk.dialog())
                .containsText(customers.textsOf(draft.conversationId()).get(1).substring(0, 30));
        assertThat(desk.dialog().locator("table")).containsText("The mail server refused it for good");
        desk.photograph("delivery");
        desk.assertAccessible();
        // Its address can be sent to a colleague.
        desk.page.reload();
        assertThat(desk.dialog()).containsText("550 no such mailbox");
        desk.dialog().getByText("Send again").click();
        assertThat(desk.notices()).containsText("It will be sent again.");
        assertThat(desk.dialog()).not().containsText("given up");
    }

    private void die(UUID conversation) {
        UUID delivery = jdbc.sql("""
                        update delivery set state = 'DEAD', outcome = 'SMTP_REJECTED_PERMANENT', detail = '550 no such mailbox'
                        where conversation_id = ? returning id
                        """).param(conversation).query(UUID.class).single();
        jdbc.sql("""
                        insert into delivery_attempt (delivery_id, started_at, ended_at, outcome, detail)
                        values (?, now() - interval '2 s', now(), 'SMTP_REJECTED_PERMANENT', '550 no such mailbox')
                        """).param(delivery).update();
    }
}

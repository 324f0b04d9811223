package io.serai.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.serai.console.browser.Customers.Waiting;
import io.serai.conversation.Status;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class FourEyesIT extends BrowserCase {

    @Test
    void theSecondPersonWhoApprovesMustBeAnother() {
        Waiting draft = customers.complainAbout("two have to look");
        jdbc.sql("update approval set four_eyes = true where id = ?")
                .param(draft.id())
                .update();
        Desk first = deskOf(hire("AGENT", "Mina"));
        first.open("/queue/" + draft.id());
        assertThat(first.detail()).containsText("needs two people");
        first.button("Approve").click();
        assertThat(first.notices()).containsText("Somebody else has to approve it too.");

        first.open("/queue/" + draft.id());
        assertThat(first.detail()).containsText("You approved this. Somebody else has to approve it too.");
        assertThat(first.button("Approve")).isHidden();
        List<String> asked = new ArrayList<>();
        first.page.onRequest(request -> asked.add(request.method() + " " + request.url()));
        first.photograph("approval-four-eyes");
        "acerh".chars().forEach(key -> first.page.keyboard().press(Character.toString(key)));
        // Keys are done with in their order: once this one has acted, those before it did nothing.
        first.page.keyboard().press("?");
        assertThat(first.dialog()).isVisible();
        Assertions.assertThat(asked)
                .noneMatch(it -> it.startsWith("POST") && it.contains(draft.id().toString()));
        Assertions.assertThat(customers.textsOf(draft.conversationId())).hasSize(1);

        Desk second = deskOf(hire("AGENT", "Jonas"));
        second.open("/queue/" + draft.id());
        second.button("Approve").click();
        customers.awaitStatus(draft.conversationId(), Status.ANSWERED);
        Assertions.assertThat(customers.textsOf(draft.conversationId())).hasSize(2);
    }
}

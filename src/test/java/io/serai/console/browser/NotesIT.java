package io.serai.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class NotesIT extends BrowserCase {

    @Test
    void aMentionedColleagueIsToldAndReadsTheNote() {
        UUID conversation = customers.complainAbout("a note").conversationId();
        Desk jonas = deskOf(hire("AGENT", "Jonas"));
        Desk mina = deskOf(hire("AGENT", "Mina"));
        mina.open("/inbox/" + conversation);
        mina.page
                .getByText("Note", new com.microsoft.playwright.Page.GetByTextOptions().setExact(true))
                .click();
        mina.page.getByLabel("Private note").pressSequentially("Could you look, @");
        mina.page.getByPlaceholder("Type to search").pressSequentially("Jonas");
        mina.page.keyboard().press("Enter");
        assertThat(mina.page.getByLabel("Private note")).hasValue("Could you look, @Jonas ");
        mina.button("Add note").click();
        assertThat(mina.detail()).containsText("only we see this");

        assertThat(jonas.notices()).containsText("Somebody mentioned you");
        jonas.button("Open").click();
        assertThat(jonas.detail()).containsText("Could you look, @Jonas");
        assertThat(jonas.detail()).containsText("Mina is here");
        mina.page.getByLabel("Private note").pressSequentially("Thank");
        assertThat(jonas.detail()).containsText("Mina is writing a note");
        // Half-written text that nobody touches is not being written.
        assertThat(jonas.detail()).containsText("Mina is here");
    }
}

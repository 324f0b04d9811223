package io.serai.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class NotesIT extends BrowserCase {

    @Test
    void aMentionedColleagueIsToldAndReadsTheNote() {
        UUID conversation = customers.complainAbout("a note").conversationId();
        // A name of its own: whoever is picked is told, not all who are called so.
        Desk nuri = deskOf(hire("AGENT", "Nuri"));
        Desk mina = deskOf(hire("AGENT", "Mina"));
        mina.open("/inbox/" + conversation);
        mina.page
                .getByText("Note", new com.microsoft.playwright.Page.GetByTextOptions().setExact(true))
                .click();
        mina.page.getByLabel("Private note").pressSequentially("Could you look, @");
        mina.page.getByPlaceholder("Type to search").pressSequentially("Nuri");
        mina.page.keyboard().press("Enter");
        assertThat(mina.page.getByLabel("Private note")).hasValue("Could you look, @Nuri ");
        mina.button("Add note").click();
        assertThat(mina.detail()).containsText("only we see this");

        assertThat(nuri.notices()).containsText("Somebody mentioned you");
        nuri.button("Open").click();
        assertThat(nuri.detail()).containsText("Could you look, @Nuri");
        assertThat(nuri.detail()).containsText("Mina is here");
        mina.page.getByLabel("Private note").pressSequentially("Thank");
        assertThat(nuri.detail()).containsText("Mina is writing a note");
        // Half-written text that nobody touches is not being written.
        assertThat(nuri.detail()).containsText("Mina is here");
    }
}

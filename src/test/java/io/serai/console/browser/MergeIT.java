package io.serai.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class MergeIT extends BrowserCase {

    static String mail(String from, String text) {
        return """
                From: %s
                To: support@shop.example
                Subject: %s
                Message-ID: <%s@merge.example>
                Content-Type: text/plain; charset=UTF-8

                %s
                """.formatted(from, text, UUID.randomUUID(), text);
    }

    @Test
    void twoCustomersBecomeOneAndTwoAgain() {
        UUID atHome = customers.mail(mail("Ines Doubleday <ines@home.example>", "Where is my kettle?"));
        customers.mail(mail("I. Doubleday <ines.doubleday@work.example>", "The kettle has not come"));
        Desk desk = deskOf(hire("AGENT", "Mina"));
        desk.open("/inbox/" + atHome);
        assertThat(desk.detail()).containsText("ines@home.example");
        desk.button("Merge…").click();
        desk.dialog()
                .getByRole(com.microsoft.playwright.options.AriaRole.SEARCHBOX)
                .fill("nobodylikethis");
        assertThat(desk.dialog()).containsText("Nothing found");
        desk.dialog()
                .getByRole(com.microsoft.playwright.options.AriaRole.SEARCHBOX)
                .fill("ines.doubleday@work");
        assertThat(desk.dialog()).containsText("I. Doubleday");
        desk.photograph("merge-search");
        desk.dialog().getByText("I. Doubleday").click();
        assertThat(desk.dialog())
                .containsText("The addresses and conversations of I. Doubleday become those of Ines Doubleday");
        desk.photograph("merge-ask");
        desk.assertAccessible();
        desk.button("Make them one").click();
        assertThat(desk.notices()).containsText("I. Doubleday is the same customer now.");
        assertThat(desk.detail()).containsText("ines.doubleday@work.example");
        assertThat(desk.detail()).containsText("The kettle has not come");
        desk.photograph("merged");
        desk.assertAccessible();

        desk.detail().getByText("Undo").click();
        desk.photograph("merge-undo");
        desk.button("Make two again").click();
        assertThat(desk.notices()).containsText("They are two customers again.");
        assertThat(desk.detail()).not().containsText("ines.doubleday@work.example");
        assertThat(desk.detail()).containsText("ines@home.example");
    }
}

package io.serai.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class KeysIT extends BrowserCase {
    private static final Pattern A_DRAFT = Pattern.compile(".*/queue/.+");

    @Test
    void theKeysAreExplainedAndSingleOnesCanBeSwitchedOffAndOnAgain() {
        customers.complainAbout("the keys");
        Desk desk = deskOf(hire("AGENT", "Mina"));
        assertThat(desk.list()).hasCount(1);
        desk.page.keyboard().press("?");
        for (String does :
                new String[] {"Search", "Next", "Claim", "Approve", "Edit", "Reject", "Choose among several"}) {
            assertThat(desk.dialog()).containsText(does);
        }
        desk.dialog().getByLabel("Single keys do things").uncheck();
        desk.page.keyboard().press("Escape");
        assertThat(desk.dialog()).isHidden();

        // It stays so, and keys with Ctrl go on working; once they did, the single ones before them did nothing.
        desk.page.reload();
        assertThat(desk.list()).hasCount(1);
        desk.page.keyboard().press("j");
        desk.page.keyboard().press("?");
        desk.page.keyboard().press("Control+k");
        assertThat(desk.dialog().locator("[role=option]").first()).isVisible();
        assertThat(desk.page).not().hasURL(A_DRAFT);
        assertThat(desk.dialog()).hasCount(1);

        desk.page.keyboard().type("Keys");
        desk.page.keyboard().press("Enter");
        desk.dialog().getByLabel("Single keys do things").check();
        desk.page.keyboard().press("Escape");
        assertThat(desk.dialog()).isHidden();
        desk.page.keyboard().press("j");
        assertThat(desk.page).hasURL(A_DRAFT);
    }
}

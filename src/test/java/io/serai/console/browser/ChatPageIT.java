package io.serai.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** Somebody asks on the page that a newcomer opens first. */
class ChatPageIT extends BrowserCase {

    @Test
    void aQuestionOnTheChatPageIsAnsweredThereFromTheArticles() {
        try (BrowserContext visitor = Chromium.browser().newContext()) {
            Page page = visitor.newPage();
            page.navigate("http://localhost:" + port + "/");
            page.getByLabel("Your message").fill("When will my order arrive?");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send"))
                    .click();
            assertThat(page.getByRole(AriaRole.LOG)).containsText("When will my order arrive?");
            assertThat(page.getByRole(AriaRole.LOG)).containsText("2 working days");
        }
    }
}

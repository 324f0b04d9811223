package io.serai.console.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ScreenshotAnimations;
import io.serai.console.browser.Desk.Screen;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.Assertions;

/** Somebody on a site that carries the chat. */
class Shopper implements AutoCloseable {
    private static final List<String> WCAG =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    final Page page;
    private final BrowserContext context;
    private final String site;
    private final List<String> refusals = new ArrayList<>();

    Shopper(String site, Screen screen) {
        this(site, screen, it -> {});
    }

    /** @param before what happens to the browser before it sees the page */
    Shopper(String site, Screen screen, Consumer<BrowserContext> before) {
        this.site = site;
        context = Chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(screen.width(), screen.height())
                        .setColorScheme(screen.colours())
                        .setLocale(screen.language()));
        before.accept(context);
        page = watched(context.newPage());
        page.navigate(site);
    }

    private Page watched(Page page) {
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")
                    || message.text().contains("Trusted")) {
                refusals.add(message.text());
            }
        });
        page.onPageError(refusals::add);
        return page;
    }

    Page anotherTab() {
        Page tab = watched(context.newPage());
        tab.navigate(site);
        return tab;
    }

    BrowserContext context() {
        return context;
    }

    Shopper open() {
        button("Open chat").click();
        dialog().waitFor();
        return this;
    }

    Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    Locator log() {
        return page.getByRole(AriaRole.LOG);
    }

    Locator bubbles() {
        return page.locator(".bubble");
    }

    Locator status() {
        return page.locator(".status");
    }

    Locator text() {
        return page.locator(".box textarea");
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    void write(String words) {
        text().fill(words);
        text().press("Enter");
    }

    /** As who has no mouse. */
    void tabTo(Locator there) {
        for (int tabs = 0; tabs < 60; tabs++) {
            if (there.evaluate("it => it.getRootNode().activeElement === it").equals(true)) return;
            page.keyboard().press("Tab");
        }
        Assertions.fail("Tab never comes to " + there);
    }

    /** To be looked at by a person. */
    void photograph(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", "widget-" + name + ".png"))
                .setAnimations(ScreenshotAnimations.DISABLED));
    }

    void assertAccessible() {
        List<Rule> violations = new AxeBuilder(page).withTags(WCAG).analyze().getViolations();
        Assertions.assertThat(violations)
                .extracting(rule -> rule.getId() + " " + rule.getNodes().get(0).getHtml())
                .isEmpty();
    }

    void assertNothingStandsOut() {
        Object width = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assertions.assertThat(width).isEqualTo(0);
    }

    /** Neither a script failed nor did the site's content policy have to stop anything. */
    @Override
    public void close() {
        context.close();
        Assertions.assertThat(refusals).isEmpty();
    }
}

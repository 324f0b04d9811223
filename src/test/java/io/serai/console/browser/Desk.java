package io.serai.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;

/** Somebody who sits at the console. */
class Desk implements AutoCloseable {
    private static final String MAIL = "iframe[sandbox]";
    /** Ariakit's: nobody stays on it, it hands the focus on into what is open, or past it. */
    private static final String FOCUS_GUARD = "[data-focus-trap]";

    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    final Page page;
    private final BrowserContext context;
    private final String base;
    private final List<String> refusals = new ArrayList<>();

    /** What is in front of them. */
    record Screen(int width, int height, ColorScheme colours, String language) {
        static final Screen USUAL = new Screen(1440, 900, ColorScheme.LIGHT, "en");

        String name() {
            return "%d-%s-%s".formatted(width, colours.name().toLowerCase(), language);
        }
    }

    Desk(int port, Screen screen) {
        base = "http://localhost:" + port + "/console";
        context = Chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(screen.width(), screen.height())
                        .setColorScheme(screen.colours())
                        .setLocale(screen.language()));
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                refusals.add(message.text());
            }
        });
        page.onPageError(refusals::add);
    }

    Desk signIn(String email, String password) {
        page.navigate(base + "/");
        page.locator("input[name=email]").fill(email);
        page.locator("input[name=password]").fill(password);
        page.keyboard().press("Enter");
        assertThat(page.locator("main#screen")).isVisible();
        return this;
    }

    Desk open(String path) {
        page.navigate(base + path);
        return this;
    }

    BrowserContext context() {
        return context;
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator detail() {
        return page.locator("main article").first();
    }

    Locator list() {
        return page.locator("main ul[aria-label] > li");
    }

    Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    /** As the console calls it, with what it says. */
    Locator bell() {
        return page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(Pattern.compile("^Escalations: .* unread$")))
                .locator("visible=true");
    }

    /** As when another tab of the browser is in front. */
    void lookAway() {
        page.evaluate("""
                () => {
                  Object.defineProperty(document, 'hidden', { get: () => true });
                  Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' });
                  document.dispatchEvent(new Event('visibilitychange'));
                }
                """);
    }

    Locator notices() {
        return page.locator("section[aria-live=polite]");
    }

    /** To be looked at by a person. */
    void photograph(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", name + ".png"))
                .setAnimations(com.microsoft.playwright.options.ScreenshotAnimations.DISABLED));
    }

    void assertAccessible() {
        assertAccessible(page);
        if (page.locator(MAIL).count() > 0) {
            assertAccessibleMail();
        }
    }

    /** In a frame whose scripts are off, nothing that is to look at it would ever end: it is looked at in a tab instead. */
    private void assertAccessibleMail() {
        String shown = (String) page.locator(MAIL).evaluate("it => it.contentDocument.documentElement.outerHTML");
        try (Page copy = context.newPage()) {
            copy.route(
                    "**/mail-to-look-at",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("text/html; charset=utf-8")
                            .setBody("<!doctype html>" + shown)));
            copy.navigate(base + "/mail-to-look-at");
            assertAccessible(copy);
        }
    }

    private static void assertAccessible(Page page) {
        List<Rule> violations = new AxeBuilder(page)
                .withTags(WCAG)
                .exclude(MAIL)
                .exclude(FOCUS_GUARD)
                .analyze()
                .getViolations();
        Assertions.assertThat(violations)
                .as(page.url())
                .extracting(rule -> rule.getId() + " " + rule.getNodes().get(0).getHtml())
                .isEmpty();
    }

    void assertNothingStandsOut() {
        Object width = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assertions.assertThat(width).as(page.url()).isEqualTo(0);
    }

    /** Neither a script failed nor did the hub's content policy have to stop anything. */
    @Override
    public void close() {
        context.close();
        Assertions.assertThat(refusals).isEmpty();
    }
}

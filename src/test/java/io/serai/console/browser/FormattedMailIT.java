package io.serai.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Route;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FormattedMailIT extends BrowserCase {
    static final String PICTURE =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    /** @param remote where the sender would learn that it is read */
    static String mail(String remote) {
        return """
                From: Mina Kim <mina@formatted.example>
                To: support@shop.example
                Cc: Jun <jun@formatted.example>
                Subject: Cup
                Message-ID: <%s@formatted.example>
                MIME-Version: 1.0
                Content-Type: multipart/related; boundary=r

                --r
                Content-Type: text/html; charset=UTF-8

                <h2>About my cup</h2>
                <p onclick="document.title='stolen'">It is <b>broken</b>, as you see:</p>
                <script>top.document.title = 'stolen'; document.title = 'stolen';</script>
                <img src="cid:cup@x" alt="the cup"> <img src="%s" alt="a pixel" onerror="top.document.title='stolen'">
                <form action="https://phish.example/"><input name="password"><button>Sign in again</button></form>
                <a href="javascript:top.document.title='stolen'">Click here</a>
                <blockquote type="cite">On Monday Shop wrote: <p>Your cup is on its way.</p></blockquote>
                --r
                Content-Type: image/png; name=cup.png
                Content-ID: <cup@x>
                Content-Transfer-Encoding: base64

                %s
                --r--
                """.formatted(UUID.randomUUID(), remote, PICTURE);
    }

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer sender;

    @BeforeEach
    void start() throws IOException {
        sender = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        sender.createContext("/", exchange -> {
            asked.incrementAndGet();
            byte[] picture = Base64.getDecoder().decode(PICTURE);
            exchange.getResponseHeaders().add("Content-Type", "image/png");
            exchange.sendResponseHeaders(200, picture.length);
            exchange.getResponseBody().write(picture);
            exchange.close();
        });
        sender.start();
    }

    @AfterEach
    void stop() {
        sender.stop(0);
    }

    @Test
    void aFormattedMailRunsNothingAndAsksItsSenderForNothingUntilTheAgentWantsIt() {
        UUID conversation =
                customers.mail(mail("http://localhost:" + sender.getAddress().getPort() + "/p.png"));
        Desk desk = deskOf(hire("AGENT", "Mina"));
        desk.open("/inbox/" + conversation);
        desk.page.getByText("With what it quotes").click();
        assertThat(desk.page.getByLabel("Messages")).containsText("Your cup is on its way.");

        desk.button("Show formatted").click();
        var mail = desk.page.frameLocator("iframe");
        assertThat(mail.locator("b")).hasText("broken");
        assertThat(mail.locator("img")).hasCount(1);
        // The one that it brought along.
        desk.page.waitForCondition(() -> loaded(desk) == 1);
        mail.locator("p").first().click();
        assertThat(mail.locator("script, form, input, [onclick], [onerror], a[href^=javascript]"))
                .hasCount(0);
        Assertions.assertThat(asked).hasValue(0);
        assertThat(desk.dialog()).containsText("mina@formatted.example");
        assertThat(desk.dialog()).containsText("jun@formatted.example");
        desk.photograph("mail-formatted");
        desk.assertAccessible();

        desk.button("Show pictures").click();
        assertThat(mail.locator("img")).hasCount(2);
        desk.page.waitForCondition(() -> asked.get() == 1 && loaded(desk) == 2);
        desk.photograph("mail-with-pictures");
        Assertions.assertThat(desk.page.title()).doesNotContain("stolen");

        Download download = desk.page.waitForDownload(
                () -> desk.dialog().getByText("cup.png").click());
        Assertions.assertThat(download.suggestedFilename()).isEqualTo("cup.png");
    }

    @Test
    void aMailWhosePageFailsSaysSoAndIsAskedForAgain() {
        UUID conversation = customers.mail(mail("https://pictures.example/p.png"));
        Desk desk = deskOf(hire("AGENT", "Mina"));
        desk.page.route("**/formatted", FormattedMailIT::fail);
        desk.open("/inbox/" + conversation);
        desk.button("Show formatted").click();
        assertThat(desk.dialog()).containsText("The hub is busy or something that it needs is away.");
        assertThat(desk.dialog()).not().containsText("{");
        assertThat(desk.page.locator("iframe")).hasCount(0);
        desk.photograph("mail-failed");
        desk.assertAccessible();

        desk.page.unroute("**/formatted");
        desk.button("Try again").click();
        assertThat(desk.page.frameLocator("iframe").locator("b")).hasText("broken");
    }

    private static void fail(Route route) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(503)
                .setContentType("application/problem+json")
                .setBody("{\"status\":503,\"kind\":\"unavailable\",\"detail\":\"No database.\"}"));
    }

    private static int loaded(Desk desk) {
        return ((Number)
                        desk.page.evaluate(
                                "[...document.querySelector('iframe').contentDocument.images].filter(it => it.naturalWidth > 0).length"))
                .intValue();
    }
}

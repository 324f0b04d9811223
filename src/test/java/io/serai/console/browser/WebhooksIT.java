package io.serai.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhooksIT extends BrowserCase {
    private volatile int answer = 500;
    private HttpServer program;

    @BeforeEach
    void start() throws IOException {
        program = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        program.createContext("/", exchange -> {
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        program.start();
    }

    @AfterEach
    void stop() {
        program.stop(0);
        jdbc.sql("delete from webhook_subscription").update();
    }

    @Test
    void aWebhookIsMadeWithASecretShownOnceAndWhatItDidNotTakeIsSentAgain() {
        Desk desk = deskOf(hire("ADMINISTRATOR", "Ada"));
        desk.open("/webhooks");
        assertThat(desk.page.locator("main")).containsText("No program is told of events yet");
        desk.photograph("webhooks-empty");
        desk.button("Add a webhook").click();
        desk.dialog().getByLabel("Address").fill("http://10.0.0.1/");
        desk.button("Add").click();
        assertThat(desk.dialog().getByRole(AriaRole.ALERT)).isVisible();
        desk.dialog()
                .getByLabel("Address")
                .fill("http://localhost:" + program.getAddress().getPort() + "/events");
        desk.dialog().getByLabel("message-received").check();
        desk.photograph("webhook-new");
        desk.assertAccessible();
        desk.button("Add").click();
        assertThat(desk.dialog()).containsText("whsec_");
        desk.photograph("webhook-secret");
        desk.button("I kept it").click();
        assertThat(desk.page.locator("main")).not().containsText("whsec_");

        customers.write("Is anybody told of this?");
        desk.page.locator("table a").click();
        Locator row =
                desk.page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("message-received"));
        desk.page.waitForCondition(() -> {
            desk.page.reload();
            return textOf(row).contains("given up");
        });
        desk.photograph("webhook-deliveries");
        desk.assertAccessible();
        answer = 204;
        row.first().getByText("Send again").click();
        assertThat(desk.notices()).containsText("It will be sent again.");
        desk.page.waitForCondition(() -> {
            desk.page.reload();
            String text = textOf(row);
            return text.contains("sent") && !text.contains("given up");
        });

        desk.page.getByText("All webhooks").click();
        desk.button("Remove").click();
        desk.dialog().getByText("Remove").last().click();
        assertThat(desk.page.locator("main")).containsText("No program is told of events yet");
    }

    /** The page is not live, and the hub may have been slower than it. */
    private static String textOf(Locator row) {
        try {
            row.first().waitFor(new Locator.WaitForOptions().setTimeout(2_000));
            return row.first().textContent();
        } catch (TimeoutError notThereYet) {
            return "";
        }
    }
}

package io.serai.demo;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Ends the start's log with what to open and what to type. */
@Component
@Profile("demo")
class DemoWelcome {

    private static final Logger log = LoggerFactory.getLogger(DemoWelcome.class);

    private final ServletWebServerApplicationContext web;
    private final DemoSettings settings;

    DemoWelcome(ServletWebServerApplicationContext web, DemoSettings settings) {
        this.web = web;
        this.settings = settings;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.LOWEST_PRECEDENCE)
    void welcome() {
        String hub = "http://localhost:" + web.getWebServer().getPort();
        log.info(
                """


                Serai is ready: the shop Kettle & Comet is open.

                (a) Chat      open {}  and ask the chat of the shop: "When will my order arrive?" or "토요일에도 배송되나요?"

                (b) Mail      printf 'From: {}\\nTo: {}\\nSubject: Delivery\\n\\nHow much is express delivery?\\n' \\
                                | curl -s smtp://{}:{} --mail-from {} --mail-rcpt {} -T -
                              a few seconds later, the answer is in your mailbox:
                              curl -s --user {}:{} 'imap://{}:{}/INBOX;MAILINDEX=1'

                (c) Approve   ask in the chat something uncertain: "I wish to file a formal complaint about an employee",
                              sign in at {}/console as agent@serai.local with the password {}, and decide the draft; or
                              curl -s -u agent@serai.local:{} {}/api/v1/approvals/pending
                              curl -s -u agent@serai.local:{} -X POST {}/api/v1/approvals/ID/claim
                              curl -s -u agent@serai.local:{} -X POST {}/api/v1/approvals/ID/decision \\
                                -H 'Content-Type: application/json' -d '{"action":"approve"}'

                (d) See more  as senior@, supervisor@ or administrator@serai.local, with the same password
                """,
                hub,
                DemoSettings.CUSTOMER,
                DemoSettings.SHOP,
                DemoSettings.HOST,
                settings.smtpPort(),
                DemoSettings.CUSTOMER,
                DemoSettings.SHOP,
                DemoSettings.CUSTOMER,
                DemoSettings.PASSWORD,
                DemoSettings.HOST,
                settings.imapPort(),
                hub,
                DemoSettings.PASSWORD,
                DemoSettings.PASSWORD,
                hub,
                DemoSettings.PASSWORD,
                hub,
                DemoSettings.PASSWORD,
                hub);
    }
}

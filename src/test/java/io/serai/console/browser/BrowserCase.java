package io.serai.console.browser;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.serai.Staff;
import io.serai.console.browser.Desk.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** People at their desks, each with a browser of their own, and customers who write. */
@ConsoleTest
abstract class BrowserCase {
    /** Takes the mails to people who work here. */
    static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @LocalServerPort
    int port;

    @Autowired
    Staff staff;

    @Autowired
    Customers customers;

    @Autowired
    JdbcClient jdbc;

    private final List<Desk> desks = new ArrayList<>();

    /** Who has been given a name. */
    record Colleague(UUID id, String email, String name) {}

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry properties) {
        if (!MAIL.isRunning()) {
            MAIL.start();
        }
        properties.add("serai.mail.host", () -> "127.0.0.1");
        properties.add("serai.mail.port", () -> MAIL.getSmtp().getPort());
        properties.add("serai.mail.starttls", () -> "false");
        properties.add("serai.mail.from", () -> "Serai <serai@hub.example>");
    }

    @BeforeEach
    void emptyTheQueues() {
        customers.allLeave();
    }

    @AfterEach
    void leave() {
        desks.forEach(Desk::close);
    }

    Colleague hire(String role, String name) {
        Staff.Hired hired = staff.hire(role);
        jdbc.sql("update account set name = ? where id = ?")
                .params(name, hired.id())
                .update();
        return new Colleague(hired.id(), hired.email(), name);
    }

    Desk deskOf(Colleague colleague) {
        return deskOf(colleague, Screen.USUAL);
    }

    Desk deskOf(Colleague colleague, Screen screen) {
        Desk desk = new Desk(port, screen);
        desks.add(desk);
        return desk.signIn(colleague.email(), Staff.PASSWORD);
    }

    /** @param table of drafts or of escalations */
    void endLeaseOf(String table, Customers.Waiting waiting) {
        jdbc.sql("update %s set lease_until = now() - interval '1 s' where id = ?".formatted(table))
                .param(waiting.id())
                .update();
    }

    void endSessionsOf(Colleague colleague) {
        jdbc.sql("update account set session_generation = session_generation + 1 where id = ?")
                .param(colleague.id())
                .update();
    }
}

package io.serai.demo;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** A mail server with the shop's mailbox and a customer's; it forgets everything when the hub stops. */
@Component
@Profile("demo")
class DemoMailServer implements SmartLifecycle {

    private final GreenMail server;
    private volatile boolean running;

    DemoMailServer(DemoSettings settings) {
        server = new GreenMail(new ServerSetup[] {
            new ServerSetup(settings.smtpPort(), DemoSettings.HOST, ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(settings.imapPort(), DemoSettings.HOST, ServerSetup.PROTOCOL_IMAP)
        });
        server.setUser(DemoSettings.SHOP, DemoSettings.SHOP, DemoSettings.PASSWORD);
        server.setUser(DemoSettings.CUSTOMER, DemoSettings.CUSTOMER, DemoSettings.PASSWORD);
    }

    @Override
    public void start() {
        server.start();
        running = true;
    }

    @Override
    public void stop() {
        server.stop();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the channels, which connect to it. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 500;
    }
}

package io.serai.demo;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where the demo's mail server listens, on this machine only. */
@ConfigurationProperties("serai.demo")
record DemoSettings(
        @DefaultValue("3025") int smtpPort,
        @DefaultValue("3143") int imapPort) {

    static final String HOST = "127.0.0.1";
    static final String SHOP = "help@kettle-and-comet.example";
    static final String CUSTOMER = "you@customer.example";
    static final String PASSWORD = "demo";
}

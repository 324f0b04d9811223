package io.serai.packaged;

import io.serai.channel.BotApiServer;
import io.serai.channel.MailServer;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** All that the hub reaches over a network, each over a link that fails. */
record FaultyLinks(FaultyLink imap, FaultyLink smtp, FaultyLink bot, FaultyLink database) implements AutoCloseable {

    /** "E", the length of what follows, the severity, the SQL state, the text. */
    private static final String SHUTTING_DOWN =
            "E\0\0\0\110SFATAL\0C57P01\0Mterminating connection due to administrator command\0\0";

    private static final String BUSY_BOT = "{\"ok\":false,\"error_code\":%d,\"description\":\"%s\"%s}";

    static FaultyLinks to(MailServer mail, BotApiServer telegram, int databasePort, long seed) throws IOException {
        return new FaultyLinks(
                new FaultyLink(mail.imapPort(), 0.01, seed, "* BYE busy\r\n").repeatingItself(),
                new FaultyLink(
                                mail.smtpPort(),
                                0.02,
                                seed + 1,
                                "421 4.3.2 busy\r\n",
                                "451 4.3.0 try again later\r\n",
                                "554 5.3.0 no\r\n")
                        .repeatingItself(),
                new FaultyLink(
                                URI.create(telegram.baseUri()).getPort(),
                                0.06,
                                seed + 2,
                                http(400, "Bad Request", ""),
                                http(429, "Too Many Requests", ",\"parameters\":{\"retry_after\":1}"),
                                http(500, "Internal Server Error", ""),
                                http(502, "Bad Gateway", ""))
                        .repeatingItself(),
                new FaultyLink(databasePort, 0.0004, seed + 3, SHUTTING_DOWN));
    }

    private static String http(int status, String words, String parameters) {
        String body = BUSY_BOT.formatted(status, words, parameters);
        return "HTTP/1.1 %d %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
                .formatted(status, words, body.length(), body);
    }

    void calm(boolean calm) {
        all().forEach(link -> link.calm(calm));
    }

    boolean allFailed() {
        return all().stream().noneMatch(link -> link.faults().isEmpty());
    }

    private List<FaultyLink> all() {
        return List.of(imap, smtp, bot, database);
    }

    @Override
    public String toString() {
        return "imap %s, smtp %s, telegram %s, database %s"
                .formatted(imap.faults(), smtp.faults(), bot.faults(), database.faults());
    }

    @Override
    public void close() throws IOException {
        for (FaultyLink link : all()) {
            link.close();
        }
    }
}

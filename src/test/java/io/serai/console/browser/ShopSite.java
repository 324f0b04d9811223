package io.serai.console.browser;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Another site, whose pages carry the chat by one tag under a content policy that allows nothing else. */
class ShopSite implements AutoCloseable {
    private final HttpServer server;
    private volatile String page = "";
    private volatile String policy = "";

    ShopSite() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            byte[] body = page.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
            exchange.getResponseHeaders().add("Content-Security-Policy", policy);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    String origin() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** @param attributes what the tag says besides */
    void carry(String hub, String language, String attributes) {
        policy =
                "default-src 'none'; script-src %1$s; connect-src %1$s; style-src 'none'; base-uri 'none'; form-action 'none';"
                                .formatted(hub)
                        + " require-trusted-types-for 'script'";
        page = """
                <!doctype html>
                <html lang="%s">
                  <head>
                    <meta charset="utf-8">
                    <meta name="viewport" content="width=device-width, initial-scale=1">
                    <meta name="color-scheme" content="light dark">
                    <title>A shop</title>
                    <script src="%s/widget.js" %s defer></script>
                  </head>
                  <body>
                    <main>
                      <h1>A shop</h1>
                      <p>Lanterns and leaves.</p>
                      <button type="button" id="before">Buy</button>
                    </main>
                  </body>
                </html>
                """.formatted(language, hub, attributes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

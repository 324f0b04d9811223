package io.serai.channel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLSocket;

/**
 * Stands before an SMTP or IMAP server that knows no TLS, and offers STARTTLS (RFC 3207, RFC 9051 section 6.2.1) in its
 * place. As an attacker it keeps TLS from its clients and listens to what they say in clear text.
 */
final class StartTlsProxy implements AutoCloseable {

    enum Protocol {
        SMTP,
        IMAP
    }

    enum Offer {
        HONEST,
        /** As if the server knew no TLS. */
        LEFT_OUT,
        /** Offered, and then refused. */
        REFUSED
    }

    private final ServerSocket server;
    private final Protocol protocol;
    private final Offer offer;
    private final int target;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> inClear = new CopyOnWriteArrayList<>();

    StartTlsProxy(Protocol protocol, Offer offer, int target) {
        this.protocol = protocol;
        this.offer = offer;
        this.target = target;
        try {
            server = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.submit(() -> {
            while (!server.isClosed()) {
                Socket client = server.accept();
                threads.submit(() -> talk(client));
            }
            return null;
        });
    }

    int port() {
        return server.getLocalPort();
    }

    /** Every line that clients said without TLS. */
    List<String> inClear() {
        return List.copyOf(inClear);
    }

    private Void talk(Socket client) throws IOException {
        try (client) {
            var lines = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
            say(client, protocol == Protocol.SMTP ? "220 plain" : "* OK plain");
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                inClear.add(line);
                if (line.toUpperCase(Locale.ROOT).endsWith("STARTTLS") && offer == Offer.HONEST) {
                    say(client, protocol == Protocol.SMTP ? "220 go" : tag(line) + " OK go");
                    encrypt(client);
                    return null;
                }
                say(client, protocol == Protocol.SMTP ? smtp(line) : imap(line));
            }
        }
        return null;
    }

    /** What a client says without TLS is welcome, so that one that goes on tells all it has. */
    private String smtp(String line) {
        String more = offer == Offer.LEFT_OUT ? "" : "250-STARTTLS\r\n";
        return switch (line.split(" ")[0].toUpperCase(Locale.ROOT)) {
            case "EHLO" -> "250-plain\r\n" + more + "250 AUTH PLAIN LOGIN";
            case "STARTTLS" -> "454 TLS not available due to temporary reason";
            case "AUTH" -> "235 welcome";
            case "DATA" -> "354 go on";
            case "QUIT" -> "221 bye";
            default -> "250 ok";
        };
    }

    private String imap(String line) {
        String capabilities = "IMAP4rev1 AUTH=PLAIN AUTH=LOGIN" + (offer == Offer.LEFT_OUT ? "" : " STARTTLS");
        String command = line.substring(line.indexOf(' ') + 1).toUpperCase(Locale.ROOT);
        if (command.startsWith("CAPABILITY")) {
            return "* CAPABILITY %s\r\n%s OK".formatted(capabilities, tag(line));
        }
        return command.startsWith("STARTTLS") ? tag(line) + " NO not now" : tag(line) + " OK welcome";
    }

    private static String tag(String line) {
        return line.split(" ")[0];
    }

    private void encrypt(Socket client) throws IOException {
        SSLSocket encrypted = (SSLSocket) TestCertificate.context()
                .getSocketFactory()
                .createSocket(client, client.getInetAddress().getHostName(), client.getPort(), true);
        encrypted.setUseClientMode(false);
        try (encrypted;
                Socket backend = new Socket("localhost", target)) {
            InputStream answers = backend.getInputStream();
            for (int letter = answers.read(); letter >= 0 && letter != '\n'; letter = answers.read()) {
                // Its greeting: the client has had one.
            }
            threads.submit(() -> copy(encrypted.getInputStream(), backend.getOutputStream()));
            copy(answers, encrypted.getOutputStream());
        }
    }

    private static Void copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[8192];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            out.write(buffer, 0, n);
            out.flush();
        }
        return null;
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        client.getOutputStream().flush();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}

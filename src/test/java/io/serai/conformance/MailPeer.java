package io.serai.conformance;

import io.serai.channel.MailServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Mailboxes, and an SMTP server behind a gate that turns away or swallows what the hub sends. */
class MailPeer implements Peer {

    private final MailServer mail = new MailServer().start();
    private final Queue<Misbehaviour> misbehaviours = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ServerSocket gate = new ServerSocket(0, 50, InetAddress.getByName("localhost"));

    MailPeer() throws IOException {
        threads.execute(this::open);
    }

    String channelYaml() {
        return mail.channelYaml()
                        .replace("port: %d".formatted(mail.smtpPort()), "port: %d".formatted(gate.getLocalPort()))
                + "  read-timeout: 1500\nmode: shadow\n";
    }

    private void open() {
        while (!gate.isClosed()) {
            try {
                Socket client = gate.accept();
                threads.execute(() -> pass(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void pass(Socket client) {
        try (client;
                Socket server = new Socket("localhost", mail.smtpPort())) {
            Misbehaviour misbehaviour = misbehaviours.poll();
            boolean[] silent = {false};
            threads.execute(() -> copy(server, client, silent));
            BufferedReader lines = lines(client);
            OutputStream out = server.getOutputStream();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (misbehaviour == Misbehaviour.REFUSE_FOR_NOW
                        && line.toUpperCase().startsWith("RCPT TO")) {
                    send(client.getOutputStream(), "451 try later");
                    continue;
                }
                silent[0] |= misbehaviour == Misbehaviour.TAKE_IN_SILENCE && line.equals(".");
                send(out, line);
            }
        } catch (IOException gone) {
            // One of the two hung up.
        }
    }

    private static void copy(Socket server, Socket client, boolean[] silent) {
        try {
            BufferedReader lines = lines(server);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!silent[0]) {
                    send(client.getOutputStream(), line);
                }
            }
        } catch (IOException gone) {
            // One of the two hung up.
        }
    }

    /** Bytes as characters, so that none is changed on its way. */
    private static BufferedReader lines(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    private static void send(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public boolean write(Letter letter) {
        return write(letter, "");
    }

    private synchronized boolean write(Letter letter, String header) {
        String text = """
                Content-Type: text/plain; charset=UTF-8
                Content-Transfer-Encoding: base64

                %s
                """.formatted(base64(letter.text().getBytes(StandardCharsets.UTF_8)));
        String body = letter.attachment() == null
                ? text
                : """
                Content-Type: multipart/mixed; boundary=part

                --part
                %s
                --part
                Content-Type: %s
                Content-Disposition: attachment; filename=%s
                Content-Transfer-Encoding: base64

                %s
                --part--
                """.formatted(
                                text,
                                letter.attachment().mediaType(),
                                letter.attachment().name(),
                                base64(letter.attachment().content()));
        mail.deliver("""
                From: c%s@customer.example
                To: %s
                Subject: Question
                Message-ID: <%s@customer.example>
                MIME-Version: 1.0
                %s""".formatted(letter.sender(), MailServer.ADDRESS, letter.name(), header + body));
        return true;
    }

    private static String base64(byte[] content) {
        return Base64.getMimeEncoder(76, "\n".getBytes()).encodeToString(content);
    }

    @Override
    public synchronized boolean writeMalformed(String name) {
        mail.deliver("To: support@shop.example\nContent-Type: multipart/mixed; boundary=y\n\n--x\n" + name);
        return true;
    }

    @Override
    public boolean writeAutomatic(Letter letter) {
        return write(letter, "Auto-Submitted: auto-replied\n");
    }

    @Override
    public void misbehaveOnce(Misbehaviour misbehaviour) {
        misbehaviours.add(misbehaviour);
    }

    @Override
    public List<Received> received() {
        return mail.sentTo("@customer.example").stream()
                .flatMap(MailPeer::received)
                .toList();
    }

    private static Stream<Received> received(MimeMessage message) {
        try {
            return Stream.of(
                    new Received(message.getMessageID(), message.getContent().toString()));
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int oversize() {
        return 1_000_000;
    }

    @Override
    public Map<Check, String> notApplicable() {
        return Map.of();
    }

    @Override
    public void close() {
        try {
            gate.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        mail.close();
        threads.shutdownNow();
    }
}

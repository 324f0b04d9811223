package io.serai.channel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An SMTP server that takes everything but answers one command as it is told. */
public final class SmtpAnswers implements AutoCloseable {

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile String command = "none";
    private volatile String answer = "250 ok";
    private final List<String> said = new CopyOnWriteArrayList<>();

    public SmtpAnswers() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public SmtpAnswers start() {
        threads.submit(() -> {
            while (!server.isClosed()) {
                Socket client = server.accept();
                threads.submit(() -> talk(client));
            }
            return null;
        });
        return this;
    }

    public int port() {
        return server.getLocalPort();
    }

    /** @param command how its line starts; {@code .} is the end of the mail. @param answer or {@code silence}, {@code close}, {@code twice} */
    public void answer(String command, String answer) {
        said.clear();
        this.command = command;
        this.answer = answer;
    }

    /** What clients said since the last {@link #answer}, without the mails. */
    public List<String> said() {
        return List.copyOf(said);
    }

    private Void talk(Socket client) throws IOException {
        try (client) {
            var lines = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
            OutputStream out = client.getOutputStream();
            say(out, "220 test");
            boolean data = false;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (data && !line.equals(".")) {
                    continue;
                }
                said.add(line);
                boolean twice = line.startsWith(command) && answer.equals("twice");
                data = line.equals("DATA") && (twice || !line.startsWith(command));
                if (twice) {
                    String usual = data ? "354 go on" : "250 ok";
                    say(out, usual + "\r\n" + usual);
                } else if (line.startsWith(command)) {
                    if (answer.equals("silence")) {
                        lines.readLine();
                        return null;
                    }
                    if (answer.equals("close")) {
                        return null;
                    }
                    say(out, answer);
                } else {
                    say(out, data ? "354 go on" : "250 ok");
                }
            }
        }
        return null;
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
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

package io.serai.console;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A live stream, as a browser reads it. */
class Followed implements AutoCloseable {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread reader;

    /** The stream of everything. */
    Followed(int port, String authorization) {
        this(port, authorization, "/api/v1/events");
    }

    Followed(int port, String authorization, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", authorization)
                .build();
        reader = new Thread(() -> read(request));
        reader.setDaemon(true);
        reader.start();
        await().until(() -> lines.contains(":open"));
    }

    private void read(HttpRequest request) {
        try {
            HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofLines())
                    .body()
                    .forEach(lines::add);
        } catch (Exception stopped) {
            // Whoever looks for more finds nothing.
        }
    }

    /** The data of all events of that name so far. */
    List<String> named(String name) {
        String[] told = String.join("\n", lines).split("\n\n");
        return List.of(told).stream()
                .filter(event -> event.lines().anyMatch(("event:" + name)::equals))
                .flatMap(event -> event.lines().filter(it -> it.startsWith("data:")))
                .map(it -> it.substring("data:".length()))
                .toList();
    }

    /** Whether each event of that name has an id, in their order. */
    List<Boolean> logged(String name) {
        return List.of(String.join("\n", lines).split("\n\n")).stream()
                .filter(event -> event.lines().anyMatch(("event:" + name)::equals))
                .map(event -> event.lines().anyMatch(line -> line.startsWith("id:")))
                .toList();
    }

    String all() {
        return String.join("\n", lines);
    }

    @Override
    public void close() {
        reader.interrupt();
    }
}

package io.serai.packaged;

import static org.awaitility.Awaitility.await;

import io.serai.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged hub as an operator runs it: a process of its own, with its own PostgreSQL, in a folder. */
class HubProcess implements AutoCloseable {

    static final String AGENT = "agent@serai.local";
    static final String PASSWORD = "packaged-hub-password";

    /** Once a run: the jar of a reproducible build does not tell by its date whether it is new. */
    private static boolean takenApart;

    private final Path home;
    private final Path program;
    private final int port = FreePort.next();
    private final Map<String, String> settings = new HashMap<>();
    private Path workingFolder;
    private Process process;

    private HubProcess(Path home, Path program) {
        this.home = home;
        this.workingFolder = home;
        this.program = program;
    }

    /** The one file that {@code java -jar} runs. */
    static HubProcess ofOneFile(Path home) throws IOException {
        return new HubProcess(home, jar());
    }

    /** As its container image holds it: taken apart, which starts in a third of the time. */
    static HubProcess takenApart(Path home) throws IOException {
        return new HubProcess(home, app());
    }

    /** Started in another folder than its own, which {@code SERAI_HOME} names. */
    HubProcess from(Path folder) {
        workingFolder = folder;
        return with("SERAI_HOME", home.toAbsolutePath().toString());
    }

    /** A setting for the starts that follow. */
    HubProcess with(String name, String value) {
        settings.put(name, value);
        return this;
    }

    /** Writes a file into the hub's folder. */
    void write(String file, String text) throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    void start() throws IOException {
        process = process(List.of()).start();
        await("the hub to be up; see " + log())
                .dontCatchUncaughtExceptions()
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(200))
                .until(this::isUp);
    }

    /** Runs a command of the program that ends by itself. @return its exit code */
    int run(String... arguments) throws IOException, InterruptedException {
        process = process(List.of(arguments)).start();
        if (!process.waitFor(4, TimeUnit.MINUTES)) {
            throw new IllegalStateException("The command does not end; see " + log());
        }
        return process.exitValue();
    }

    private ProcessBuilder process(List<String> arguments) {
        // Hubs that are killed within a minute would spend half of it on compiling well.
        List<String> command = new ArrayList<>(List.of(
                java(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-jar",
                program.toAbsolutePath().toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.directory(workingFolder.toFile());
        builder.environment().put("SERAI_PORT", Integer.toString(port));
        builder.environment().put("SERAI_AGENT_PASSWORD", PASSWORD);
        // All customers of the tests have one address.
        for (String limit : List.of(
                "STARTS_PER_ADDRESS",
                "MESSAGES_PER_VISITOR",
                "MESSAGES_PER_ADDRESS",
                "STREAMS_PER_VISITOR",
                "STREAMS_PER_ADDRESS",
                "READS_PER_VISITOR",
                "READS_PER_ADDRESS",
                "OPEN_STREAMS_PER_ADDRESS")) {
            builder.environment().put("SERAI_LIMIT_" + limit, "1000000");
        }
        builder.environment().putAll(settings);
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        return builder;
    }

    private boolean isUp() {
        if (!process.isAlive()) {
            throw new IllegalStateException("The hub ended with %d; see %s".formatted(process.exitValue(), log()));
        }
        try {
            HttpRequest health =
                    HttpRequest.newBuilder(uri("/actuator/health/readiness")).build();
            return HttpClient.newHttpClient()
                            .send(health, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** SIGKILL: no shutdown hook runs, and the PostgreSQL that the hub started lives on. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(10, TimeUnit.SECONDS);
    }

    /** SIGKILL for the hub and at the same moment for every process of its PostgreSQL. */
    void killWithItsDatabase() throws IOException, InterruptedException {
        List<ProcessHandle> all =
                Stream.concat(Stream.of(database()), database().descendants()).toList();
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        process.waitFor(10, TimeUnit.SECONDS);
    }

    private ProcessHandle database() throws IOException {
        return ProcessHandle.of(Long.parseLong(postmaster().get(0))).orElseThrow();
    }

    String jdbcUrl() throws IOException {
        String password =
                Files.readString(home.resolve("data/postgres-password")).strip();
        return "jdbc:postgresql://localhost:%s/postgres?user=postgres&password=%s"
                .formatted(postmaster().get(3), password);
    }

    private List<String> postmaster() throws IOException {
        return Files.readAllLines(home.resolve("data/postgres/postmaster.pid"));
    }

    Path log() {
        return home.resolve("hub.log");
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null && process.isAlive()) {
            process.destroy();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The hub does not stop; see " + log());
            }
        }
    }

    /** The program, taken apart; {@code java -jar} runs it from any folder. */
    static synchronized Path app() throws IOException {
        Path jar = jar();
        Path app = Path.of("target", "packaged-hub").resolve(jar.getFileName());
        if (takenApart) {
            return app;
        }
        Process extract = new ProcessBuilder(
                        java(),
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--force",
                        "--destination",
                        app.getParent().toString())
                .inheritIO()
                .start();
        try {
            if (!extract.waitFor(2, TimeUnit.MINUTES) || extract.exitValue() != 0) {
                throw new IllegalStateException("The packaged hub cannot be taken apart");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        takenApart = true;
        return app;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static Path jar() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.getFileName().toString().matches("serai-.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("There is no packaged hub in target"));
        }
    }
}

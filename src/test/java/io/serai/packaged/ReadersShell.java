package io.serai.packaged;

import io.serai.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Runs commands of a page of the docs as they stand there, but for the ports and the place of the program. */
class ReadersShell implements AutoCloseable {

    private static final Pattern REPLACED = Pattern.compile("8080|9000|serai\\.jar");

    private final List<Process> begun = new ArrayList<>();
    private final Map<String, String> instead;
    private final int port = FreePort.next();
    private final Path logs;
    private Path folder;

    ReadersShell(Path folder) throws IOException {
        this.folder = folder;
        this.logs = Files.createDirectories(folder.resolve("logs"));
        this.instead = Map.of(
                "8080", Integer.toString(port),
                "9000", Integer.toString(FreePort.next()),
                "serai.jar", HubProcess.app().toAbsolutePath().toString());
    }

    void moveTo(String below) {
        folder = folder.resolve(below);
    }

    /** What goes on until the reader ends it. @return where its output is */
    Path begin(String commands) throws IOException {
        Path output = logs.resolve("%d.log".formatted(begun.size()));
        begun.add(shell(commands, output).start());
        return output;
    }

    /** @return what was said until the commands ended */
    String run(String commands) {
        try {
            Path output = Files.createTempFile(logs, "run", ".log");
            Process process = shell(commands, output).start();
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                end(process);
                throw new IllegalStateException("This does not end: " + commands);
            }
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private ProcessBuilder shell(String commands, Path output) {
        String here = REPLACED.matcher(commands).replaceAll(found -> instead.get(found.group()));
        // Not the last command, or the shell would become what it runs.
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", here + "\n:\n").directory(folder.toFile());
        Path java = Path.of(System.getProperty("java.home"), "bin");
        shell.environment().merge("PATH", java.toString(), (path, first) -> first + ":" + path);
        shell.environment().put("SERAI_PORT", Integer.toString(port));
        return shell.redirectErrorStream(true).redirectOutput(output.toFile());
    }

    /** What the shell runs, as Ctrl-C does; the shell ends with it. */
    private static void end(Process shell) throws InterruptedException {
        shell.children().forEach(ProcessHandle::destroy);
        if (!shell.waitFor(60, TimeUnit.SECONDS)) {
            shell.descendants().forEach(ProcessHandle::destroyForcibly);
            shell.destroyForcibly();
        }
    }

    @Override
    public void close() throws InterruptedException {
        for (Process process : begun) {
            end(process);
        }
    }
}

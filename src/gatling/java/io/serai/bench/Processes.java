package io.serai.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Processor time as Linux counts it, in ticks of 10 ms. */
final class Processes {

    static final int MILLIS_PER_TICK = 10;

    private static final Pattern THREAD = Pattern.compile("^\"(.+)\" .*\\bcpu=([0-9.]+)ms");
    private static final Path PROC = Path.of("/proc");

    private Processes() {}

    static long millis(long pid) {
        return own(PROC.resolve(Long.toString(pid)).resolve("stat"));
    }

    /** Of all processes on the machine. */
    static long allMillis() {
        String[] fields = text(PROC.resolve("stat")).lines().findFirst().orElseThrow().split(" +");
        // user, nice, system; interrupts; time that a hypervisor took counts as nobody's.
        return MILLIS_PER_TICK
                * (Long.parseLong(fields[1])
                        + Long.parseLong(fields[2])
                        + Long.parseLong(fields[3])
                        + Long.parseLong(fields[6])
                        + Long.parseLong(fields[7]));
    }

    /** Of a process and its children, those that have ended included. */
    static long treeMillis(long pid) {
        long ended = ticks(PROC.resolve(Long.toString(pid)).resolve("stat"), 13) * MILLIS_PER_TICK;
        return millis(pid) + ended + children(pid).mapToLong(Processes::millis).sum();
    }

    /** The threads of a JVM by name, numbered ones together; Linux itself knows only the first 15 letters. */
    static Map<String, Long> threadMillis(long pid) {
        Map<String, Long> byName = new TreeMap<>();
        for (String line : jcmd(pid, "Thread.print").split("\n")) {
            Matcher thread = THREAD.matcher(line);
            if (thread.find()) {
                String name = thread.group(1).replaceAll("Camel \\(.*?\\) thread #\\d+ - ", "").replaceAll("[-#]?\\d+", "");
                byName.merge(name, Math.round(Double.parseDouble(thread.group(2))), Long::sum);
            }
        }
        return byName;
    }

    private static String jcmd(long pid, String command) {
        try {
            Process jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid), command)
                    .redirectErrorStream(true)
                    .start();
            return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The processes of a PostgreSQL server by what they do. */
    static Map<String, Long> postgresMillis(long postmaster) {
        Map<String, Long> byRole = new TreeMap<>();
        children(postmaster).forEach(pid -> {
            String title = text(PROC.resolve(Long.toString(pid)).resolve("cmdline"))
                    .replace('\0', ' ')
                    .replaceFirst("^postgres: ", "")
                    .strip();
            byRole.merge(title.contains("(") ? "connections" : title, millis(pid), Long::sum);
        });
        return byRole;
    }

    private static Stream<Long> children(long pid) {
        Path children = PROC.resolve(pid + "/task/" + pid + "/children");
        return Stream.of(text(children).split("\\s+"))
                .filter(child -> !child.isBlank())
                .map(Long::valueOf);
    }

    private static long own(Path stat) {
        return ticks(stat, 11) * MILLIS_PER_TICK;
    }

    /** @param first the position, behind the command's name, of a pair of user and system time */
    private static long ticks(Path stat, int first) {
        String line = text(stat);
        if (line.isEmpty()) {
            return 0;
        }
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[first]) + Long.parseLong(fields[first + 1]);
    }

    /** Empty for a process that has just ended. */
    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            if ("No such process".equals(e.getMessage())) {
                return "";
            }
            throw new UncheckedIOException(e);
        }
    }
}

package io.serai.packaged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The commands of one of README's steps, as somebody copies them from there. */
record ReadmeSteps(List<String> commands) {

    /** @param step such as {@code (b)} */
    static ReadmeSteps of(String step) throws IOException {
        List<String> commands = new ArrayList<>();
        String begun = "";
        boolean here = false;
        for (String line : Files.readAllLines(Path.of("README.md"))) {
            if (line.startsWith("**(") || line.startsWith("## ")) {
                here = line.startsWith("**" + step);
            }
            if (!here || !line.startsWith("    ")) {
                continue;
            }
            begun += line + "\n";
            if (!line.endsWith("\\") && !line.endsWith("|")) {
                commands.add(begun.strip());
                begun = "";
            }
        }
        return new ReadmeSteps(commands);
    }

    /** With something in place of what README says, as a port that is taken. */
    ReadmeSteps with(Map<String, String> replacements) {
        return new ReadmeSteps(commands.stream()
                .map(command -> {
                    String replaced = command;
                    for (var replacement : replacements.entrySet()) {
                        replaced = replaced.replace(replacement.getKey(), replacement.getValue());
                    }
                    return replaced;
                })
                .toList());
    }

    /** @return what the command writes. @throws IllegalStateException when it fails */
    String run(int number) throws IOException, InterruptedException {
        Path output = Files.createTempFile("readme", ".out");
        try {
            Process shell = new ProcessBuilder("sh", "-c", commands.get(number))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!shell.waitFor(60, TimeUnit.SECONDS)) {
                shell.destroyForcibly();
                throw new IllegalStateException("It does not end: " + commands.get(number));
            }
            String said = Files.readString(output);
            if (shell.exitValue() != 0) {
                throw new IllegalStateException(
                        "It ends with %d: %s%n%s".formatted(shell.exitValue(), commands.get(number), said));
            }
            return said;
        } finally {
            Files.delete(output);
        }
    }
}

package io.serai.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the hub's collector wrote.
 *
 * @param collections pauses that collected
 * @param mostAfter MB in use right after a collection, at most
 * @param mostCommitted MB of heap that the process ever held
 */
record GcLog(int collections, int mostAfter, int mostCommitted, double longestPauseMillis) {

    private static final Pattern PAUSE = Pattern.compile("Pause .* \\d+M->(\\d+)M\\((\\d+)M\\) ([0-9.]+)ms");

    static GcLog read(Path file) {
        int collections = 0;
        int after = 0;
        int committed = 0;
        double pause = 0;
        try {
            for (String line : Files.readAllLines(file)) {
                Matcher matcher = PAUSE.matcher(line);
                if (matcher.find()) {
                    collections++;
                    after = Math.max(after, Integer.parseInt(matcher.group(1)));
                    committed = Math.max(committed, Integer.parseInt(matcher.group(2)));
                    pause = Math.max(pause, Double.parseDouble(matcher.group(3)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new GcLog(collections, after, committed, pause);
    }
}

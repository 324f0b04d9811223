package io.serai.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Adds up a flight recording's execution samples: by the library whose code, or whose use of the JDK, was running, and by
 * the hub's module that asked for it. Arguments: the recording, and the milliseconds since 1970 between which it counts.
 */
final class ProfileTable {

    private static final Map<String, String> LIBRARIES = new LinkedHashMap<>();

    static {
        LIBRARIES.put("io.serai.", "Serai");
        LIBRARIES.put("org.apache.camel.", "Camel");
        LIBRARIES.put("com.fasterxml.jackson.", "Jackson");
        LIBRARIES.put("org.postgresql.", "PostgreSQL driver");
        LIBRARIES.put("com.zaxxer.", "HikariCP");
        LIBRARIES.put("org.springframework.security.", "Spring Security");
        LIBRARIES.put("org.springframework.jdbc.", "Spring JDBC and transactions");
        LIBRARIES.put("org.springframework.transaction.", "Spring JDBC and transactions");
        LIBRARIES.put("org.springframework.", "Spring, other");
        LIBRARIES.put("org.apache.catalina.", "Tomcat");
        LIBRARIES.put("org.apache.coyote.", "Tomcat");
        LIBRARIES.put("org.apache.tomcat.", "Tomcat");
        LIBRARIES.put("org.apache.lucene.", "Lucene");
        LIBRARIES.put("ai.onnxruntime.", "ONNX runtime");
        LIBRARIES.put("ai.djl.", "Tokenizer");
        LIBRARIES.put("dev.langchain4j.", "LangChain4j");
        LIBRARIES.put("com.nimbusds.", "JWT");
        LIBRARIES.put("com.networknt.", "Contract validation");
        LIBRARIES.put("com.atlassian.", "Contract validation");
        LIBRARIES.put("com.github.fge.", "Contract validation");
        LIBRARIES.put("io.swagger.", "Contract validation");
        LIBRARIES.put("io.micrometer.", "Micrometer");
        LIBRARIES.put("ch.qos.logback.", "Logging");
        LIBRARIES.put("org.slf4j.", "Logging");
    }

    private ProfileTable() {}

    public static void main(String[] arguments) throws IOException {
        Instant from = Instant.ofEpochMilli(Long.parseLong(arguments[1]));
        Instant to = Instant.ofEpochMilli(Long.parseLong(arguments[2]));
        Map<String, Integer> byLibrary = new HashMap<>();
        Map<String, Integer> byModule = new HashMap<>();
        int samples = 0;
        try (RecordingFile recording = new RecordingFile(Path.of(arguments[0]))) {
            while (recording.hasMoreEvents()) {
                RecordedEvent event = recording.readEvent();
                if (event.getStartTime().isBefore(from) || event.getStartTime().isAfter(to) || !isAtWork(event)) {
                    continue;
                }
                samples++;
                byLibrary.merge(library(event), 1, Integer::sum);
                byModule.merge(module(event), 1, Integer::sum);
            }
        }
        print("library", byLibrary, samples);
        print("asked for by", byModule, samples);
    }

    /** Samples in native code mostly wait for a socket; the embedding is the one that computes. */
    private static boolean isAtWork(RecordedEvent event) {
        String type = event.getEventType().getName();
        if (event.getStackTrace() == null) {
            return false;
        }
        return type.equals("jdk.ExecutionSample")
                || type.equals("jdk.NativeMethodSample") && library(event).equals("ONNX runtime");
    }

    private static String library(RecordedEvent event) {
        return classes(event).stream()
                .map(ProfileTable::libraryOf)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("JDK alone");
    }

    private static Optional<String> libraryOf(String type) {
        if (type.matches("(java|javax|jdk|sun|com\\.sun)\\..*")) {
            return Optional.empty();
        }
        return Optional.of(LIBRARIES.entrySet().stream()
                .filter(library -> type.startsWith(library.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("other: " + type.replaceFirst("^((?:[a-z][^.]*\\.){2}[^.]*).*", "$1")));
    }

    private static String module(RecordedEvent event) {
        return classes(event).stream()
                .filter(type -> type.startsWith("io.serai."))
                .filter(type -> !type.startsWith("io.serai.shared."))
                .map(type -> type.split("\\.")[2])
                .findFirst()
                .orElse("no module (HTTP, Camel, Spring)");
    }

    private static List<String> classes(RecordedEvent event) {
        return event.getStackTrace().getFrames().stream()
                .filter(RecordedFrame::isJavaFrame)
                .map(frame -> frame.getMethod().getType().getName())
                .toList();
    }

    private static void print(String title, Map<String, Integer> counts, int samples) {
        System.out.printf(Locale.ROOT, "%n%-45s samples  share%n", title);
        counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .filter(entry -> entry.getValue() >= samples / 200)
                .forEach(entry -> System.out.printf(
                        Locale.ROOT,
                        "%-45s %7d %5.1f %%%n",
                        entry.getKey(),
                        entry.getValue(),
                        100.0 * entry.getValue() / samples));
    }
}

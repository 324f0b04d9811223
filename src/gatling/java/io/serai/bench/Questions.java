package io.serai.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The questions that the demo's articles say customers ask, in an order that is the same in each run. */
class Questions {

    private static final Path ARTICLES = Path.of("src/main/resources/demo/knowledge");
    private static final List<String> FIRST_NAMES = List.of(
            "Mina", "Jun", "Sora", "Ella", "Noah", "Yuna", "Liam", "Hana", "Paul", "Ines", "Theo", "Nari", "Oskar",
            "Bora", "Clara", "Dae", "Emil", "Gia", "Hugo", "Iris", "Jae", "Kira", "Leo", "Maya", "Nils");
    private static final String INITIALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private final List<String> questions = new ArrayList<>();
    private final boolean fresh;
    private final AtomicInteger asked = new AtomicInteger();

    Questions(boolean fresh) {
        this.fresh = fresh;
        try (Stream<Path> files = Files.walk(ARTICLES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".md")).sorted().toList()) {
                addFrom(Files.readAllLines(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Run from the project's folder", e);
        }
        Collections.shuffle(questions, new Random(1));
    }

    private void addFrom(List<String> lines) {
        for (String line : lines.subList(1, 1 + lines.subList(1, lines.size()).indexOf("---"))) {
            if (line.startsWith("title: ")) {
                questions.add(unquoted(line.substring("title: ".length())));
            } else if (line.startsWith("  - ")) {
                questions.add(unquoted(line.substring("  - ".length())));
            }
        }
    }

    private static String unquoted(String value) {
        String text = value.strip();
        boolean quoted = text.length() > 1 && text.charAt(0) == '"' && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    int size() {
        return questions.size();
    }

    String next() {
        int number = asked.getAndIncrement();
        String question = questions.get(number % questions.size());
        return fresh ? question + "\n" + signature(number) : question;
    }

    /** Makes a text that no embedding cache has seen, and asks the same. */
    private static String signature(int number) {
        return FIRST_NAMES.get(number % FIRST_NAMES.size())
                + " " + INITIALS.charAt(number / 25 % 26)
                + INITIALS.charAt(number / 650 % 26)
                + ".";
    }
}

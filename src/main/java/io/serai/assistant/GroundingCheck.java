package io.serai.assistant;

import io.serai.assistant.Grounding.Problem;
import io.serai.assistant.Grounding.Unsupported;
import io.serai.knowledge.Passage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares an answer with its sources sentence by sentence. It sees invented words, numbers and links; it does not see
 * a sentence that turns its source's meaning around.
 */
final class GroundingCheck {

    private static final double LEAST_SHARE = 0.6;

    private static final Pattern NUMBER = Pattern.compile("\\p{Nd}+(?:[.,:]\\p{Nd}+)*");
    private static final Pattern LINK =
            Pattern.compile("(?i)(?:[a-z][a-z0-9+]*://|www\\.)[^\\s<>\"')\\]]+|[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+"
                    + "|(?<![\\w.@-])(?:[a-z0-9-]+\\.)+[a-z]{2,}(?:/[^\\s<>\"')\\]]*)?");

    private GroundingCheck() {}

    static String sourceOf(Passage passage) {
        return passage.title() + "\n" + passage.text();
    }

    static Grounding check(String answer, List<String> sources) {
        String source = String.join("\n", sources);
        List<String> sentences = Terms.sentences(answer);
        List<String> reworded = sentences.stream()
                .filter(sentence -> !source.contains(sentence))
                .toList();
        int quoted = sentences.size() - reworded.size();
        return reworded.isEmpty() ? new Grounding(quoted, List.of()) : check(reworded, quoted, source);
    }

    private static Grounding check(List<String> reworded, int quoted, String source) {
        Set<String> terms = Terms.of(source);
        Set<String> numbers = numbers(source);
        Set<String> links = links(source);

        int checked = quoted;
        List<Unsupported> unsupported = new ArrayList<>();
        for (String sentence : reworded) {
            Set<String> said = Terms.of(sentence);
            Set<String> saidNumbers = numbers(sentence);
            Set<String> saidLinks = links(sentence);
            // "Certainly." claims nothing.
            if (said.size() < 2 && saidNumbers.isEmpty() && saidLinks.isEmpty()) {
                continue;
            }
            checked++;
            if (!links.containsAll(saidLinks)) {
                unsupported.add(new Unsupported(sentence, Problem.LINK));
            } else if (!numbers.containsAll(saidNumbers)) {
                unsupported.add(new Unsupported(sentence, Problem.NUMBER));
            } else if (Terms.share(said, terms) < LEAST_SHARE) {
                unsupported.add(new Unsupported(sentence, Problem.WORDS));
            }
        }
        return new Grounding(checked, unsupported);
    }

    private static Set<String> numbers(String text) {
        Set<String> numbers = new HashSet<>();
        Matcher matcher = NUMBER.matcher(text);
        while (matcher.find()) {
            // 1,000 and 1000 are one number; so are 24 and 24.00 written as a price.
            numbers.add(matcher.group().replaceAll("(?<=\\d),(?=\\d{3}\\b)", "").replaceAll("[.,]00?$", ""));
        }
        return numbers;
    }

    private static Set<String> links(String text) {
        Set<String> links = new HashSet<>();
        Matcher matcher = LINK.matcher(text);
        while (matcher.find()) {
            String link = matcher.group()
                    .toLowerCase(Locale.ROOT)
                    .replaceFirst("^https?://", "")
                    .replaceFirst("^www\\.", "")
                    .replaceFirst("[/.,;:!?]+$", "");
            links.add(link);
        }
        return links;
    }
}

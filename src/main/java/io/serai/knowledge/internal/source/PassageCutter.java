package io.serai.knowledge.internal.source;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts an article into passages of about 150 to 220 words, so that most articles stay whole, at the ends of paragraphs, else of sentences. */
public class PassageCutter {

    private static final int LEAST = 150;
    private static final int MOST = 220;
    /** Scripts that put no spaces between words are measured in characters. */
    private static final int CHARACTERS_PER_WORD = 8;

    private final Locale language;
    private final List<String> passages = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();

    private PassageCutter(String language) {
        this.language = Locale.forLanguageTag(language);
    }

    public static List<String> cut(List<String> blocks, String language) {
        var cutter = new PassageCutter(language);
        for (String block : blocks) {
            cutter.addBlock(block);
        }
        cutter.close();
        return cutter.passages;
    }

    private void addBlock(String block) {
        if (words(open.toString()) >= LEAST) {
            close();
        }
        if (words(block) <= MOST) {
            add(block, "\n\n");
            return;
        }
        String joint = "\n\n";
        for (String sentence : sentences(block)) {
            add(sentence, joint);
            joint = " ";
        }
    }

    private void add(String piece, String joint) {
        if (!open.isEmpty() && words(open + joint + piece) > MOST) {
            close();
        }
        open.append(open.isEmpty() ? "" : joint).append(piece);
    }

    private void close() {
        if (!open.isEmpty()) {
            passages.add(open.toString());
            open.setLength(0);
        }
    }

    private List<String> sentences(String block) {
        BreakIterator ends = BreakIterator.getSentenceInstance(language);
        ends.setText(block);
        List<String> sentences = new ArrayList<>();
        int start = ends.first();
        for (int end = ends.next(); end != BreakIterator.DONE; start = end, end = ends.next()) {
            split(block.substring(start, end).strip(), sentences);
        }
        return sentences;
    }

    /** Halves a sentence that is too long at the space next to its middle. */
    private static void split(String sentence, List<String> into) {
        if (sentence.isEmpty()) {
            return;
        }
        if (words(sentence) <= MOST) {
            into.add(sentence);
            return;
        }
        int middle = sentence.length() / 2;
        int space = sentence.indexOf(' ', middle);
        int cut = space > 0 ? space : sentence.offsetByCodePoints(0, sentence.codePointCount(0, sentence.length()) / 2);
        split(sentence.substring(0, cut).strip(), into);
        split(sentence.substring(cut).strip(), into);
    }

    static int words(String text) {
        return Math.max(text.strip().split("\\s+").length, text.length() / CHARACTERS_PER_WORD);
    }
}

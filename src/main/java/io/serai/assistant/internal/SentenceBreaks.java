package io.serai.assistant.internal;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.FilteredBreakIteratorBuilder;
import com.ibm.icu.util.ULocale;
import io.serai.assistant.internal.TermAnalysis.Span;
import java.util.ArrayList;
import java.util.List;

/** Where a text that is still being written can be cut so that each piece stays what it is. */
public final class SentenceBreaks {

    /** What CLDR's list of abbreviations lacks and answers have. A sentence too long is only shown a little later. */
    private static final List<String> ABBREVIATIONS =
            List.of("Dr.", "St.", "No.", "approx.", "ca.", "incl.", "excl.", "max.", "min.");

    /** Not for two threads at once. */
    private static final BreakIterator BREAKS = breaks();

    private static BreakIterator breaks() {
        FilteredBreakIteratorBuilder known = FilteredBreakIteratorBuilder.getInstance(ULocale.ENGLISH);
        ABBREVIATIONS.forEach(known::suppressBreakAfter);
        return known.wrapIteratorWithFilter(BreakIterator.getSentenceInstance(ULocale.ENGLISH));
    }

    private SentenceBreaks() {}

    /**
     * The sentences that nothing that follows can change, each with the white space before it: joined they are the
     * beginning of the text. Each holds one or more of {@link TermAnalysis#sentences} as a whole.
     *
     * @param complete whether nothing follows, so that they are the whole text
     */
    public static List<String> finished(String text, boolean complete) {
        BreakIterator breaks = (BreakIterator) BREAKS.clone();
        breaks.setText(text);
        List<String> sentences = new ArrayList<>();
        int start = 0;
        for (Span span : TermAnalysis.sentences(text)) {
            int next = nextWord(text, span.end());
            boolean isLast = next == text.length();
            if (!complete && !isSettled(text, span.end())) {
                break;
            }
            if (isLast || text.substring(span.end(), next).contains("\n") || breaks.isBoundary(next)) {
                sentences.add(text.substring(start, span.end()));
                start = span.end();
            }
        }
        return sentences;
    }

    private static int nextWord(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Whether a full stop ends a sentence depends on the next letter (Unicode Standard Annex 29, SB8). */
    private static boolean isSettled(String text, int end) {
        return text.substring(end).codePoints().anyMatch(Character::isLetter);
    }
}

package io.serai.knowledge.internal.index;

import com.ibm.icu.text.Normalizer2;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.ICUNormalizer2Filter;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.ko.KoreanAnalyzer;
import org.apache.lucene.analysis.ko.KoreanPartOfSpeechStopFilter;
import org.apache.lucene.analysis.ko.KoreanTokenizer.DecompoundMode;
import org.apache.lucene.analysis.ko.POS;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.ngram.NGramTokenFilter;
import org.apache.lucene.analysis.tokenattributes.TermToBytesRefAttribute;
import org.apache.lucene.util.BytesRef;

/** How text becomes terms. Every text is in all the fields; the question's language decides which are asked. */
final class TextAnalysis {

    /** Words of any script, folded, English ones stemmed. */
    static final String WORDS = "words";
    /** Korean morphemes: particles and endings are cut off, compounds split. */
    static final String KOREAN = "korean";
    /** Three letters each of a word, Hangul syllables taken apart: they survive typing errors. */
    static final String PIECES = "pieces";

    private static final int PIECE_LENGTH = 3;

    /** A whole mail as a question must not become more clauses than Lucene takes, or is fast with. */
    private static final int MOST_TERMS = 200;

    /** One for the whole application: the Korean dictionary is large. */
    static final Analyzer ANALYZER =
            new PerFieldAnalyzerWrapper(words(), Map.of(KOREAN, korean(), inChunk(KOREAN), korean(), PIECES, pieces()));

    private TextAnalysis() {}

    /** The field for a single chunk: whole articles and chunks must not share term statistics. */
    static String inChunk(String field) {
        return "chunk-" + field;
    }

    static Set<BytesRef> terms(String field, String text) throws IOException {
        Set<BytesRef> terms = new LinkedHashSet<>();
        try (TokenStream tokens = ANALYZER.tokenStream(field, text)) {
            var term = tokens.addAttribute(TermToBytesRefAttribute.class);
            tokens.reset();
            while (terms.size() < MOST_TERMS && tokens.incrementToken()) {
                terms.add(BytesRef.deepCopyOf(term.getBytesRef()));
            }
        }
        return terms;
    }

    private static Analyzer words() {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                Tokenizer source = new ICUTokenizer();
                return new TokenStreamComponents(source, new KStemFilter(new ICUFoldingFilter(source)));
            }
        };
    }

    private static Analyzer korean() {
        var stopTags = new HashSet<>(KoreanPartOfSpeechStopFilter.DEFAULT_STOP_TAGS);
        // Helping verbs, pronouns and bound nouns say nothing about the subject.
        stopTags.addAll(Set.of(POS.Tag.VX, POS.Tag.VCP, POS.Tag.NP, POS.Tag.NNB));
        return new KoreanAnalyzer(null, DecompoundMode.DISCARD, stopTags, false);
    }

    private static Analyzer pieces() {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                Tokenizer source = new ICUTokenizer();
                var letters = new ICUNormalizer2Filter(new ICUFoldingFilter(source), Normalizer2.getNFKDInstance());
                return new TokenStreamComponents(
                        source, new NGramTokenFilter(letters, PIECE_LENGTH, PIECE_LENGTH, true));
            }
        };
    }
}

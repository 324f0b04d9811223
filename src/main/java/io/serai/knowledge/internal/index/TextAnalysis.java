package io.serai.knowledge.internal.index;

import com.ibm.icu.text.Normalizer2;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.ICUNormalizer2Filter;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.ko.KoreanAnalyzer;
import org.apache.lucene.analysis.ko.KoreanPartOfSpeechStopFilter;
import org.apache.lucene.analysis.ko.KoreanTokenizer.DecompoundMode;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.ngram.NGramTokenFilter;

/** How text becomes terms. Every text is in all three fields; the question's language decides which are asked. */
final class TextAnalysis {

    /** Words of any script, folded, English ones stemmed. */
    static final String WORDS = "words";
    /** Korean morphemes: particles and endings are cut off, compounds split. */
    static final String KOREAN = "korean";
    /** Pieces of words, Hangul as its letters: they survive typing errors. */
    static final String PIECES = "pieces";

    private static final int PIECE_LENGTH = 3;

    private TextAnalysis() {}

    static Analyzer analyzer() {
        var korean =
                new KoreanAnalyzer(null, DecompoundMode.MIXED, KoreanPartOfSpeechStopFilter.DEFAULT_STOP_TAGS, false);
        return new PerFieldAnalyzerWrapper(words(), Map.of(KOREAN, korean, PIECES, pieces()));
    }

    static Set<String> fields() {
        return Set.of(WORDS, KOREAN, PIECES);
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

    private static Analyzer pieces() {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                Tokenizer source = new WhitespaceTokenizer();
                TokenStream letters =
                        new ICUNormalizer2Filter(new ICUFoldingFilter(source), Normalizer2.getNFKDInstance());
                return new TokenStreamComponents(
                        source, new NGramTokenFilter(letters, PIECE_LENGTH, PIECE_LENGTH, true));
            }
        };
    }
}

package io.serai.assistant.internal;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.ko.KoreanPartOfSpeechStopFilter;
import org.apache.lucene.analysis.ko.KoreanTokenizer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Takes texts apart into terms and sentences. */
public final class TermAnalysis {

    // Words that questions are made of whatever they ask, so that sharing them says nothing.
    private static final CharArraySet STOP_WORDS =
            new CharArraySet(Set.of("""
                    a an and any are as at be been but by can could did do does for from get had has have hello help hey
                    hi how i if in into is it its just like may me might my need no not of on or our please shall she he
                    should so some such tell than thank thanks that the their them then there these they this to us want
                    was we were what when where which who why will with would you your about also am know
                    하 되 있 이 것 거 수 어떻 싶 주 저 제 나 내 알 궁금 무엇 뭐 때 문의 안녕 감사 드리 좀 보 가능
                    """.strip().split("\\s+")), true);

    private static final Analyzer ENGLISH = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new StandardTokenizer();
            return new TokenStreamComponents(words, baseForms(new EnglishPossessiveFilter(words)));
        }
    };

    private static final Analyzer KOREAN = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer morphemes = new KoreanTokenizer();
            return new TokenStreamComponents(morphemes, baseForms(new KoreanPartOfSpeechStopFilter(morphemes)));
        }
    };

    // Articles come back with every question about them, and taking them apart is most of what a draft costs.
    private static final LoadingCache<String, List<String>> TERMS = Caffeine.newBuilder()
            .maximumWeight(1_000_000)
            .weigher((String text, List<String> terms) -> text.length())
            .build(TermAnalysis::analyse);

    private TermAnalysis() {}

    private static TokenStream baseForms(TokenStream words) {
        return new PorterStemFilter(new StopFilter(new LowerCaseFilter(words), STOP_WORDS));
    }

    public static List<String> terms(String text) {
        return TERMS.get(text);
    }

    private static List<String> analyse(String text) {
        boolean hangul =
                text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL);
        List<String> terms = new ArrayList<>();
        try (TokenStream stream = (hangul ? KOREAN : ENGLISH).tokenStream("", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(terms);
    }

    /** A stretch of a text. */
    public record Span(int start, int end) {

        public String of(String text) {
            return text.substring(start, end);
        }
    }

    public static List<Span> sentences(String text) {
        List<Span> sentences = new ArrayList<>();
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
        breaks.setText(text);
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
            addLines(text, start, end, sentences);
        }
        return sentences;
    }

    private static void addLines(String text, int start, int end, List<Span> sentences) {
        int from = start;
        while (from < end) {
            int newline = text.indexOf('\n', from);
            int to = newline < 0 || newline >= end ? end : newline;
            Span line = trimmed(text, from, to);
            if (line.start() < line.end()) {
                sentences.add(line);
            }
            from = to + 1;
        }
    }

    private static Span trimmed(String text, int from, int to) {
        while (from < to && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        return new Span(from, to);
    }
}

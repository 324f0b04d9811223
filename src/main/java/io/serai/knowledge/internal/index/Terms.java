package io.serai.knowledge.internal.index;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.TermToBytesRefAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** A question's terms, any of which may match; never so many that Lucene refuses them. */
final class Terms {

    private static final int MOST = 200;

    private static final Analyzer ANALYZER = TextAnalysis.analyzer();

    private Terms() {}

    static Query query(String field, String text) throws IOException {
        Set<BytesRef> terms = new LinkedHashSet<>();
        try (TokenStream tokens = ANALYZER.tokenStream(field, text)) {
            var term = tokens.addAttribute(TermToBytesRefAttribute.class);
            tokens.reset();
            while (terms.size() < MOST && tokens.incrementToken()) {
                terms.add(BytesRef.deepCopyOf(term.getBytesRef()));
            }
        }
        var query = new BooleanQuery.Builder();
        terms.forEach(term -> query.add(new TermQuery(new Term(field, term)), Occur.SHOULD));
        return query.build();
    }
}

package io.serai.knowledge.internal.index;

import static org.apache.lucene.document.Field.Store.YES;

import io.serai.knowledge.internal.ArticleStore.Edition;
import io.serai.knowledge.internal.ArticleStore.IndexedChunk;
import io.serai.knowledge.internal.Language;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/** How chunks stand in the index, one document each. */
final class IndexedArticles {

    static final String ARTICLE = "article";
    static final String KIND = "kind";
    static final String SLUG = "slug";
    static final String TITLE = "title";
    static final String TOPIC = "topic";
    static final String LANGUAGE = "language";
    static final String TEXT = "text";

    private static final String EDITION = "edition";

    private IndexedArticles() {}

    /** @param vector null when the chunk has none */
    static Document document(IndexedChunk chunk, float[] vector, boolean complete) {
        Document document = new Document();
        String article = chunk.article().toString();
        document.add(new StringField(ARTICLE, article, YES));
        document.add(new SortedDocValuesField(ARTICLE, new BytesRef(article)));
        document.add(new StringField(EDITION, "%s %d %b".formatted(article, chunk.version(), complete), Store.NO));
        document.add(new StringField(KIND, chunk.kind().name(), YES));
        document.add(new SortedDocValuesField(KIND, new BytesRef(chunk.kind().name())));
        document.add(new StoredField(SLUG, chunk.slug()));
        document.add(new StoredField(TITLE, chunk.title()));
        document.add(new StoredField(TOPIC, chunk.topic()));
        document.add(new StoredField(LANGUAGE, chunk.language()));
        document.add(new SortedDocValuesField(LANGUAGE, new BytesRef(Language.primary(chunk.language()))));
        document.add(new StoredField(TEXT, chunk.text()));
        for (String field : TextAnalysis.fields()) {
            document.add(new TextField(field, chunk.text(), Store.NO));
        }
        if (vector != null) {
            document.add(new KnnFloatVectorField(vectorField(vector), vector, VectorSimilarityFunction.DOT_PRODUCT));
        }
        return document;
    }

    /** Vectors of another length are not comparable, and Lucene refuses them in one field. */
    static String vectorField(float[] vector) {
        return "vector" + vector.length;
    }

    /** The articles that the index holds; true for those that lack no vector. */
    static Map<Edition, Boolean> editions(IndexReader reader) throws IOException {
        Map<Edition, Boolean> editions = new HashMap<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            var terms = leaf.reader().terms(EDITION);
            if (terms == null) {
                continue;
            }
            Bits live = leaf.reader().getLiveDocs();
            var each = terms.iterator();
            for (BytesRef term = each.next(); term != null; term = each.next()) {
                if (hasLive(each.postings(null, PostingsEnum.NONE), live)) {
                    String[] parts = term.utf8ToString().split(" ");
                    editions.put(
                            new Edition(UUID.fromString(parts[0]), Integer.parseInt(parts[1])),
                            Boolean.parseBoolean(parts[2]));
                }
            }
        }
        return editions;
    }

    private static boolean hasLive(PostingsEnum documents, Bits live) throws IOException {
        for (int doc = documents.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = documents.nextDoc()) {
            if (live == null || live.get(doc)) {
                return true;
            }
        }
        return false;
    }
}

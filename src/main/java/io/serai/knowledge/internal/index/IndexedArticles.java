package io.serai.knowledge.internal.index;

import io.serai.knowledge.internal.ArticleStore.Edition;
import io.serai.knowledge.internal.ChunkStore.IndexedChunk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/** How articles stand in the index. */
final class IndexedArticles {

    static final String ARTICLE = "article";
    static final String KIND = "kind";
    static final String SLUG = "slug";
    static final String TITLE = "title";
    static final String TOPIC = "topic";
    static final String LANGUAGE = "language";
    static final String URL = "url";
    static final String TEXT = "text";

    private static final String ARTICLE_KIND = "ARTICLE";
    /** What the documents of whole articles have in common. */
    static final Term WHOLE = new Term(KIND, ARTICLE_KIND);

    private static final String EDITION = "edition";

    private IndexedArticles() {}

    /** An article's documents: one for the whole of it, then one for each chunk. */
    static List<Document> documents(List<IndexedChunk> chunks, Map<String, float[]> vectors, boolean complete) {
        List<Document> documents = new ArrayList<>();
        documents.add(whole(chunks, complete));
        chunks.forEach(chunk -> documents.add(document(chunk, vectors.get(chunk.text()))));
        return documents;
    }

    private static Document whole(List<IndexedChunk> chunks, boolean complete) {
        IndexedChunk any = chunks.get(0);
        Document document = new Document();
        addArticle(any, ARTICLE_KIND, document);
        document.add(new StringField(EDITION, "%s %d %b".formatted(any.article(), any.version(), complete), Store.NO));
        document.add(new StoredField(ARTICLE, any.article().toString()));
        document.add(new StoredField(SLUG, any.slug()));
        document.add(new StoredField(TITLE, any.title()));
        document.add(new StoredField(TOPIC, any.topic()));
        document.add(new StoredField(LANGUAGE, any.language()));
        if (any.url() != null) {
            document.add(new StoredField(URL, any.url()));
        }
        String text = chunks.stream().map(IndexedChunk::text).collect(Collectors.joining("\n"));
        for (String field : List.of(TextAnalysis.WORDS, TextAnalysis.KOREAN, TextAnalysis.PIECES)) {
            document.add(new TextField(field, text, Store.NO));
        }
        return document;
    }

    private static Document document(IndexedChunk chunk, float[] vector) {
        Document document = new Document();
        addArticle(chunk, chunk.kind().name(), document);
        document.add(new BinaryDocValuesField(TEXT, new BytesRef(chunk.text())));
        for (String field : List.of(TextAnalysis.WORDS, TextAnalysis.KOREAN)) {
            document.add(new TextField(TextAnalysis.inChunk(field), chunk.text(), Store.NO));
        }
        if (vector != null) {
            document.add(new KnnFloatVectorField(vectorField(vector), vector, VectorSimilarityFunction.DOT_PRODUCT));
        }
        return document;
    }

    private static void addArticle(IndexedChunk chunk, String kind, Document document) {
        document.add(new StringField(KIND, kind, Store.NO));
        document.add(new SortedDocValuesField(KIND, new BytesRef(kind)));
        String article = chunk.article().toString();
        document.add(new StringField(ARTICLE, article, Store.NO));
        document.add(new SortedDocValuesField(ARTICLE, new BytesRef(article)));
    }

    /** A chunk's text. Not a stored field: those are packed in blocks, which a search would unpack for one text each. */
    static String text(int document, IndexSearcher searcher) throws IOException {
        var leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
        var texts = DocValues.getBinary(leaf.reader(), TEXT);
        texts.advanceExact(document - leaf.docBase);
        return texts.binaryValue().utf8ToString();
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

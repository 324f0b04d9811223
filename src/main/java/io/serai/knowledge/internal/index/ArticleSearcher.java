package io.serai.knowledge.internal.index;

import io.serai.knowledge.internal.Chunk.Kind;
import io.serai.knowledge.internal.Language;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;

/**
 * Knows of each document which article it belongs to. Reading that from the files, hit by hit, took half of the time
 * of a search.
 */
final class ArticleSearcher extends IndexSearcher {

    /** A chunk's document. */
    record Chunk(int document, Kind kind) {}

    private static final int NONE = -1;

    private final List<Document> articles = new ArrayList<>();
    private final List<String> languages = new ArrayList<>();
    private final List<List<Chunk>> chunks = new ArrayList<>();
    private final int[] articleOf;

    ArticleSearcher(IndexReader reader) throws IOException {
        super(reader);
        this.articleOf = new int[reader.maxDoc()];
        Arrays.fill(articleOf, NONE);
        Map<String, Integer> numbers = new HashMap<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            readWholes(leaf, numbers);
        }
        for (LeafReaderContext leaf : reader.leaves()) {
            readArticles(leaf, numbers);
        }
    }

    private void readWholes(LeafReaderContext leaf, Map<String, Integer> numbers) throws IOException {
        var wholes = leaf.reader().postings(IndexedArticles.WHOLE);
        var live = leaf.reader().getLiveDocs();
        while (wholes != null && wholes.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
            if (live == null || live.get(wholes.docID())) {
                Document article = storedFields().document(leaf.docBase + wholes.docID());
                numbers.put(article.get(IndexedArticles.ARTICLE), articles.size());
                articles.add(article);
                chunks.add(new ArrayList<>());
                languages.add(Language.primary(article.get(IndexedArticles.LANGUAGE)));
            }
        }
    }

    private void readArticles(LeafReaderContext leaf, Map<String, Integer> numbers) throws IOException {
        var values = DocValues.getSorted(leaf.reader(), IndexedArticles.ARTICLE);
        int[] numberOf = new int[values.getValueCount()];
        for (int ord = 0; ord < numberOf.length; ord++) {
            BytesRef article = values.lookupOrd(ord);
            numberOf[ord] = numbers.getOrDefault(article.utf8ToString(), NONE);
        }
        var kinds = DocValues.getSorted(leaf.reader(), IndexedArticles.KIND);
        var live = leaf.reader().getLiveDocs();
        for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
            if (!values.advanceExact(doc)) {
                continue;
            }
            int article = numberOf[values.ordValue()];
            articleOf[leaf.docBase + doc] = article;
            if (article != NONE && (live == null || live.get(doc)) && kinds.advanceExact(doc)) {
                addChunk(article, leaf.docBase + doc, kinds.lookupOrd(kinds.ordValue()));
            }
        }
    }

    private void addChunk(int article, int document, BytesRef kind) {
        if (!kind.bytesEquals(IndexedArticles.WHOLE.bytes())) {
            chunks.get(article).add(new Chunk(document, Kind.valueOf(kind.utf8ToString())));
        }
    }

    /** A query whose terms are looked up, to ask it of single documents. */
    Weight weight(Query query) throws IOException {
        return createWeight(rewrite(query), ScoreMode.COMPLETE, 1);
    }

    /** The chunks of an article, in the order of their documents. */
    List<Chunk> chunks(int number) {
        return chunks.get(number);
    }

    /** The article's number, by which it is known in this searcher only. */
    int articleOf(int document) {
        return articleOf[document];
    }

    /** The article's language without region or script. */
    String language(int number) {
        return languages.get(number);
    }

    /** What is stored of the article as a whole. */
    Document article(int number) {
        return articles.get(number);
    }
}

package io.serai.knowledge.internal.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The index's folder with its one writer, and the searchers on what is committed. */
final class IndexFiles implements Closeable {

    private static final Logger log = LoggerFactory.getLogger(IndexFiles.class);

    private static final SearcherFactory ARTICLES = new SearcherFactory() {
        @Override
        public IndexSearcher newSearcher(IndexReader reader, IndexReader previous) throws IOException {
            return new ArticleSearcher(reader);
        }
    };

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private volatile boolean unreadable;

    private IndexFiles(Directory directory) throws IOException {
        this.directory = directory;
        this.writer =
                new IndexWriter(directory, new IndexWriterConfig(TextAnalysis.ANALYZER).setMergePolicy(fewSegments()));
        if (!DirectoryReader.indexExists(directory)) {
            writer.commit();
        }
        this.searchers = new SearcherManager(directory, ARTICLES);
    }

    /** Each segment is searched anew, term by term, and articles change seldom. */
    private static MergePolicy fewSegments() {
        return new TieredMergePolicy().setSegmentsPerTier(2).setFloorSegmentMB(32);
    }

    /** Opens the folder's index; empties the folder when its files are damaged. */
    static IndexFiles open(Path folder) throws IOException {
        Files.createDirectories(folder);
        Directory directory = FSDirectory.open(folder);
        try {
            verify(directory);
            return new IndexFiles(directory);
        } catch (LockObtainFailedException e) {
            log.warn("Another hub uses the search index in {}; this one keeps its own in memory", folder);
            directory.close();
            return new IndexFiles(new ByteBuffersDirectory());
        } catch (IOException | RuntimeException e) {
            log.warn("The search index in {} is damaged and will be made anew: {}", folder, e.toString());
            empty(directory);
            return new IndexFiles(directory);
        }
    }

    private static void verify(Directory directory) throws IOException {
        if (!DirectoryReader.indexExists(directory)) {
            return;
        }
        try (var check = new CheckIndex(directory)) {
            check.setChecksumsOnly(true);
            if (!check.checkIndex().clean) {
                throw new IOException("checksums do not match");
            }
        }
    }

    private static void empty(Directory directory) throws IOException {
        for (String file : directory.listAll()) {
            if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
                directory.deleteFile(file);
            }
        }
    }

    IndexWriter writer() {
        return writer;
    }

    interface Search<T> {
        T on(ArticleSearcher searcher) throws IOException;
    }

    /** Searches what is committed. */
    <T> T search(Search<T> search) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            return search.on((ArticleSearcher) searcher);
        } catch (IOException e) {
            unreadable = true;
            throw e;
        } finally {
            searchers.release(searcher);
        }
    }

    /** Whether every file of the last commit is still there, and could be read so far. */
    boolean areSound() {
        try {
            var there = List.of(directory.listAll());
            return !unreadable
                    && writer.isOpen()
                    && there.containsAll(
                            SegmentInfos.readLatestCommit(directory).files(true));
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    Map<String, String> stamp() throws IOException {
        return new HashMap<>(SegmentInfos.readLatestCommit(directory).getUserData());
    }

    void commit(Map<String, String> stamp) throws IOException {
        writer.setLiveCommitData(stamp.entrySet());
        writer.commit();
        searchers.maybeRefreshBlocking();
    }

    /** Gives the folder up to another writer; searches go on. */
    void stopWriting() throws IOException {
        if (writer.isOpen()) {
            writer.rollback();
        }
    }

    @Override
    public void close() throws IOException {
        searchers.close();
        try {
            stopWriting();
        } finally {
            directory.close();
        }
    }
}

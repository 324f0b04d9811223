package io.serai.knowledge.internal;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.model.embedding.EmbeddingModel;
import io.serai.knowledge.internal.NormalisedText.TextHash;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Vectors of length 1 for the texts of articles; each text is embedded once and then kept in the database. */
public class Embeddings {

    private static final Logger log = LoggerFactory.getLogger(Embeddings.class);
    private static final int BATCH = 64;

    private final EmbeddingModel model;
    private final String name;
    private final boolean multilingual;
    private final EmbeddingStore store;
    private final Semaphore atOnce;
    private final AtomicLong made = new AtomicLong();

    /**
     * @param multilingual whether the model tells Korean texts apart
     * @param atOnce how many calls may be under way
     */
    Embeddings(EmbeddingModel model, String name, boolean multilingual, EmbeddingStore store, int atOnce) {
        this.model = model;
        this.name = name;
        this.multilingual = multilingual;
        this.store = store;
        this.atOnce = new Semaphore(atOnce, true);
    }

    /** Vectors of different models cannot be compared. */
    public String model() {
        return name;
    }

    /** Whether the model can tell texts in a language apart; an unknown one gets the benefit of the doubt. */
    public boolean knows(String language) {
        return multilingual || !language.equals(Language.KOREAN);
    }

    /** Whether the model can tell texts like this one apart. */
    public boolean understands(String text) {
        return Language.hasWords(text) && knows(Language.of(text, null));
    }

    /** How many texts of articles the model has embedded so far. */
    public long made() {
        return made.get();
    }

    /** The texts' vectors, without those that the model fails on: they cost the dense part of the search, not a sync. */
    public Map<String, float[]> of(Collection<String> texts) {
        Map<String, float[]> vectors = new HashMap<>();
        List<String> all = List.copyOf(texts);
        for (int from = 0; from < all.size(); from += BATCH) {
            addBatch(all.subList(from, Math.min(from + BATCH, all.size())), vectors);
        }
        return vectors;
    }

    private void addBatch(List<String> texts, Map<String, float[]> into) {
        Map<TextHash, NormalisedText> missing = new LinkedHashMap<>();
        Map<String, TextHash> hashes = new HashMap<>();
        for (String text : texts) {
            NormalisedText normalised = NormalisedText.of(text);
            missing.put(normalised.hash(), normalised);
            hashes.put(text, normalised.hash());
        }
        Map<TextHash, float[]> vectors = store.find(name, missing.keySet());
        missing.keySet().removeAll(vectors.keySet());
        vectors.putAll(make(missing));
        hashes.forEach((text, hash) -> into.computeIfAbsent(text, t -> vectors.get(hash)));
    }

    private Map<TextHash, float[]> make(Map<TextHash, NormalisedText> missing) {
        Map<TextHash, float[]> vectors = new HashMap<>();
        if (missing.isEmpty()) {
            return vectors;
        }
        try {
            List<float[]> answered = embed(List.copyOf(missing.values()));
            int next = 0;
            for (TextHash hash : missing.keySet()) {
                vectors.put(hash, answered.get(next++));
            }
            store.keep(name, vectors);
            made.addAndGet(vectors.size());
        } catch (InvalidRequestException e) {
            if (missing.size() > 1) {
                // One refused text must not take the others with it.
                missing.forEach((hash, text) -> vectors.putAll(make(Map.of(hash, text))));
            } else {
                log.warn("The embedding model refuses a text: {}", e.getMessage());
            }
        } catch (RuntimeException e) {
            log.warn("{} texts could not be embedded; the next sync tries again: {}", missing.size(), e.toString());
        }
        return vectors;
    }

    private List<Embedding> embedAll(List<TextSegment> segments) {
        atOnce.acquireUninterruptibly();
        try {
            return model.embedAll(segments).content();
        } finally {
            atOnce.release();
        }
    }

    List<float[]> embed(List<NormalisedText> texts) {
        List<float[]> vectors = new ArrayList<>();
        var segments = texts.stream().map(text -> TextSegment.from(text.text())).toList();
        for (var embedding : embedAll(segments)) {
            embedding.normalize();
            vectors.add(embedding.vector());
        }
        if (vectors.size() != texts.size() || vectors.stream().anyMatch(vector -> !Float.isFinite(vector[0]))) {
            throw new IllegalStateException("no usable vector came for each text");
        }
        return vectors;
    }
}

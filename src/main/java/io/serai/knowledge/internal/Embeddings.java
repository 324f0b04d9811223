package io.serai.knowledge.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.serai.knowledge.internal.NormalisedText.TextHash;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Vectors of length 1 for texts. A model that does not answer costs the dense part of the search, never the search. */
public class Embeddings {

    private static final Logger log = LoggerFactory.getLogger(Embeddings.class);
    private static final int BATCH = 64;
    private static final int REMEMBERED_QUESTIONS = 10_000;

    private final EmbeddingModel model;
    private final String name;
    private final boolean multilingual;
    private final EmbeddingStore store;
    private final CircuitBreaker questionBreaker = CircuitBreaker.ofDefaults("question-embedding");
    private final AtomicLong modelCalls = new AtomicLong();
    private final Cache<NormalisedText, float[]> questions =
            Caffeine.newBuilder().maximumSize(REMEMBERED_QUESTIONS).build();

    /** @param multilingual whether the model tells Korean texts apart */
    Embeddings(EmbeddingModel model, String name, boolean multilingual, EmbeddingStore store) {
        this.model = model;
        this.name = name;
        this.multilingual = multilingual;
        this.store = store;
    }

    /** Vectors of different models cannot be compared. */
    public String model() {
        return name;
    }

    /** Whether the model can tell texts like this one apart. */
    public boolean understands(String text) {
        return multilingual || !Language.isKorean(text);
    }

    /** How many texts the model was asked for so far. */
    public long modelCalls() {
        return modelCalls.get();
    }

    public Optional<float[]> ofQuestion(String text) {
        NormalisedText question = NormalisedText.of(text);
        if (question.text().isEmpty() || !understands(text)) {
            return Optional.empty();
        }
        float[] known = questions.getIfPresent(question);
        if (known != null) {
            return Optional.of(known);
        }
        try {
            float[] vector = questionBreaker.executeSupplier(
                    () -> embed(List.of(question)).get(0));
            questions.put(question, vector);
            return Optional.of(vector);
        } catch (CallNotPermittedException e) {
            return Optional.empty();
        } catch (RuntimeException e) {
            log.warn("A question could not be embedded; keywords alone decide: {}", e.toString());
            return Optional.empty();
        }
    }

    /** The texts' vectors, from the cache where it has them; without those that the model failed on. */
    public Map<String, float[]> of(Collection<String> texts) {
        Map<TextHash, NormalisedText> wanted = new LinkedHashMap<>();
        Map<String, TextHash> hashes = new HashMap<>();
        for (String text : texts) {
            NormalisedText normalised = NormalisedText.of(text);
            wanted.put(normalised.hash(), normalised);
            hashes.put(text, normalised.hash());
        }
        Map<TextHash, float[]> vectors = store.find(name, wanted.keySet());
        wanted.keySet().removeAll(vectors.keySet());
        vectors.putAll(make(wanted));

        Map<String, float[]> byText = new HashMap<>();
        hashes.forEach((text, hash) -> byText.computeIfAbsent(text, t -> vectors.get(hash)));
        return byText;
    }

    private Map<TextHash, float[]> make(Map<TextHash, NormalisedText> missing) {
        Map<TextHash, float[]> made = new HashMap<>();
        List<TextHash> hashes = List.copyOf(missing.keySet());
        try {
            for (int from = 0; from < hashes.size(); from += BATCH) {
                List<TextHash> batch = hashes.subList(from, Math.min(from + BATCH, hashes.size()));
                List<float[]> vectors = embed(batch.stream().map(missing::get).toList());
                Map<TextHash, float[]> batchVectors = new HashMap<>();
                for (int i = 0; i < batch.size(); i++) {
                    batchVectors.put(batch.get(i), vectors.get(i));
                }
                store.keep(name, batchVectors);
                made.putAll(batchVectors);
            }
        } catch (RuntimeException e) {
            log.warn(
                    "{} texts could not be embedded; the next sync tries again: {}",
                    hashes.size() - made.size(),
                    e.toString());
        }
        return made;
    }

    private List<float[]> embed(List<NormalisedText> texts) {
        List<TextSegment> segments =
                texts.stream().map(text -> TextSegment.from(text.text())).toList();
        modelCalls.addAndGet(segments.size());
        List<float[]> vectors = new ArrayList<>();
        for (var embedding : model.embedAll(segments).content()) {
            embedding.normalize();
            vectors.add(embedding.vector());
        }
        if (vectors.size() != texts.size()) {
            throw new IllegalStateException("%d vectors came for %d texts".formatted(vectors.size(), texts.size()));
        }
        return vectors;
    }
}

package io.serai.knowledge.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.langchain4j.exception.InvalidRequestException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Vectors for questions. A model that does not answer costs the dense part of the search, never the search. */
@Component
public class QuestionEmbeddings {

    private static final Logger log = LoggerFactory.getLogger(QuestionEmbeddings.class);
    private static final int REMEMBERED = 10_000;

    /** A text that the model refuses says nothing about the model. */
    private static final CircuitBreakerConfig BREAKER = CircuitBreakerConfig.custom()
            .minimumNumberOfCalls(5)
            .slidingWindowSize(10)
            .ignoreExceptions(
                    IllegalArgumentException.class, IndexOutOfBoundsException.class, InvalidRequestException.class)
            .build();

    private final Embeddings embeddings;
    private final CircuitBreaker breaker = CircuitBreaker.of("question-embedding", BREAKER);
    private final Cache<NormalisedText, float[]> remembered =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    QuestionEmbeddings(Embeddings embeddings) {
        this.embeddings = embeddings;
    }

    /** @param language empty when unknown */
    public Optional<float[]> of(String text, String language) {
        NormalisedText question = NormalisedText.of(text);
        if (!embeddings.knows(language) || !embeddings.understands(question.text())) {
            return Optional.empty();
        }
        float[] known = remembered.getIfPresent(question);
        if (known != null) {
            return Optional.of(known);
        }
        try {
            float[] vector = breaker.executeSupplier(
                    () -> embeddings.embed(List.of(question)).get(0));
            remembered.put(question, vector);
            return Optional.of(vector);
        } catch (CallNotPermittedException e) {
            return Optional.empty();
        } catch (RuntimeException e) {
            log.warn("A question could not be embedded; keywords alone decide: {}", e.toString());
            return Optional.empty();
        }
    }
}

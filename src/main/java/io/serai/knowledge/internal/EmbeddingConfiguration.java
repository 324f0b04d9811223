package io.serai.knowledge.internal;

import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import io.serai.knowledge.KnowledgeSettings;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

@Configuration(proxyBeanMethods = false)
class EmbeddingConfiguration {

    private static final String IN_PROCESS = "all-minilm-l6-v2-q";
    /** A customer waits for the answer: better without the dense part than late. */
    private static final Duration TIME_LIMIT = Duration.ofSeconds(5);

    private static final int MOST_REQUESTS = 256;

    @Bean
    Embeddings embeddings(KnowledgeSettings settings, EmbeddingStore store) {
        var endpoint = settings.embedding();
        if (endpoint.baseUrl().isBlank()) {
            var model = new AllMiniLmL6V2QuantizedEmbeddingModel(workers());
            return new Embeddings(model, IN_PROCESS, false, store, cores());
        }
        var endpointModel = OpenAiEmbeddingModel.builder()
                .baseUrl(endpoint.baseUrl())
                .apiKey(endpoint.apiKey().isBlank() ? "none" : endpoint.apiKey())
                .modelName(endpoint.model())
                .timeout(TIME_LIMIT)
                .maxRetries(0)
                .build();
        return new Embeddings(endpointModel, endpoint.model(), true, store, MOST_REQUESTS);
    }

    /** Embedding computes and does not wait; when many ask, one core stays free to take messages in and to send them. */
    private static int cores() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    }

    /** At most as many threads as processors, which end when there is nothing to embed. */
    private static ThreadPoolExecutor workers() {
        int processors = Runtime.getRuntime().availableProcessors();
        var threads = new CustomizableThreadFactory("embedding-");
        threads.setDaemon(true);
        var workers = new ThreadPoolExecutor(
                processors, processors, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
        workers.allowCoreThreadTimeOut(true);
        return workers;
    }
}

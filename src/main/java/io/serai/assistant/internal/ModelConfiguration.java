package io.serai.assistant.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.http.client.HttpClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.serai.assistant.internal.ModelSettings.Model;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

@Configuration(proxyBeanMethods = false)
class ModelConfiguration {

    // Calls are cheap to hold and long to wait for; beyond this a call fails over at once instead of queueing.
    private static final int MOST_CALLS = 512;

    @Bean
    ModelChain modelChain(ModelSettings settings, ObjectMapper json, MeterRegistry meters) {
        ExecutorService calls = callThreads();
        OutputReader output = new OutputReader(json);
        List<ConfiguredModel> models = settings.models().stream()
                .map(model -> new ConfiguredModel(model, Connections.to(model), streamed(model), output, calls))
                .toList();
        return new ModelChain(models, calls, json, meters);
    }

    private static HttpClient streamed(Model model) {
        return Connections.http()
                .connectTimeout(model.timeLimit())
                .readTimeout(model.timeLimit())
                .build();
    }

    /** Not a bean of its own: Spring would take it for the application's executor. */
    private static ExecutorService callThreads() {
        CustomizableThreadFactory threads = new CustomizableThreadFactory("model-call-");
        threads.setDaemon(true);
        return new ThreadPoolExecutor(0, MOST_CALLS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), threads);
    }
}

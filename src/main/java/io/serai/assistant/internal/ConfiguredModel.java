package io.serai.assistant.internal;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.serai.assistant.ModelCall;
import io.serai.assistant.ModelCall.Outcome;
import io.serai.assistant.internal.ModelSettings.Model;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One model with its time limit, retries and circuit breaker. */
class ConfiguredModel {

    private static final Logger log = LoggerFactory.getLogger(ConfiguredModel.class);

    private static final CircuitBreakerConfig BREAKER = CircuitBreakerConfig.custom()
            .slidingWindowSize(20)
            .minimumNumberOfCalls(6)
            .failureRateThreshold(50)
            .waitDurationInOpenState(Duration.ofSeconds(30))
            .permittedNumberOfCallsInHalfOpenState(2)
            .build();

    private final Model settings;
    private final ChatModel connection;
    private final StreamedModel streamed;
    private final OutputReader output;
    private final ExecutorService calls;
    private final CircuitBreaker breaker;
    private final Retry retry;

    /** @param streams what streamed calls share */
    ConfiguredModel(
            Model settings, ChatModel connection, HttpClient streams, OutputReader output, ExecutorService calls) {
        this.settings = settings;
        this.connection = connection;
        this.output = output;
        this.calls = calls;
        this.breaker = CircuitBreaker.of(settings.name(), BREAKER);
        this.retry = Retry.of(
                settings.name(),
                RetryConfig.custom()
                        .maxAttempts(settings.retries() + 1)
                        .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(Duration.ofMillis(200), 2.0, 0.5))
                        .retryOnException(failure -> failure instanceof ModelFailure model && model.mayPass())
                        .build());
        this.streamed = new StreamedModel(this, settings, streams, retry);
    }

    record Answer(String model, StructuredAnswer output, Integer inputTokens, Integer outputTokens) {}

    /**
     * Asks within the time limit, whatever the server does: the caller does not wait on the socket but on the call, and
     * ends it. @return empty when the model failed; the log says how
     */
    Optional<Answer> ask(List<ChatMessage> messages, CallLog log) throws InterruptedException {
        AtomicReference<Attempt> current = new AtomicReference<>();
        Future<Answer> call;
        try {
            call = calls.submit(() -> retry.executeCallable(() -> attempt(messages, log, current)));
        } catch (RejectedExecutionException e) {
            log.add(new ModelCall(settings.name(), Outcome.ERROR, 0, "Too many calls are under way"));
            return Optional.empty();
        }
        try {
            return Optional.of(call.get(settings.timeLimit().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            timedOut(current.get(), log, e);
        } catch (ExecutionException | CancellationException e) {
            report(e.getCause());
        } finally {
            call.cancel(true);
        }
        return Optional.empty();
    }

    /** The same as {@link #ask}, and lets the answer be read while it is written. */
    Optional<Answer> write(List<ChatMessage> messages, CallLog log, AnswerFollower follower)
            throws InterruptedException {
        return settings.stream() ? streamed.write(messages, log, follower) : ask(messages, log);
    }

    private Answer attempt(List<ChatMessage> messages, CallLog log, AtomicReference<Attempt> current) {
        Attempt attempt = begin(log);
        current.set(attempt);
        try {
            Answer answer = read(
                    connection.chat(ChatRequest.builder().messages(messages).build()));
            attempt.succeeded();
            return answer;
        } catch (RuntimeException e) {
            ModelFailure failure = ModelFailure.of(e, settings.apiKey());
            attempt.failed(failure.outcome(), failure.getMessage(), e);
            throw failure;
        }
    }

    Attempt begin(CallLog log) {
        if (!breaker.tryAcquirePermission()) {
            log.add(new ModelCall(settings.name(), Outcome.CIRCUIT_OPEN, 0, null));
            throw new ModelFailure(Outcome.CIRCUIT_OPEN, "It failed too often just now", null);
        }
        return new Attempt(log, settings.name(), breaker);
    }

    Answer read(ChatResponse response) {
        StructuredAnswer answer = output.read(response.aiMessage().text());
        var tokens = response.tokenUsage();
        return new Answer(
                settings.name(),
                answer,
                tokens == null ? null : tokens.inputTokenCount(),
                tokens == null ? null : tokens.outputTokenCount());
    }

    private void timedOut(Attempt attempt, CallLog log, TimeoutException e) {
        String detail = "No answer within " + settings.timeLimit().toMillis() + " ms";
        if (attempt == null) {
            log.add(new ModelCall(
                    settings.name(), Outcome.TIMEOUT, settings.timeLimit().toMillis(), detail));
        } else {
            attempt.failed(Outcome.TIMEOUT, detail, e);
        }
        ConfiguredModel.log.warn("Model {} did not answer: {}", settings.name(), detail);
    }

    void report(Throwable e) {
        if (e instanceof ModelFailure failure) {
            log.warn(
                    "Model {} did not answer: {}, {}",
                    settings.name(),
                    failure.outcome().label(),
                    failure.getMessage());
        } else {
            log.error("Model {} could not be called", settings.name(), e);
        }
    }
}

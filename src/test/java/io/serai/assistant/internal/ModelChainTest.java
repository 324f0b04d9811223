package io.serai.assistant.internal;

import static io.serai.assistant.internal.Chains.ANSWER;
import static io.serai.assistant.internal.Chains.ask;
import static io.serai.assistant.internal.Chains.model;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModelChainTest {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final ModelServer first = new ModelServer();
    private final ModelServer second = new ModelServer();

    @AfterEach
    void stop() {
        first.close();
        second.close();
    }

    @Test
    void theFirstModelAnswersAndItsTokensAreKept() {
        first.saying(ANSWER);
        try (ModelChain chain = Chains.of(model("first", first, LIMIT, 1), model("second", second, LIMIT, 1))) {
            ModelReply reply = ask(chain);
            assertThat(reply.model()).isEqualTo("first");
            assertThat(reply.output().answer()).isEqualTo("Returns are free for 30 days.");
            assertThat(reply.inputTokens()).isEqualTo(120);
            assertThat(reply.outputTokens()).isEqualTo(30);
            assertThat(outcomes(reply)).containsExactly("first ok");
        }
        assertThat(second.requests()).isEmpty();
    }

    @Test
    void aSilentModelIsLeftAtItsTimeLimit() {
        first.silent();
        second.saying(ANSWER);
        assertThat(answeredWithin(Duration.ofSeconds(3), Duration.ofMillis(400)))
                .containsExactly("first timeout", "second ok");
    }

    @Test
    void aModelThatDripsBytesIsLeftAtItsTimeLimit() {
        first.dripping();
        second.saying(ANSWER);
        assertThat(answeredWithin(Duration.ofSeconds(3), Duration.ofMillis(400)))
                .containsExactly("first timeout", "second ok");
    }

    private List<String> answeredWithin(Duration most, Duration limit) {
        try (ModelChain chain = Chains.of(model("first", first, limit, 1), model("second", second, LIMIT, 1))) {
            long startedAt = System.nanoTime();
            ModelReply reply = ask(chain);
            assertThat(Duration.ofNanos(System.nanoTime() - startedAt)).isLessThan(most);
            assertThat(reply.model()).isEqualTo("second");
            return outcomes(reply);
        }
    }

    @Test
    void tooManyRequestsAreTriedAgain() {
        AtomicInteger requests = new AtomicInteger();
        first.doing(exchange -> {
            if (requests.incrementAndGet() == 1) {
                ModelServer.send(exchange, 429, "{}");
            } else {
                ModelServer.send(exchange, 200, ModelServer.completion(ANSWER));
            }
        });
        try (ModelChain chain = Chains.of(model("first", first, LIMIT, 1))) {
            assertThat(outcomes(ask(chain))).containsExactly("first http_429", "first ok");
        }
    }

    @Test
    void retriesEndAtTheTimeLimitOfTheWholeCall() {
        first.failing(503);
        try (ModelChain chain = Chains.of(model("first", first, Duration.ofMillis(600), 5))) {
            ModelReply reply = ask(chain);
            assertThat(reply.model()).isEqualTo("extractive");
            assertThat(first.requests()).hasSizeBetween(1, 4);
        }
    }

    @Test
    void aModelThatKeepsFailingIsSkippedWithoutBeingCalled() {
        first.failing(500);
        second.saying(ANSWER);
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        try (ModelChain chain = Chains.of(meters, model("first", first, LIMIT, 0), model("second", second, LIMIT, 0))) {
            for (int i = 0; i < 6; i++) {
                assertThat(outcomes(ask(chain))).containsExactly("first http_5xx", "second ok");
            }
            assertThat(outcomes(ask(chain))).containsExactly("first circuit_open", "second ok");
        }
        assertThat(first.requests()).hasSize(6);
        assertThat(counted(meters, "first", "http_5xx")).isEqualTo(6);
        assertThat(counted(meters, "first", "circuit_open")).isEqualTo(1);
        assertThat(counted(meters, "second", "ok")).isEqualTo(7);
    }

    private static double counted(SimpleMeterRegistry meters, String model, String outcome) {
        return meters.get("serai.model.calls")
                .tags("model", model, "outcome", outcome)
                .counter()
                .count();
    }

    @Test
    void aChainWithoutAModelThatWorksEndsInTheExtractiveModel() {
        first.saying("I would be glad to help!");
        second.close();
        try (ModelChain chain = Chains.of(model("first", first, LIMIT, 1), model("second", second, LIMIT, 1))) {
            ModelReply reply = ask(chain);
            assertThat(outcomes(reply))
                    .containsExactly(
                            "first invalid_output",
                            "first invalid_output",
                            "second connection",
                            "second connection",
                            "extractive ok");
            assertThat(reply.output().answer()).isEqualTo("Shoes can be returned within 30 days.");
        }
    }

    @Test
    void aWrongKeyIsNotTriedAgainAndNotRepeatedInTheDetail() throws IOException {
        first.doing(exchange ->
                ModelServer.send(exchange, 401, "{\"error\":\"wrong key Bearer sk-secret " + "x".repeat(900) + "\"}"));
        try (ModelChain chain = Chains.of(model("first", first, LIMIT, 3))) {
            ModelReply reply = ask(chain);
            assertThat(outcomes(reply)).containsExactly("first error", "extractive ok");
            assertThat(Chains.JSON.writeValueAsString(reply))
                    .contains("wrong key")
                    .doesNotContain("sk-secret");
            assertThat(reply.calls().get(0).detail()).hasSizeLessThan(220);
        }
        assertThat(model("first", first, LIMIT, 3).toString()).doesNotContain("sk-secret");
    }

    @Test
    void twoHundredCallsWaitAtTheSameTime() throws Exception {
        var allAreThere = new CountDownLatch(200);
        first.doing(exchange -> {
            allAreThere.countDown();
            boolean together = allAreThere.await(15, TimeUnit.SECONDS);
            ModelServer.send(exchange, together ? 200 : 503, ModelServer.completion(ANSWER));
        });
        var callers = Executors.newFixedThreadPool(200);
        try (ModelChain chain = Chains.of(model("first", first, Duration.ofSeconds(20), 0))) {
            List<Future<ModelReply>> replies = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                replies.add(callers.submit(() -> ask(chain)));
            }
            for (Future<ModelReply> reply : replies) {
                assertThat(reply.get().model()).isEqualTo("first");
            }
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void callsThatAreLeftFreeTheirThreads() {
        first.dripping();
        try (ModelChain chain = Chains.of(model("first", first, Duration.ofMillis(100), 0))) {
            ask(chain);
            await().atMost(Duration.ofSeconds(5)).until(() -> Thread.getAllStackTraces().entrySet().stream()
                    .filter(thread -> thread.getKey().getName().startsWith("model-call-"))
                    .allMatch(thread -> List.of(thread.getValue()).toString().contains("getTask")));
        }
    }

    @Test
    void whatOthersWroteReachesTheModelOnlyAsDataOfTheUserMessage() {
        first.saying(ANSWER);
        try (ModelChain chain = Chains.of(model("first", first, LIMIT, 0))) {
            ask(chain);
        }
        var messages = first.requests().get(0).get("messages");
        assertThat(messages.get(0).get("role").asText()).isEqualTo("system");
        assertThat(messages.get(0).get("content").asText()).isEqualTo("rules");
        assertThat(messages.get(1).get("content").asText()).contains("How long can I return shoes?");
        assertThat(first.requests().get(0).at("/response_format/type").asText()).isEqualTo("json_object");
    }

    private static List<String> outcomes(ModelReply reply) {
        return reply.calls().stream()
                .map(call -> call.model() + " " + call.outcome().label())
                .toList();
    }
}

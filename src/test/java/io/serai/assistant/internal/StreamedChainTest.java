package io.serai.assistant.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.serai.WritingModel;
import io.serai.assistant.Prompt;
import io.serai.assistant.internal.ModelSettings.Json;
import io.serai.assistant.internal.ModelSettings.Model;
import io.serai.assistant.internal.ModelSettings.Provider;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamedChainTest {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final WritingModel first = new WritingModel();
    private final WritingModel second = new WritingModel();

    @AfterEach
    void stop() {
        first.close();
        second.close();
    }

    /** Reads and, where the test says so, has shown what it read, or wants no more. */
    private static class Reader implements AnswerFollower {
        final List<String> read = new CopyOnWriteArrayList<>();
        private Predicate<String> shows = it -> false;
        private Predicate<String> wants = it -> true;
        private volatile boolean shown;

        Reader showing(Predicate<String> what) {
            shows = what;
            return this;
        }

        Reader wanting(Predicate<String> what) {
            wants = what;
            return this;
        }

        @Override
        public void begin() {
            read.add("");
        }

        @Override
        public boolean follow(String answer, boolean complete) {
            read.add(answer + (complete ? "|" : ""));
            shown = shown || shows.test(answer);
            return wants.test(answer);
        }

        @Override
        public boolean hasShown() {
            return shown;
        }

        @Override
        public String answer() {
            return read.get(read.size() - 1);
        }
    }

    @Test
    void theAnswerIsReadWhileItIsWritten() {
        first.writing(pen -> pen.say("Two ").pause().say("days.").end());
        Reader reader = new Reader();
        try (ModelChain chain = chain(model("first", first, LIMIT))) {
            var asking = java.util.concurrent.CompletableFuture.supplyAsync(() -> write(chain, reader));
            await().until(() -> reader.read.contains("Two "));
            assertThat(asking).isNotDone();
            first.goOn();
            ModelReply reply = asking.join();
            assertThat(reply.output().answer()).isEqualTo("Two days.");
            assertThat(reply.output().citations()).containsExactly(1);
            assertThat(reply.inputTokens()).isEqualTo(120);
            assertThat(outcomes(reply)).containsExactly("first ok");
        }
        assertThat(reader.read).contains("Two days.|");
        assertThat(first.requests().get(0).path("response_format").path("type").asText())
                .isEqualTo("json_object");
    }

    @Test
    void aModelThatBreaksOffBeforeAnythingIsShownIsFollowedByTheNext() {
        first.writing(pen -> pen.say("Two ").cut());
        second.writing(pen -> pen.say("Three days.").end());
        Reader reader = new Reader();
        try (ModelChain chain = chain(model("first", first, LIMIT), model("second", second, LIMIT))) {
            ModelReply reply = write(chain, reader);
            assertThat(reply.output().answer()).isEqualTo("Three days.");
            assertThat(outcomes(reply)).containsExactly("first connection", "first connection", "second ok");
        }
        assertThat(reader.read).startsWith("").contains("Three days.|");
    }

    @Test
    void aModelThatBreaksOffAfterwardsIsFollowedByNobody() {
        first.writing(pen -> pen.say("Two days. ").pause().cut());
        Reader reader = new Reader().showing(answer -> {
            first.goOn();
            return true;
        });
        try (ModelChain chain = chain(model("first", first, LIMIT), model("second", second, LIMIT))) {
            ModelReply reply = write(chain, reader);
            assertThat(reply.model()).isEqualTo("first");
            assertThat(reply.output().reason()).isEqualTo(AnswerWriter.BROKEN_OFF);
            assertThat(reply.output().answer()).startsWith("Two days.");
            assertThat(outcomes(reply)).containsExactly("first connection");
        }
        assertThat(second.requests()).isEmpty();
    }

    @Test
    void anAnswerThatNobodyWantsIsNotWrittenToItsEnd() {
        first.writing(pen -> pen.say("Two days. ").pause().end());
        try (ModelChain chain = chain(model("first", first, LIMIT), model("second", second, LIMIT))) {
            ModelReply reply = write(chain, new Reader().wanting(answer -> false));
            assertThat(reply.output().reason()).isEqualTo(AnswerWriter.STOPPED);
            assertThat(outcomes(reply)).containsExactly("first ok");
        }
        assertThat(second.requests()).isEmpty();
    }

    @Test
    void aModelThatFallsSilentIsLeftAtItsTimeLimitAndItsLineIsFree() {
        first.writing(pen -> pen.pause());
        second.writing(pen -> pen.say("Two ").pause());
        Duration soon = Duration.ofMillis(400);
        try (ModelChain chain = chain(model("first", first, soon), model("second", second, soon))) {
            ModelReply reply = write(chain, new Reader());
            assertThat(outcomes(reply)).containsExactly("first timeout", "second timeout", "extractive ok");
            assertThat(reply.output().answer()).isEqualTo("Shoes can be returned within 30 days.");
            await().atMost(Duration.ofSeconds(5)).until(() -> Thread.getAllStackTraces().values().stream()
                    .noneMatch(stack -> List.of(stack).toString().contains("ServerSentEventParser")));
        }
    }

    @Test
    void whatIsNoAnswerIsTriedAgainAndThenLeft() {
        first.writing(pen -> pen.raw("I would be glad to help!").done());
        try (ModelChain chain = chain(model("first", first, LIMIT))) {
            assertThat(outcomes(write(chain, new Reader())))
                    .containsExactly("first invalid_output", "first invalid_output", "extractive ok");
        }
    }

    @Test
    void aModelThatCannotStreamIsAskedForTheWhole() {
        first.saying("Two days.");
        Reader reader = new Reader();
        Model model =
                new Model("first", Provider.OPENAI, first.url(), "k", "m", LIMIT, 1, 500, 0.1, false, Json.OBJECT);
        try (ModelChain chain = chain(model)) {
            assertThat(write(chain, reader).output().answer()).isEqualTo("Two days.");
        }
        assertThat(reader.read).isEmpty();
    }

    private static Model model(String name, WritingModel server, Duration limit) {
        return new Model(name, Provider.OPENAI, server.url(), "k", "m", limit, 1, 500, 0.1, true, Json.OBJECT);
    }

    private static ModelChain chain(Model... models) {
        return Chains.of(models);
    }

    private static ModelReply write(ModelChain chain, AnswerFollower follower) {
        try {
            return chain.write(new Prompt("1", "rules", Chains.JSON.writeValueAsString(Chains.RETURNS)), follower);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> outcomes(ModelReply reply) {
        return reply.calls().stream()
                .map(call -> call.model() + " " + call.outcome().label())
                .toList();
    }
}

package io.serai.assistant.internal;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.github.resilience4j.retry.Retry;
import io.serai.assistant.Action;
import io.serai.assistant.internal.ConfiguredModel.Answer;
import io.serai.assistant.internal.ModelSettings.Model;
import java.util.List;
import java.util.Optional;

/** The same model with the same time limit, retries and circuit breaker, asked to answer word by word. */
class StreamedModel {

    private final ConfiguredModel model;
    private final Model settings;
    private final HttpClient client;
    private final Retry retry;

    StreamedModel(ConfiguredModel model, Model settings, HttpClient client, Retry retry) {
        this.model = model;
        this.settings = settings;
        this.client = client;
        this.retry = retry;
    }

    /**
     * Once somebody has read a part of it, it is this model's answer, whole or not.
     *
     * @return empty when the model failed before that
     */
    Optional<Answer> write(List<ChatMessage> messages, CallLog log, AnswerFollower follower)
            throws InterruptedException {
        long deadline = System.nanoTime() + settings.timeLimit().toNanos();
        try {
            return Optional.of(retry.executeCallable(() -> attempt(messages, log, follower, deadline)));
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            model.report(e);
        }
        return follower.hasShown() ? Optional.of(unfinished(follower, AnswerWriter.BROKEN_OFF)) : Optional.empty();
    }

    private Answer attempt(List<ChatMessage> messages, CallLog log, AnswerFollower follower, long deadline)
            throws InterruptedException {
        Attempt attempt = model.begin(log);
        follower.begin();
        try (ModelLine line = new ModelLine(client)) {
            Answer answer = ask(messages, line)
                    .read(deadline, said -> isWanted(said, follower))
                    .map(model::read)
                    .orElseGet(() -> unfinished(follower, AnswerWriter.STOPPED));
            attempt.succeeded();
            return answer;
        } catch (RuntimeException e) {
            ModelFailure failure = ModelFailure.of(e, settings.apiKey());
            attempt.failed(failure.outcome(), failure.getMessage(), e);
            throw follower.hasShown() || System.nanoTime() >= deadline ? failure.last() : failure;
        }
    }

    private StreamedCall ask(List<ChatMessage> messages, ModelLine line) {
        StreamedCall call = new StreamedCall();
        StreamingConnections.to(settings, line)
                .chat(ChatRequest.builder().messages(messages).build(), call);
        return call;
    }

    private static boolean isWanted(String said, AnswerFollower follower) {
        return PartialAnswer.of(said)
                .map(answer -> follower.follow(answer.text(), answer.complete()))
                .orElse(true);
    }

    private Answer unfinished(AnswerFollower follower, String reason) {
        StructuredAnswer written = new StructuredAnswer(follower.answer(), List.of(), Action.ANSWER, reason, null);
        return new Answer(settings.name(), written, null, null);
    }
}

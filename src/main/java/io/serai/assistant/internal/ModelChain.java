package io.serai.assistant.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.micrometer.core.instrument.MeterRegistry;
import io.serai.assistant.ModelCall;
import io.serai.assistant.ModelCall.Outcome;
import io.serai.assistant.Prompt;
import io.serai.assistant.internal.ConfiguredModel.Answer;
import io.serai.shared.Kind;
import io.serai.shared.SeraiException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The configured models in their order, and the extractive model after them: a model's failure is another model's turn.
 * Answers with a {@link ModelReply} as JSON.
 */
class ModelChain implements ChatModel, AnswerWriter, AutoCloseable {

    private final List<ConfiguredModel> models;
    private final ExtractiveModel extractive = new ExtractiveModel();
    private final ExecutorService calls;
    private final ObjectMapper json;
    private final MeterRegistry meters;

    ModelChain(List<ConfiguredModel> models, ExecutorService calls, ObjectMapper json, MeterRegistry meters) {
        this.models = List.copyOf(models);
        this.calls = calls;
        this.json = json;
        this.meters = meters;
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        CallLog log = new CallLog(meters);
        Answer answer =
                inOrder(model -> model.ask(request.messages(), log)).orElseGet(() -> extract(request.messages(), log));
        ModelReply reply = new ModelReply(
                answer.model(), answer.inputTokens(), answer.outputTokens(), log.calls(), answer.output());
        try {
            return ChatResponse.builder()
                    .aiMessage(AiMessage.from(json.writeValueAsString(reply)))
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A reply cannot be written", e);
        }
    }

    @Override
    public ModelReply write(Prompt prompt, AnswerFollower follower) {
        List<ChatMessage> messages = List.of(SystemMessage.from(prompt.system()), UserMessage.from(prompt.user()));
        CallLog log = new CallLog(meters);
        Answer answer = inOrder(model -> model.write(messages, log, follower)).orElseGet(() -> {
            Answer extract = extract(messages, log);
            follower.begin();
            follower.follow(extract.output().answer(), true);
            return extract;
        });
        return new ModelReply(
                answer.model(), answer.inputTokens(), answer.outputTokens(), log.calls(), answer.output());
    }

    private interface Question {
        Optional<Answer> to(ConfiguredModel model) throws InterruptedException;
    }

    private Optional<Answer> inOrder(Question question) {
        for (ConfiguredModel model : models) {
            try {
                Optional<Answer> answer = question.to(model);
                if (answer.isPresent()) {
                    return answer;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SeraiException(Kind.UNAVAILABLE, "The hub is stopping.");
            }
        }
        return Optional.empty();
    }

    private Answer extract(List<ChatMessage> messages, CallLog log) {
        long startedAt = System.nanoTime();
        StructuredAnswer answer = extractive.answer(document(messages));
        log.add(new ModelCall(
                ExtractiveModel.NAME, Outcome.OK, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedAt), null));
        return new Answer(ExtractiveModel.NAME, answer, null, null);
    }

    private PromptDocument document(List<ChatMessage> messages) {
        if (!messages.isEmpty() && messages.get(messages.size() - 1) instanceof UserMessage user) {
            try {
                return json.readValue(user.singleText(), PromptDocument.class);
            } catch (JsonProcessingException e) {
                throw SeraiException.invalid("messages", "The last message is not a prompt document.");
            }
        }
        throw SeraiException.invalid("messages", "The last message is not the user's.");
    }

    @Override
    public void close() {
        calls.shutdownNow();
    }
}

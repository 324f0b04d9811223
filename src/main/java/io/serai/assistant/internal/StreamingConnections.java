package io.serai.assistant.internal;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import io.serai.assistant.internal.ModelSettings.Json;
import io.serai.assistant.internal.ModelSettings.Model;

/** The same as {@link Connections}, word by word. A connection is for one call, because that is how it can be ended. */
final class StreamingConnections {

    private StreamingConnections() {}

    static StreamingChatModel to(Model model, HttpClientBuilder line) {
        return switch (model.provider()) {
            case OPENAI -> openAi(model, line);
            case OLLAMA -> ollama(model, line);
            case ANTHROPIC -> anthropic(model, line);
        };
    }

    private static StreamingChatModel openAi(Model model, HttpClientBuilder line) {
        var builder = OpenAiStreamingChatModel.builder()
                .httpClientBuilder(line)
                .apiKey(model.apiKey() == null ? "none" : model.apiKey())
                .modelName(model.model())
                .temperature(model.temperature())
                .maxTokens(model.maxTokens())
                .timeout(model.timeLimit())
                .responseFormat(Connections.format(model.json()))
                .strictJsonSchema(model.json() == Json.SCHEMA);
        return (model.baseUrl() == null ? builder : builder.baseUrl(model.baseUrl())).build();
    }

    private static StreamingChatModel ollama(Model model, HttpClientBuilder line) {
        return OllamaStreamingChatModel.builder()
                .httpClientBuilder(line)
                .baseUrl(model.baseUrl())
                .modelName(model.model())
                .temperature(model.temperature())
                .numPredict(model.maxTokens())
                .timeout(model.timeLimit())
                .responseFormat(Connections.format(model.json()))
                .build();
    }

    private static StreamingChatModel anthropic(Model model, HttpClientBuilder line) {
        var builder = AnthropicStreamingChatModel.builder()
                .httpClientBuilder(line)
                .apiKey(model.apiKey())
                .modelName(model.model())
                .temperature(model.temperature())
                .maxTokens(model.maxTokens())
                .timeout(model.timeLimit());
        return (model.baseUrl() == null ? builder : builder.baseUrl(model.baseUrl())).build();
    }
}

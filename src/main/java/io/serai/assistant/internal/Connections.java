package io.serai.assistant.internal;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.jdk.JdkHttpClient;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import io.serai.assistant.internal.ModelSettings.Json;
import io.serai.assistant.internal.ModelSettings.Model;
import java.net.http.HttpClient;
import java.util.List;

/** Connects to a configured model. Retries are the chain's business, so the clients make none. */
final class Connections {

    private Connections() {}

    static ChatModel to(Model model) {
        return switch (model.provider()) {
            case OPENAI -> openAi(model);
            case OLLAMA -> ollama(model);
            case ANTHROPIC -> anthropic(model);
        };
    }

    private static ChatModel openAi(Model model) {
        var builder = OpenAiChatModel.builder()
                .httpClientBuilder(http())
                // Servers of one's own often need no key; the client insists on one.
                .apiKey(model.apiKey() == null ? "none" : model.apiKey())
                .modelName(model.model())
                .temperature(model.temperature())
                .maxTokens(model.maxTokens())
                .timeout(model.timeLimit())
                .maxRetries(0)
                .responseFormat(format(model.json()))
                .strictJsonSchema(model.json() == Json.SCHEMA);
        return (model.baseUrl() == null ? builder : builder.baseUrl(model.baseUrl())).build();
    }

    private static ChatModel ollama(Model model) {
        return OllamaChatModel.builder()
                .httpClientBuilder(http())
                .baseUrl(model.baseUrl())
                .modelName(model.model())
                .temperature(model.temperature())
                .numPredict(model.maxTokens())
                .timeout(model.timeLimit())
                .maxRetries(0)
                .responseFormat(format(model.json()))
                .build();
    }

    private static ChatModel anthropic(Model model) {
        var builder = AnthropicChatModel.builder()
                .httpClientBuilder(http())
                .apiKey(model.apiKey())
                .modelName(model.model())
                .temperature(model.temperature())
                .maxTokens(model.maxTokens())
                .timeout(model.timeLimit())
                .maxRetries(0);
        return (model.baseUrl() == null ? builder : builder.baseUrl(model.baseUrl())).build();
    }

    /** HTTP/1.1: self-hosted servers trip over the upgrade offer, and HTTP/2 caps the calls in flight per connection. */
    static HttpClientBuilder http() {
        return JdkHttpClient.builder().httpClientBuilder(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1));
    }

    static ResponseFormat format(Json json) {
        return switch (json) {
            case SCHEMA ->
                ResponseFormat.builder()
                        .type(ResponseFormatType.JSON)
                        .jsonSchema(JsonSchema.builder()
                                .name("reply")
                                .rootElement(outputSchema())
                                .build())
                        .build();
            case OBJECT -> ResponseFormat.JSON;
            case NONE -> null;
        };
    }

    private static JsonObjectSchema outputSchema() {
        return JsonObjectSchema.builder()
                .addStringProperty("answer")
                .addProperty(
                        "citations",
                        JsonArraySchema.builder().items(new JsonIntegerSchema()).build())
                .addEnumProperty("action", List.of("answer", "handoff"))
                .addStringProperty("reason")
                .addNumberProperty("rating")
                .required("answer", "citations", "action", "reason", "rating")
                .additionalProperties(false)
                .build();
    }
}

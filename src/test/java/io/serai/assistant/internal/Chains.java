package io.serai.assistant.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.serai.assistant.AssistantJson;
import io.serai.assistant.internal.ModelSettings.Json;
import io.serai.assistant.internal.ModelSettings.Model;
import io.serai.assistant.internal.ModelSettings.Provider;
import io.serai.assistant.internal.PromptDocument.Excerpt;
import java.time.Duration;
import java.util.List;

/** Chains for tests. */
class Chains {

    static final String ANSWER = "{\"answer\":\"Returns are free for 30 days.\",\"citations\":[1],"
            + "\"action\":\"answer\",\"reason\":\"answered\",\"rating\":0.9}";
    static final PromptDocument RETURNS = new PromptDocument(
            "How long can I return shoes?",
            "en",
            List.of(),
            List.of(new Excerpt(1, "Returning shoes", null, "Shoes can be returned within 30 days.", 0.7)));
    static final ObjectMapper JSON = AssistantJson.MAPPER;

    static Model model(String name, ModelServer server, Duration limit, int retries) {
        return new Model(
                name, Provider.OPENAI, server.url(), "sk-secret", "m", limit, retries, 500, 0.1, true, Json.OBJECT);
    }

    static ModelChain of(Model... models) {
        return of(new SimpleMeterRegistry(), models);
    }

    static ModelChain of(MeterRegistry meters, Model... models) {
        return new ModelConfiguration().modelChain(new ModelSettings(List.of(models)), JSON, meters);
    }

    static List<ChatMessage> messages(PromptDocument document) {
        try {
            return List.of(SystemMessage.from("rules"), UserMessage.from(JSON.writeValueAsString(document)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static ModelReply ask(ModelChain chain) {
        try {
            return JSON.readValue(chain.chat(messages(RETURNS)).aiMessage().text(), ModelReply.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

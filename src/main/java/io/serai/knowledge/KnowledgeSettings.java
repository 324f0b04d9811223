package io.serai.knowledge;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where articles come from and what embeds them.
 *
 * @param folders paths, or {@code classpath:} and a path
 */
@ConfigurationProperties("serai.knowledge")
public record KnowledgeSettings(
        @DefaultValue List<String> folders, @DefaultValue Embedding embedding) {

    /** @param baseUrl of an OpenAI-compatible endpoint; blank for the model inside the hub */
    public record Embedding(
            @DefaultValue("") String baseUrl,
            @DefaultValue("") String apiKey,
            @DefaultValue("text-embedding-3-small") String model) {}
}

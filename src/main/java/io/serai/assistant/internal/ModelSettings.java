package io.serai.assistant.internal;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The language models that may answer, in the order in which they are tried. None is needed: the built-in extractive
 * model follows them all.
 *
 * @param models entries without a provider are left out, so that one can be filled from the environment
 */
@ConfigurationProperties("serai")
public record ModelSettings(@DefaultValue List<Model> models) {

    public ModelSettings {
        models = models.stream().filter(model -> model.provider() != null).toList();
        if (models.stream().map(Model::name).distinct().count() < models.size()) {
            throw new IllegalArgumentException("serai.models: two models have the same name");
        }
    }

    public enum Provider {
        /** Any server that speaks OpenAI's chat completions. */
        OPENAI,
        OLLAMA,
        ANTHROPIC
    }

    /** How a server is asked for JSON: by its schema, as any JSON object, or only in words. */
    public enum Json {
        SCHEMA,
        OBJECT,
        NONE
    }

    /**
     * @param name how drafts and figures call it; by default the model's
     * @param baseUrl null for the provider's own
     * @param timeLimit for everything until the answer, retries included
     * @param retries after a failure that may pass
     * @param stream whether it may be asked to answer word by word; false for a server that cannot
     * @param json null for what suits the provider: object with openai, schema with ollama, none with anthropic
     */
    public record Model(
            String name,
            Provider provider,
            String baseUrl,
            String apiKey,
            String model,
            @DefaultValue("20s") Duration timeLimit,
            @DefaultValue("1") int retries,
            @DefaultValue("1000") int maxTokens,
            @DefaultValue("0.1") double temperature,
            @DefaultValue("true") boolean stream,
            Json json) {

        public Model {
            baseUrl = blankToNull(baseUrl);
            apiKey = blankToNull(apiKey);
            model = blankToNull(model);
            name = blankToNull(name) == null ? model : name;
            if (provider != null) {
                require(model != null, name, "needs the model's name in `model`");
                require(!timeLimit.isNegative() && !timeLimit.isZero(), name, "needs a `time-limit` above zero");
                require(retries >= 0 && retries <= 5, name, "allows 0 to 5 `retries`");
                require(provider != Provider.OLLAMA || baseUrl != null, name, "needs the server's `base-url`");
                json = json == null ? suiting(provider) : json;
                require(
                        provider != Provider.ANTHROPIC || json == Json.NONE,
                        name,
                        "can only use `json: none` with anthropic");
            }
        }

        private static Json suiting(Provider provider) {
            return switch (provider) {
                case OPENAI -> Json.OBJECT;
                case OLLAMA -> Json.SCHEMA;
                case ANTHROPIC -> Json.NONE;
            };
        }

        private static String blankToNull(String text) {
            return text == null || text.isBlank() ? null : text;
        }

        private static void require(boolean condition, String name, String otherwise) {
            if (!condition) {
                throw new IllegalArgumentException("serai.models: " + name + " " + otherwise);
            }
        }

        /** Without the key, which must not reach a log. */
        @Override
        public String toString() {
            return "Model[name=%s, provider=%s, baseUrl=%s, model=%s]".formatted(name, provider, baseUrl, model);
        }
    }
}

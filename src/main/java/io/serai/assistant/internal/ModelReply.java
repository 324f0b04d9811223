package io.serai.assistant.internal;

import io.serai.assistant.ModelCall;
import java.util.List;

/**
 * What the model chain returns, as JSON in the text of its message: the chat component passes a text and nothing else.
 *
 * @param model the name of the model that answered
 * @param inputTokens or null where the model does not say
 * @param outputTokens or null where the model does not say
 * @param calls every attempt, in order
 */
public record ModelReply(
        String model, Integer inputTokens, Integer outputTokens, List<ModelCall> calls, StructuredAnswer output) {

    /** The model that quotes passages and writes nothing of its own. */
    public static final String EXTRACTIVE = "extractive";
}

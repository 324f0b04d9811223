package io.serai.assistant.internal;

import io.serai.assistant.Prompt;

/** Models that write an answer before somebody's eyes. */
public interface AnswerWriter {

    /** The reasons of an answer without its end: nobody wanted it, or the model failed. */
    String STOPPED = "stopped";

    String BROKEN_OFF = "broken_off";

    /** @return what the chain returns otherwise too */
    ModelReply write(Prompt prompt, AnswerFollower follower);
}

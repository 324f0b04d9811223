package io.serai.assistant;

import io.serai.conversation.Sentence;
import java.util.List;

/** Where a customer reads an answer while it is written. */
public interface Screen {

    /**
     * @param from how many sentences of the answer were shown before
     * @return false when the answer is not wanted any more
     */
    boolean show(int from, List<Sentence> sentences);
}

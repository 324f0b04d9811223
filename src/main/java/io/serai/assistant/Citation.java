package io.serai.assistant;

import io.serai.knowledge.Passage;
import java.util.List;
import java.util.UUID;

/** An article that an answer rests on. @param number the passage's number in the prompt, from 1 */
public record Citation(int number, UUID articleId, String slug, String title) {

    static Citation of(int number, List<Passage> passages) {
        Passage passage = passages.get(number - 1);
        return new Citation(number, passage.articleId(), passage.slug(), passage.title());
    }

    /** As a customer is told of it. @param passages those that {@link #of} was given */
    io.serai.conversation.Citation toReader(List<Passage> passages) {
        Passage passage = passages.get(number - 1);
        return io.serai.conversation.Citation.of(number, title, slug, passage.url(), passage.text());
    }
}

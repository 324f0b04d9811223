package io.serai.knowledge;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;

/** An article, to be read. @param text as it was written @param questions how customers ask for it */
public record ArticleView(
        @JsonUnwrapped Summary summary, String text, List<String> questions, String source, int version) {

    public record Summary(String slug, String title, String topic, String language, Instant updatedAt) {}
}

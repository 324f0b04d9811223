package io.serai.knowledge.internal.source;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** One line of a list of questions and answers. */
@JsonIgnoreProperties(ignoreUnknown = true)
record QuestionAnswer(
        String slug, String question, List<String> variants, String answer, String topic, String language, String url) {

    private static final Pattern PARAGRAPH_END = Pattern.compile("\\R[ \\t]*\\R");

    Article in(ArticleFile file) throws UnreadableArticle {
        String title = required("question", question);
        String body = required("answer", answer);
        var others = new ArrayList<>(Texts.distinct(variants));
        others.remove(title);
        return new Article(
                file.source(),
                required("slug", slug),
                title,
                topic == null || topic.isBlank() ? ArticleFile.DEFAULT_TOPIC : topic.strip(),
                language == null || language.isBlank() ? file.language() : language.strip(),
                body,
                Texts.distinct(List.of(PARAGRAPH_END.split(body))),
                others,
                ArticleAddress.of(url));
    }

    private static String required(String name, String value) throws UnreadableArticle {
        if (value == null || value.isBlank()) {
            throw new UnreadableArticle("it has no " + name);
        }
        if (value.indexOf('\0') >= 0) {
            throw new UnreadableArticle("its %s holds a NUL character".formatted(name));
        }
        return value.strip();
    }
}

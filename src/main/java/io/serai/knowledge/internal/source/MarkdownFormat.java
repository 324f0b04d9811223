package io.serai.knowledge.internal.source;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One article a file: YAML front matter, then Markdown. Jackson reads the front matter, because commonmark's own reader
 * knows only a part of YAML.
 */
class MarkdownFormat implements ArticleFormat {

    private static final Pattern FRONT_MATTER = Pattern.compile(
            "\\A---[ \\t]*\\R(.*?)^(?:---|\\.\\.\\.)[ \\t]*(?:\\R|\\z)", Pattern.DOTALL | Pattern.MULTILINE);

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record FrontMatter(
            String title,
            String topic,
            String language,
            String url,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<String> questions) {

        static final FrontMatter NONE = new FrontMatter(null, null, null, null, null);
    }

    @Override
    public String suffix() {
        return ".md";
    }

    @Override
    public void read(ArticleFile file, Reading into) throws UnreadableArticle {
        String text = file.text();
        Matcher matcher = FRONT_MATTER.matcher(text);
        boolean present = matcher.find();
        FrontMatter front = present ? frontMatter(matcher.group(1)) : FrontMatter.NONE;
        String body = (present ? text.substring(matcher.end()) : text).strip();

        var markdown = new MarkdownText(body);
        String title = firstOf(front.title(), markdown.firstHeading(), file.baseName());
        List<String> blocks = markdown.blocksWithout(title);
        if (blocks.isEmpty()) {
            throw new UnreadableArticle("it has no text");
        }
        into.add(
                new Article(
                        file.source(),
                        file.baseName(),
                        title,
                        firstOf(front.topic(), ArticleFile.DEFAULT_TOPIC),
                        firstOf(front.language(), file.language()),
                        body,
                        blocks,
                        Texts.distinct(front.questions()),
                        ArticleAddress.of(front.url())),
                0);
    }

    private static FrontMatter frontMatter(String yaml) throws UnreadableArticle {
        try {
            FrontMatter front = YAML.readValue(yaml, FrontMatter.class);
            return front == null ? FrontMatter.NONE : front;
        } catch (JsonProcessingException e) {
            throw new UnreadableArticle("its front matter cannot be read: " + Texts.onOneLine(e.getOriginalMessage()));
        }
    }

    private static String firstOf(String... texts) {
        for (String text : texts) {
            if (text != null && !text.isBlank()) {
                return text.strip();
            }
        }
        throw new IllegalStateException("A fallback is always given");
    }
}

package io.serai.knowledge.internal.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** @param source the file's path, beginning with its folder's name, with slashes */
record ArticleFile(String source, byte[] content) {

    static final String DEFAULT_LANGUAGE = "en";
    static final String DEFAULT_TOPIC = "general";

    private static final Set<String> LANGUAGES = Set.copyOf(Arrays.asList(Locale.getISOLanguages()));

    String name() {
        return source.substring(source.lastIndexOf('/') + 1);
    }

    String baseName() {
        return name().substring(0, name().lastIndexOf('.'));
    }

    /** The parent folder's name where that is a language code. */
    String language() {
        String[] path = source.split("/");
        String parent = path.length < 2 ? "" : path[path.length - 2];
        String code = parent.toLowerCase(Locale.ROOT).replace('_', '-');
        return LANGUAGES.contains(code.split("-")[0]) && code.matches("[a-z]{2}(-[a-z0-9]+)*")
                ? Locale.forLanguageTag(code).toLanguageTag()
                : DEFAULT_LANGUAGE;
    }

    String text() throws UnreadableArticle {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw new UnreadableArticle("it holds a NUL character");
            }
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new UnreadableArticle("it is not UTF-8 text");
        }
    }
}

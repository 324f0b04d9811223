package io.serai.shared;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What somebody typed to search for, in the language of PostgreSQL's to_tsquery. */
public final class WordQuery {

    private WordQuery() {}

    /** All words, of each the beginning; a quoted word means nothing but itself. */
    public static String of(String words) {
        return Arrays.stream(words.strip().split("\\s+"))
                .filter(word -> word.codePoints().anyMatch(Character::isLetterOrDigit))
                .map(word -> "'" + word.replace("\\", "\\\\").replace("'", "''") + "':*")
                .collect(Collectors.joining(" & "));
    }
}

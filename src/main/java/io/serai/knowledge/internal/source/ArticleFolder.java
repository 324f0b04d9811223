package io.serai.knowledge.internal.source;

import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A folder with articles in it and in its sub-folders. */
interface ArticleFolder {

    /** The last part of its path: sources are named from it on. */
    String name();

    boolean exists() throws IOException;

    /** Reads the files with a wanted name in the order of their paths; those that cannot be read become faults. */
    void forEach(Predicate<String> wantedName, Consumer<ArticleFile> file, Reading faults) throws IOException;
}

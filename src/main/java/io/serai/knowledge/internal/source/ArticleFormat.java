package io.serai.knowledge.internal.source;

/** A way to write articles down in a file. */
interface ArticleFormat {

    String suffix();

    /** Adds the file's articles, and a fault for each that cannot be read. */
    void read(ArticleFile file, Reading into) throws UnreadableArticle;
}

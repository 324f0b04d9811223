package io.serai.knowledge;

/** Which articles to list; null for all. @param words of which the beginnings are enough */
public record ArticleFilter(String words, String language, String topic) {}

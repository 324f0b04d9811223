package io.serai.knowledge.internal.source;

import io.serai.knowledge.SyncReport.Fault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the sources hold at one time, and what of it could not be read. */
public final class Reading {

    private record Key(String source, String slug) {}

    private final Map<Key, Article> articles = new LinkedHashMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> incomplete = new HashSet<>();

    void add(Article article, long line) {
        if (articles.putIfAbsent(new Key(article.source(), article.slug()), article) != null) {
            fault(article.source(), line, "the slug %s is there twice".formatted(article.slug()));
        }
    }

    void fault(String source, long line, String reason) {
        faults.add(new Fault(source, line, reason));
        incomplete.add(source);
    }

    /** A folder that is not there now says nothing about its articles. */
    void missing(String folder) {
        incomplete.add(folder);
    }

    public Collection<Article> articles() {
        return articles.values();
    }

    public List<Fault> faults() {
        return List.copyOf(faults);
    }

    /** Whether an article that was not read can still be in its source: the file or its folder was not read wholly. */
    public boolean mayStillHold(String source) {
        return incomplete.stream().anyMatch(path -> source.equals(path) || source.startsWith(path + "/"));
    }
}

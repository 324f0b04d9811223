package io.serai.knowledge.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.knowledge.internal.source.Article;
import io.serai.shared.Ids;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
public class ArticleStore {

    /** An article as the database has it. */
    record Stored(UUID id, String source, String slug, byte[] contentHash, int version, boolean removed) {}

    /** What tells one state of an article from every other. */
    public record Edition(UUID article, int version) {}

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ArticleStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Until the end of the transaction no other hub changes articles. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('knowledge-sync'))")
                .query()
                .singleRow();
    }

    List<Stored> all() {
        return jdbc.sql("""
                        select id, source, slug, content_hash, version, removed_at is not null as removed from article
                        """).query(Stored.class).list();
    }

    UUID add(Article article, byte[] hash) {
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into article (id, source, slug, title, topic, language, body, questions, url, content_hash)
                        values (:id, :source, :slug, :title, :topic, :language, :body, :questions::jsonb, :url, :hash)
                        """)
                .param("id", id)
                .param("source", article.source())
                .param("slug", article.slug())
                .param("title", article.title())
                .param("topic", article.topic())
                .param("language", article.language())
                .param("body", article.body())
                .param("questions", json(article.questions()))
                .param("url", article.url())
                .param("hash", hash)
                .update();
        keepVersion(id);
        return id;
    }

    void change(UUID id, Article article, byte[] hash) {
        jdbc.sql("""
                        update article
                        set title = :title, topic = :topic, language = :language, body = :body,
                            questions = :questions::jsonb, url = :url, content_hash = :hash, version = version + 1,
                            updated_at = now(), removed_at = null
                        where id = :id
                        """)
                .param("id", id)
                .param("title", article.title())
                .param("topic", article.topic())
                .param("language", article.language())
                .param("body", article.body())
                .param("questions", json(article.questions()))
                .param("url", article.url())
                .param("hash", hash)
                .update();
        keepVersion(id);
    }

    private void keepVersion(UUID id) {
        jdbc.sql("""
                        insert into article_version (article_id, version, title, body, questions, content_hash)
                        select id, version, title, body, questions, content_hash from article where id = :id
                        """).param("id", id).update();
    }

    void remove(UUID id) {
        jdbc.sql("update article set removed_at = now() where id = :id")
                .param("id", id)
                .update();
    }

    void bringBack(UUID id) {
        jdbc.sql("update article set removed_at = null where id = :id")
                .param("id", id)
                .update();
    }

    void raiseRevision() {
        jdbc.sql("update knowledge_revision set revision = revision + 1").update();
    }

    public long revision() {
        return jdbc.sql("select revision from knowledge_revision")
                .query(Long.class)
                .single();
    }

    public List<Edition> editions() {
        return jdbc.sql("select id as article, version from article where removed_at is null")
                .query(Edition.class)
                .list();
    }

    private String json(List<String> questions) {
        try {
            return json.writeValueAsString(questions);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

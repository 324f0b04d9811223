package io.serai.knowledge.internal;

import io.serai.shared.Ids;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
public class ChunkStore {

    /** A chunk with all that the index keeps of it and of its article. @param url null when the article has none */
    public record IndexedChunk(
            UUID article,
            int version,
            String slug,
            String title,
            String topic,
            String language,
            Chunk.Kind kind,
            String text,
            String url) {}

    private final JdbcClient jdbc;

    ChunkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void replace(UUID article, List<Chunk> chunks) {
        jdbc.sql("delete from chunk where article_id = :article")
                .param("article", article)
                .update();
        for (int position = 0; position < chunks.size(); position++) {
            Chunk chunk = chunks.get(position);
            jdbc.sql("""
                            insert into chunk (id, article_id, position, kind, text, text_hash)
                            values (:id, :article, :position, :kind, :text, :hash)
                            """)
                    .param("id", Ids.next())
                    .param("article", article)
                    .param("position", position)
                    .param("kind", chunk.kind().name())
                    .param("text", chunk.text())
                    .param("hash", NormalisedText.of(chunk.text()).hash().bytes())
                    .update();
        }
    }

    public List<IndexedChunk> of(Collection<UUID> articles) {
        return jdbc.sql("""
                        select article_id as article, version, slug, title, topic, language, kind, chunk.text, url
                        from chunk join article on article.id = article_id
                        where article_id in (:articles) and removed_at is null
                        order by article_id, position
                        """)
                .param("articles", articles)
                .query(IndexedChunk.class)
                .list();
    }
}

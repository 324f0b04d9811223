package io.serai.knowledge.internal;

import io.serai.knowledge.internal.NormalisedText.TextHash;
import java.sql.Array;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Embeddings that were ever made, by model and text. */
@Repository
class EmbeddingStore {

    private final JdbcClient jdbc;

    EmbeddingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<TextHash, float[]> find(String model, Collection<TextHash> hashes) {
        Map<TextHash, float[]> found = new HashMap<>();
        if (!hashes.isEmpty()) {
            jdbc.sql("select text_hash, vector from embedding where model = :model and text_hash in (:hashes)")
                    .param("model", model)
                    .param("hashes", hashes.stream().map(TextHash::bytes).toList())
                    .query((row, number) ->
                            found.put(new TextHash(row.getBytes("text_hash")), floats(row.getArray("vector"))))
                    .list();
        }
        return found;
    }

    @Transactional
    public void keep(String model, Map<TextHash, float[]> vectors) {
        vectors.forEach((hash, vector) -> jdbc.sql("""
                        insert into embedding (model, text_hash, vector) values (:model, :hash, :vector)
                        on conflict do nothing
                        """)
                .param("model", model)
                .param("hash", hash.bytes())
                .param("vector", vector)
                .update());
    }

    private static float[] floats(Array array) throws SQLException {
        Float[] boxed = (Float[]) array.getArray();
        float[] vector = new float[boxed.length];
        for (int i = 0; i < boxed.length; i++) {
            vector[i] = boxed[i];
        }
        return vector;
    }
}

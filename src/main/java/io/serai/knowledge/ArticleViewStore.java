package io.serai.knowledge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.shared.WordQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ArticleViewStore {

    /** A shop has hundreds of articles, not millions: reading them all is quicker than keeping an index. */
    private static final String WORDS = "to_tsvector('simple', left(title || ' ' || topic || ' ' || body, 200000))";

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ArticleViewStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<ArticleView.Summary> list(ArticleFilter filter, int offset, int limit) {
        List<String> conditions = new ArrayList<>(List.of("removed_at is null"));
        Map<String, Object> params = new HashMap<>(Map.of("offset", offset, "limit", limit));
        String order = "lower(title), id";
        if (filter.language() != null) {
            conditions.add("lower(language) = lower(:language)");
            params.put("language", filter.language());
        }
        if (filter.topic() != null) {
            conditions.add("topic = :topic");
            params.put("topic", filter.topic());
        }
        if (filter.words() != null) {
            conditions.add(WORDS + " @@ to_tsquery('simple', :query)");
            params.put("query", WordQuery.of(filter.words()));
            order = "ts_rank(to_tsvector('simple', title), to_tsquery('simple', :query)) desc, " + order;
        }
        return jdbc.sql("select * from article where " + String.join(" and ", conditions) + " order by " + order
                        + " offset :offset limit :limit")
                .params(params)
                .query((row, number) -> summary(row))
                .list();
    }

    Optional<ArticleView> find(String slug) {
        return jdbc.sql("""
                        select * from article where slug = ? and removed_at is null
                        order by updated_at desc, id limit 1
                        """)
                .param(slug)
                .query((row, number) -> new ArticleView(
                        summary(row),
                        row.getString("body"),
                        read(row.getString("questions")),
                        row.getString("source"),
                        row.getInt("version")))
                .optional();
    }

    private static ArticleView.Summary summary(ResultSet row) throws SQLException {
        return new ArticleView.Summary(
                row.getString("slug"),
                row.getString("title"),
                row.getString("topic"),
                row.getString("language"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    private List<String> read(String questions) {
        try {
            return json.readValue(questions, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

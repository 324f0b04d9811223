package io.serai.database;

import io.serai.shared.Home;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** The hub's own PostgreSQL, unless {@code serai.database.url} points to another. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    @Conditional(WhenEmbedded.class)
    EmbeddedDatabase embeddedDatabase(Home home) {
        return new EmbeddedDatabase(home.resolve("data"));
    }

    @Bean
    @Conditional(WhenEmbedded.class)
    JdbcConnectionDetails embedded(EmbeddedDatabase database) {
        return new Connection(database.jdbcUrl(), "postgres", "postgres");
    }

    @Bean
    @Conditional(WhenPointedTo.class)
    JdbcConnectionDetails pointedTo(
            @Value("${serai.database.url}") String url,
            @Value("${serai.database.username:}") String username,
            @Value("${serai.database.password:}") String password) {
        return new Connection(url, username, password);
    }

    private record Connection(String getJdbcUrl, String getUsername, String getPassword)
            implements JdbcConnectionDetails {}

    static class WhenEmbedded implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return "embedded".equals(context.getEnvironment().getProperty("serai.database.url"));
        }
    }

    static class WhenPointedTo extends WhenEmbedded {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !super.matches(context, metadata);
        }
    }
}

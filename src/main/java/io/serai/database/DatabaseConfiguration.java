package io.serai.database;

import com.zaxxer.hikari.HikariDataSource;
import io.serai.database.DatabaseRoles.Login;
import io.serai.shared.Home;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.flyway.FlywayConnectionDetails;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
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
        return new Connection(database.jdbcUrl(), EmbeddedDatabase.OWNER, database.password());
    }

    @Bean
    @Conditional(WhenPointedTo.class)
    JdbcConnectionDetails pointedTo(
            @Value("${serai.database.url}") String url,
            @Value("${serai.database.username:}") String username,
            @Value("${serai.database.password:}") String password) {
        return new Connection(url, username, password);
    }

    @Bean
    DatabaseRoles databaseRoles(
            JdbcConnectionDetails owner,
            @Value("${serai.database.roles}") String prefix,
            @Value("${serai.database.roles-password:}") String password) {
        return new DatabaseRoles(owner, prefix, password);
    }

    @Bean
    HubConnections dataSource(
            JdbcConnectionDetails database,
            DatabaseRoles roles,
            Environment environment,
            @Value("${serai.database.people-connections}") int peopleConnections) {
        HikariDataSource people = pool("people", database, roles.people(), environment);
        people.setMaximumPoolSize(peopleConnections);
        return new HubConnections(pool("work", database, roles.work(), environment), people);
    }

    /** Connects at its first use, after the migration. */
    private static HikariDataSource pool(
            String name, JdbcConnectionDetails database, Login role, Environment settings) {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName(name);
        pool.setJdbcUrl(database.getJdbcUrl());
        pool.setUsername(role.name());
        pool.setPassword(role.password());
        Binder.get(settings).bind("spring.datasource.hikari", Bindable.ofInstance(pool));
        return pool;
    }

    @Bean
    HubTransactions transactionManager(HubConnections connections) {
        return new HubTransactions(connections);
    }

    /** The owner migrates; nothing else of the hub connects as the owner. */
    @Bean
    FlywayConnectionDetails owner(JdbcConnectionDetails owner) {
        return new Owner(owner.getJdbcUrl(), owner.getUsername(), owner.getPassword());
    }

    @Bean
    FlywayMigrationStrategy migration(DatabaseRoles roles) {
        return flyway -> {
            flyway.migrate();
            roles.letIn();
        };
    }

    private record Owner(String getJdbcUrl, String getUsername, String getPassword)
            implements FlywayConnectionDetails {}

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

package io.serai.knowledge;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A hub that has only its knowledge base: as many as a test needs, on one database or on several. */
final class KnowledgeHub implements AutoCloseable {

    @Configuration(proxyBeanMethods = false)
    @ComponentScan("io.serai.knowledge")
    @EnableConfigurationProperties(KnowledgeSettings.class)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        FlywayAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        TransactionAutoConfiguration.class
    })
    static class Modules {}

    private final ConfigurableApplicationContext context;

    private KnowledgeHub(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts, and with that syncs. */
    static KnowledgeHub start(String databaseUrl, Path home, String folders, String... properties) {
        var all = new ArrayList<>(List.of(
                "spring.datasource.url=" + databaseUrl,
                "spring.datasource.username=postgres",
                "spring.datasource.password=postgres",
                "spring.datasource.hikari.maximum-pool-size=4",
                "serai.home=" + home,
                "serai.knowledge.folders=" + folders));
        all.addAll(List.of(properties));
        return new KnowledgeHub(new SpringApplicationBuilder(Modules.class)
                .web(WebApplicationType.NONE)
                .run(all.stream().map(property -> "--" + property).toArray(String[]::new)));
    }

    Knowledge knowledge() {
        return context.getBean(Knowledge.class);
    }

    SyncReport sync() {
        return knowledge().sync();
    }

    List<Passage> search(String question) {
        return search(question, null);
    }

    List<Passage> search(String question, String language) {
        return knowledge().search(new Question(question, language, 5));
    }

    /** The slug of the best article, or null. */
    String best(String question) {
        return search(question).stream().map(Passage::slug).findFirst().orElse(null);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    KnowledgeHealth health() {
        return context.getBean(KnowledgeHealth.class);
    }

    JdbcClient jdbc() {
        return context.getBean(JdbcClient.class);
    }

    long count(String sql) {
        return jdbc().sql("select count(*) from " + sql).query(Long.class).single();
    }

    @Override
    public void close() {
        context.close();
    }
}

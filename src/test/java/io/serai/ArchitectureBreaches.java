package io.serai;

import org.apache.camel.Exchange;
import org.apache.lucene.search.IndexSearcher;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One breach of each rule, to see that the rule sees it. */
interface ArchitectureBreaches {

    record KnowsCamel(Exchange exchange) {}

    record KnowsLucene(IndexSearcher searcher) {}

    record SpeaksSql(JdbcClient jdbc) {}

    record MessageHelper() {}

    class IsInjected {
        @Autowired
        String name;
    }
}

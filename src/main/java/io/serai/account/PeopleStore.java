package io.serai.account;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PeopleStore {
    private final JdbcClient jdbc;

    PeopleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Person> list(int offset, int limit) {
        return jdbc.sql("""
                        select id, name, role from account where state = 'ACTIVE'
                        order by lower(name), id offset :offset limit :limit
                        """)
                .param("offset", offset)
                .param("limit", limit)
                .query(Person.class)
                .list();
    }

    List<Person> active(Collection<UUID> ids) {
        return jdbc.sql("select id, name, role from account where state = 'ACTIVE' and id in (:ids)")
                .param("ids", ids)
                .query(Person.class)
                .list();
    }
}

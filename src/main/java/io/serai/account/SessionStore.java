package io.serai.account;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads sessions together with their owners. Spring Session makes and ends them; it would take two transactions, one of
 * them writing, for each request that only asks whose its session is.
 */
@Repository
class SessionStore {
    static final String STANDING = "standing";

    record Found(String id, Credentials owner, Standing standing) {}

    private final JdbcClient jdbc;

    SessionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Nothing when nobody has signed in with it. */
    Optional<Found> find(String id) {
        return jdbc.sql("""
                        select account.*, convert_from(kept.attribute_bytes, 'UTF8') as standing
                        from spring_session session
                        join spring_session_attributes kept
                          on kept.session_primary_id = session.primary_id and kept.attribute_name = 'standing'
                        join account on account.id = session.principal_name::uuid
                        where session.session_id = :id::bpchar
                        """)
                .param("id", id)
                .query((row, number) ->
                        new Found(id, AccountStore.credentials(row, number), Standing.of(row.getString("standing"))))
                .optional();
    }

    /** Keeps it from being cleared away, too, which happens by the time of the day. */
    void noteActivity(String id, Standing standing) {
        jdbc.sql("""
                        with seen as (
                          update spring_session
                          set last_access_time = :now, expiry_time = :now + max_inactive_interval * 1000::bigint
                          where session_id = :id::bpchar
                          returning primary_id)
                        update spring_session_attributes set attribute_bytes = convert_to(:standing, 'UTF8')
                        from seen where session_primary_id = seen.primary_id and attribute_name = 'standing'
                        """)
                .param("id", id)
                .param("now", System.currentTimeMillis())
                .param("standing", standing.toString())
                .update();
    }
}

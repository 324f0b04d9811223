package io.serai.packaged;

import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;

/**
 * Stops a statement of the hub, by a trigger, at a lock that the test holds, so that the hub can be killed exactly there.
 * The lock ends with the connection; what stood there goes on then, and finds nobody to tell.
 */
record Gate(HubData data) {

    private static final int LOCK = 4711;

    /** @param statement what a step does, as a trigger says it; for instance {@code insert on draft} */
    void close(String statement) throws SQLException {
        lock();
        data.execute("create or replace trigger wait_for_test before " + forEachRow(statement)
                + " execute function wait_for_test()");
    }

    /**
     * Stops the commit of such a statement. When the lock ends the commit goes through, and the hub that waited for it never
     * learns that it did.
     */
    void closeAtCommitOf(String statement) throws SQLException {
        lock();
        data.execute("create constraint trigger wait_for_test after "
                + forEachRow(statement).replace(" for each row", " deferrable initially deferred for each row")
                + " execute function wait_for_test()");
    }

    private static String forEachRow(String statement) {
        return statement.contains("for each row") ? statement : statement + " for each row";
    }

    private void lock() throws SQLException {
        data.execute("select pg_advisory_lock(" + LOCK + ")");
        data.execute("""
                create or replace function wait_for_test() returns trigger language plpgsql as $$
                begin
                  perform pg_advisory_xact_lock_shared(%d);
                  return coalesce(new, old);
                end $$
                """.formatted(LOCK));
    }

    void awaitSomebody(String step) {
        await("the step in which " + step)
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> data.count("select count(*) from pg_locks where locktype = 'advisory' and objid = " + LOCK
                                + " and not granted")
                        > 0);
    }

    /** Ends whoever stands there: a statement that is a transaction of its own would go through when the lock ends. */
    void turnAway() throws SQLException {
        data.texts(
                "select pg_terminate_backend(pid, 10000)::text from pg_locks where locktype = 'advisory' and objid = "
                        + LOCK + " and not granted");
    }

    void remove() throws SQLException {
        data.execute("drop function wait_for_test() cascade");
    }
}

package io.serai.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.shared.Acting.Person;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What agents may not do to each other, and supervisors may, again with every check of the hub left out. */
class AgentsRowsTest {

    private static final UUID MINAS = new UUID(0, 0xa);
    private static final UUID JONAS_ID = new UUID(0, 2);
    private static final Person MINA = Person.withAccount(new UUID(0, 1), "AGENT");
    private static final Person JONAS = Person.withAccount(JONAS_ID, "AGENT");
    private static final Person SENIOR = Person.withAccount(JONAS_ID, "SENIOR_AGENT");
    private static final Person SUPERVISOR = Person.withAccount(new UUID(0, 3), "SUPERVISOR");

    private static RowsDatabase database;

    @BeforeAll
    static void migrate() throws Exception {
        database = new RowsDatabase();
    }

    @Test
    void anAgentDoesNotDecideWhatAnotherHasClaimed() throws Exception {
        String decide = "update approval set state = 'APPROVED', decided_by = '%s' where id = '%s'";
        assertThat(changed(JONAS, decide.formatted(JONAS_ID, MINAS))).isZero();
        assertThat(changed(JONAS, "update approval set claimed_by = '%s' where id = '%s'".formatted(JONAS_ID, MINAS)))
                .isZero();
        assertThat(changed(JONAS, "update approval set lease_until = now() where id = '%s'".formatted(MINAS)))
                .isZero();

        assertThat(changed(MINA, decide.formatted(MINA.accountId(), MINAS))).isOne();
        // Not in another one's name either, and not for somebody else.
        assertThat(changed(MINA, decide.formatted(JONAS_ID, MINAS))).isEqualTo(-1);
        assertThat(changed(MINA, "update approval set claimed_by = '%s' where id = '%s'".formatted(JONAS_ID, MINAS)))
                .isEqualTo(-1);
        assertThat(changed(SUPERVISOR, "update approval set state = 'PENDING', claimed_by = null"))
                .isEqualTo(2);
    }

    @Test
    void aClaimThatRanOutIsAnybodys() throws Exception {
        try (Connection work = database.asWork();
                var statement = work.createStatement()) {
            statement.execute(
                    "update approval set lease_until = now() - interval '1 second' where id = '%s'".formatted(MINAS));
            assertThat(changed(
                            JONAS,
                            "update approval set claimed_by = '%s', lease_until = now() where id = '%s'"
                                    .formatted(JONAS_ID, MINAS)))
                    .isOne();
            statement.execute(
                    "update approval set lease_until = now() + interval '5 minutes' where id = '%s'".formatted(MINAS));
        }
    }

    @Test
    void anAgentDoesNotTakeAHandoffOrAConversationFromAnother() throws Exception {
        String take = "update handoff set claimed_by = '%s' where id = '%s'".formatted(JONAS_ID, MINAS);
        assertThat(changed(JONAS, take)).isZero();
        assertThat(changed(JONAS, "update handoff set state = 'RESOLVED' where id = '%s'".formatted(MINAS)))
                .isZero();
        assertThat(changed(MINA, "update handoff set state = 'RESOLVED' where id = '%s'".formatted(MINAS)))
                .isOne();
        assertThat(changed(SENIOR, take)).isOne();

        String hold = "update conversation set agent_id = '%s' where id = '%s'".formatted(JONAS_ID, MINAS);
        assertThat(changed(JONAS, hold)).isEqualTo(-1);
        assertThat(changed(JONAS, "update conversation set status = 'RESOLVED' where id = '%s'".formatted(MINAS)))
                .isEqualTo(-1);
        assertThat(changed(SENIOR, hold)).isOne();
        // Locking it is no change: the hub tells who holds it.
        assertThat(changed(JONAS, "update conversation set updated_at = updated_at where id = '%s'".formatted(MINAS)))
                .isOne();
    }

    @Test
    void anAgentWritesAndActsInTheirOwnNameOnly() throws Exception {
        String write = "insert into message (id, conversation_id, channel_id, direction, author, author_id, text)"
                + " values (gen_random_uuid(), '%s', 'webchat', 'OUT', '%s', %s, 'hello')";
        assertThat(changed(JONAS, write.formatted(MINAS, "AGENT", "'" + JONAS_ID + "'")))
                .isOne();
        assertThat(changed(JONAS, write.formatted(MINAS, "AGENT", "'" + MINA.accountId() + "'")))
                .isEqualTo(-1);
        assertThat(changed(JONAS, write.formatted(MINAS, "ASSISTANT", "null"))).isEqualTo(-1);
        assertThat(changed(JONAS, "update message set text = 'changed'")).isEqualTo(-1);

        String log = "insert into %s (type, actor_id, payload) values ('x', '%s', '{}')";
        assertThat(changed(JONAS, log.formatted("event", JONAS_ID))).isOne();
        assertThat(changed(JONAS, log.formatted("event", MINA.accountId()))).isEqualTo(-1);
        String audit = "insert into audit_entry (actor_id, action, subject_type) values ('%s', 'x', 'y')";
        assertThat(changed(JONAS, audit.formatted(JONAS_ID))).isOne();
        assertThat(changed(JONAS, audit.formatted(MINA.accountId()))).isEqualTo(-1);
        assertThat(changed(JONAS, "update account set name = 'Mina'")).isEqualTo(-1);
        assertThat(changed(JONAS, "update event set payload = '{}'")).isEqualTo(-1);
        assertThat(changed(SUPERVISOR, "update event set payload = '{}'")).isEqualTo(-1);
    }

    @Test
    void whatTheContractLeavesToOthersAnAgentsConnectionCannotDo() throws Exception {
        for (Person person : new Person[] {JONAS, SENIOR}) {
            assertThat(changed(person, "update webhook_subscription set url = 'https://elsewhere.example'"))
                    .isZero();
            assertThat(changed(person, "delete from webhook_subscription")).isZero();
            assertThat(changed(person, "update webhook_delivery set state = 'PENDING'"))
                    .isZero();
            assertThat(changed(person, "update delivery set state = 'PENDING'")).isZero();
            assertThat(changed(person, "update mailbox_cursor set backfill_since = now()"))
                    .isZero();
        }
        assertThat(changed(SUPERVISOR, "update webhook_subscription set url = 'https://elsewhere.example'"))
                .isZero();
        assertThat(changed(SUPERVISOR, "update delivery set state = 'PENDING'")).isEqualTo(6);
    }

    @Test
    void whatIsOverStaysOverAndNobodyWritesInThePast() throws Exception {
        for (Person person : new Person[] {JONAS, SUPERVISOR}) {
            assertThat(changed(person, "update turn set closed_at = null where closed_at is null"))
                    .isEqualTo(-1);
            assertThat(changed(person, "update turn set closed_at = null where closed_at is not null"))
                    .isZero();
            assertThat(changed(
                            person,
                            "update conversation_interval set ended_at = started_at where ended_at is not null"))
                    .isZero();
            assertThat(changed(person, "insert into event (type, payload, at) values ('x', '{}', 'epoch')"))
                    .isEqualTo(-1);
            assertThat(changed(person, "insert into event (type, payload, txid) values ('x', '{}', '0')"))
                    .isEqualTo(-1);
        }
    }

    @Test
    void nobodyChangesTheAuditLogNotEvenItsOwner() throws Exception {
        for (Connection connection :
                new Connection[] {database.asWork(), database.as(SUPERVISOR), database.asOwner()}) {
            try (connection) {
                for (String command : new String[] {
                    "update audit_entry set action = 'nothing'",
                    "update audit_entry set action = 'nothing' where false",
                    "delete from audit_entry",
                    "truncate audit_entry",
                    "insert into audit_entry (id, action, subject_type) overriding system value values (1, 'x', 'y')"
                            + " on conflict (id) do update set action = 'nothing'"
                }) {
                    assertThat(SqlTry.state(connection, command)).as(command).isEqualTo(SqlTry.DENIED);
                }
            }
        }
    }

    /** How many rows it would change; -1 when it is refused. */
    private static int changed(Person person, String command) throws SQLException {
        try (Connection connection = database.as(person);
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                return statement.executeUpdate(command);
            } catch (SQLException e) {
                assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo("42501");
                return -1;
            } finally {
                connection.rollback();
            }
        }
    }
}

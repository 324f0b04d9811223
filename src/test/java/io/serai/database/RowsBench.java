package io.serai.database;

import io.serai.shared.Acting.Person;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What row-level security costs: processor time of the statements of a request, of the hub and of PostgreSQL together, as
 * the role that the policies bind, told for whom it works, and as the owner, whom they do not. Run alone and by name:
 * {@code ./mvnw -P bench test -Dtest=RowsBench}.
 */
class RowsBench {

    private static final int WARM_UP = 3_000;
    private static final int BLOCK = 1_000;
    private static final int ROUNDS = 8;

    private static final String VIEW = """
            select message.*, account.name as author_name from message
            left join account on account.id = message.author_id
            left join delivery on delivery.message_id = message.id
            where message.conversation_id = ? and delivery.outcome is distinct from 'WITHHELD'
            order by message.created_at, message.id
            """;
    private static final String ATTACHED = """
            select attachment.id, attachment.name, attachment.media_type, attachment.size, attachment.message_id
            from attachment join message on message.id = attachment.message_id
            where message.conversation_id = ? order by attachment.id
            """;
    private static final String PENDING = """
            select approval.*, account.name as claimed_by_name, draft.question, draft.answer, draft.signals, draft.passages
            from approval join draft on draft.id = approval.draft_id
            left join account on account.id = approval.claimed_by
            where approval.state in ('PENDING', 'CLAIMED') and approval.id > ? order by approval.id limit 51
            """;
    private static final String CLAIM = """
            update approval set lease_until = now() + interval '5 minutes'
            where id = ? and (state = 'PENDING' or state = 'CLAIMED' and claimed_by = claimed_by)
            """;

    record Request(Person person, List<String> statements, UUID parameter) {}

    @Test
    void processorTimeOfARequestWithAndWithoutPolicies() throws Exception {
        RowsDatabase database = new RowsDatabase();
        UUID known = new UUID(0, 0xa);
        Person agent = Person.withAccount(new UUID(0, 1), "AGENT");
        Map<String, Request> requests = new LinkedHashMap<>();
        requests.put(
                "a visitor reads their conversation",
                new Request(
                        Person.customerIn(known),
                        List.of("select * from conversation where id = ?", ATTACHED, VIEW),
                        known));
        requests.put("an agent lists what waits", new Request(agent, List.of(PENDING), new UUID(0, 0)));
        requests.put(
                "an agent claims a draft",
                new Request(agent, List.of("select * from approval where id = ?", CLAIM), known));
        try (Connection owner = database.asOwner();
                var statement = owner.createStatement()) {
            statement.execute(MANY);
        }
        for (var request : requests.entrySet()) {
            try (Connection owner = database.asOwner();
                    Connection people = database.as(null)) {
                Cost with = new Cost(people, request.getValue(), true);
                Cost without = new Cost(owner, request.getValue(), false);
                with.run(WARM_UP);
                without.run(WARM_UP);
                for (int round = 0; round < ROUNDS; round++) {
                    with.measure();
                    without.measure();
                }
                System.out.printf(
                        "%s: %.3f ms with, %.3f ms without, ratio %.2f, difference %.3f ms%n",
                        request.getKey(),
                        with.millis(),
                        without.millis(),
                        with.millis() / without.millis(),
                        with.millis() - without.millis());
            }
        }
    }

    private static class Cost {
        private final Connection connection;
        private final Request request;
        private final boolean told;
        private final Path server;
        private double millis;
        private long times;

        Cost(Connection connection, Request request, boolean told) throws SQLException {
            this.connection = connection;
            this.request = request;
            this.told = told;
            try (var rows = connection.createStatement().executeQuery("select pg_backend_pid()")) {
                rows.next();
                this.server = Path.of("/proc/" + rows.getInt(1) + "/stat");
            }
        }

        void measure() throws Exception {
            double before = used();
            run(BLOCK);
            millis += used() - before;
            times += BLOCK;
        }

        double millis() {
            return millis / times;
        }

        private double used() throws IOException {
            String[] fields = Files.readString(server).replaceAll("^.*\\) ", "").split(" ");
            long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
            return ticks * 10.0 + ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e6;
        }

        void run(int requests) throws SQLException {
            for (int i = 0; i < requests; i++) {
                if (told) {
                    HubConnections.tell(connection, request.person());
                }
                connection.setAutoCommit(false);
                for (String sql : request.statements()) {
                    try (PreparedStatement statement = connection.prepareStatement(sql)) {
                        statement.setObject(1, request.parameter());
                        statement.execute();
                        read(statement);
                    }
                }
                connection.commit();
                connection.setAutoCommit(true);
            }
        }

        private static void read(PreparedStatement statement) throws SQLException {
            List<Object> seen = new ArrayList<>();
            try (var rows = statement.getResultSet()) {
                while (rows != null && rows.next()) {
                    seen.add(rows.getObject(1));
                }
            }
            if (statement.getUpdateCount() == 0) {
                throw new IllegalStateException("Nothing was changed");
            }
        }
    }

    /** 5,000 conversations of ten messages, 200 drafts that wait. */
    private static final String MANY = """
            insert into customer (id) select gen_random_uuid() from generate_series(1, 5000);
            insert into conversation (id, channel_id, customer_id, status) select gen_random_uuid(), 'webchat', id, 'OPEN'
              from customer where display_name is null;
            insert into message (id, conversation_id, channel_id, direction, author, text)
              select gen_random_uuid(), id, 'webchat', 'IN', 'CUSTOMER', repeat('words ', 20)
              from conversation, generate_series(1, 10) where status = 'OPEN';
            insert into message (id, conversation_id, channel_id, direction, author, text)
              select gen_random_uuid(), '00000000-0000-0000-0000-00000000000a', 'webchat', 'IN', 'CUSTOMER',
                repeat('words ', 20) from generate_series(1, 10);
            insert into turn (id, conversation_id) select gen_random_uuid(), id from conversation where status = 'OPEN' limit 200;
            insert into draft (id, conversation_id, turn_id, revision, channel_id, question, answer, citations, passages,
              prompt_version, model_calls, action, grounding, signals, probability, threshold, policy_version, decision, reason)
              select id, conversation_id, id, 1, 'webchat', 'who?', repeat('words ', 50), '[]', '[]', '1', '[]', 'ANSWER', '{}',
                '{}', 0.5, 0.8, '1', 'APPROVAL', 'BELOW_THRESHOLD' from turn where id::text not like '00000000%';
            insert into approval (id, conversation_id, turn_id, draft_id, channel_id, revision, state, due_at)
              select id, conversation_id, id, id, 'webchat', 1, 'PENDING', now() from draft
              where id::text not like '00000000%';
            analyze;
            """;
}

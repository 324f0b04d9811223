package io.serai.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.channel.BotApiServer;
import io.serai.channel.MailServer;
import io.serai.channel.WebhookPeer;
import io.serai.packaged.OutsideWorld.Side;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The hub is killed where a channel's other end knows more than the hub's database, or less: what comes in is stored once
 * all the same, and what goes out is seen there as often as docs/channels/delivery.md says.
 */
class KilledOnTheWireIT {

    /** What the hub does to its database, and by which figure one sees that it did. */
    private enum Point {
        STORED("insert on inbound", "select count(*) from inbound"),
        MOVED(
                "update on mailbox_cursor for each row when (new.last_uid > old.last_uid)",
                "select coalesce(max(last_uid), 0) from mailbox_cursor"),
        MARKED(
                "delete on mailbox_pending for each row when (old.stored)",
                "select (select count(*) from inbound) - (select count(*) from mailbox_pending where stored)"),
        PARTS_COUNTED(
                "update on delivery for each row when (new.parts is distinct from old.parts)",
                "select count(*) from delivery where parts is not null"),
        PART_SENT(
                "update on delivery for each row when (new.parts_sent > old.parts_sent)",
                "select coalesce(sum(parts_sent), 0) from delivery"),
        SENT(
                "update on delivery for each row when (new.state = 'SENT')",
                "select count(*) from delivery where state = 'SENT'");

        private final String statement;
        private final String figure;

        Point(String statement, String figure) {
            this.statement = statement;
            this.figure = figure;
        }
    }

    /**
     * @param committed killed when the point is past, not before
     * @param state what becomes of the reply
     * @param taken how often the other end gets the reply, under one name
     */
    private record Step(String name, Side side, Point point, boolean committed, String state, int taken) {}

    private static final List<Step> STEPS = List.of(
            new Step("a mail is being stored", Side.MAIL, Point.STORED, false, "SENT", 1),
            new Step(
                    "a mail is stored, its mailbox's position has not moved", Side.MAIL, Point.STORED, true, "SENT", 1),
            new Step("its mailbox's position is being moved", Side.MAIL, Point.MOVED, false, "SENT", 1),
            new Step("the position has moved, and the mail is not marked", Side.MAIL, Point.MOVED, true, "SENT", 1),
            new Step("the mail is marked, and that is not recorded", Side.MAIL, Point.MARKED, false, "SENT", 1),
            new Step("the server said 250, and that is not recorded", Side.MAIL, Point.SENT, false, "SENT", 2),
            new Step("what the server said is recorded, and nobody knows", Side.MAIL, Point.SENT, true, "SENT", 1),
            new Step("an update is being stored", Side.BOT, Point.STORED, false, "SENT", 1),
            new Step("an update is stored, its offset is not confirmed", Side.BOT, Point.STORED, true, "SENT", 1),
            new Step(
                    "an attempt has begun, and nothing is asked of Telegram",
                    Side.BOT,
                    Point.PARTS_COUNTED,
                    false,
                    "UNKNOWN",
                    0),
            new Step(
                    "sendMessage is answered, and that is not recorded",
                    Side.BOT,
                    Point.PART_SENT,
                    false,
                    "UNKNOWN",
                    1),
            new Step("sendMessage's answer is recorded, and nobody knows", Side.BOT, Point.PART_SENT, true, "SENT", 1),
            new Step("all parts are recorded, and their end is not", Side.BOT, Point.SENT, false, "SENT", 1),
            new Step("a post is being stored", Side.PROGRAM, Point.STORED, false, "SENT", 1),
            new Step("a post is stored, and not answered", Side.PROGRAM, Point.STORED, true, "SENT", 1),
            new Step("the program said 204, and that is not recorded", Side.PROGRAM, Point.SENT, false, "SENT", 2),
            new Step("what the program said is recorded, and nobody knows", Side.PROGRAM, Point.SENT, true, "SENT", 1));

    @TempDir
    Path home;

    @Test
    void aMailIsStoredOnceAndItsReplyRepeatedOnlyUnderItsMessageId() throws Exception {
        killAtEachStepOf(Side.MAIL);
    }

    @Test
    void anUpdateOfTelegramIsStoredOnceAndItsReplyNeverRepeated() throws Exception {
        killAtEachStepOf(Side.BOT);
    }

    @Test
    void aProgramsPostIsStoredOnceAndItsReplyRepeatedOnlyUnderItsId() throws Exception {
        killAtEachStepOf(Side.PROGRAM);
    }

    private void killAtEachStepOf(Side side) throws Exception {
        List<Step> steps = STEPS.stream().filter(step -> step.side() == side).toList();
        try (MailServer mail = new MailServer().start();
                BotApiServer bot = new BotApiServer().start();
                WebhookPeer program = new WebhookPeer();
                HubProcess hub = HubProcess.takenApart(home);
                OutsideWorld outside = new OutsideWorld(side, mail, bot, program, hub)) {
            hub.write("knowledge/delivery.md", Customers.ARTICLE);
            outside.configure();
            hub.start();
            for (int number = 1; number <= steps.size(); number++) {
                killAt(steps.get(number - 1), number, hub, outside);
            }
            for (int number = 1; number <= steps.size(); number++) {
                assertTaken(steps.get(number - 1), outside.received(number));
            }
        }
    }

    private static void killAt(Step step, int number, HubProcess hub, OutsideWorld outside) throws Exception {
        long before;
        try (HubData data = HubData.at(hub.jdbcUrl())) {
            Gate gate = new Gate(data);
            before = data.count(step.point().figure);
            if (step.committed()) {
                gate.closeAtCommitOf(step.point().statement);
            } else {
                gate.close(step.point().statement);
            }
            outside.write(number);
            gate.awaitSomebody(step.name());
            hub.kill();
            if (!step.committed()) {
                gate.turnAway();
            }
        }
        try (HubData data = HubData.at(hub.jdbcUrl())) {
            new Gate(data).remove();
            assertThat(data.count(step.point().figure) > before)
                    .as(step.name() + ", as the database says while the hub is away")
                    .isEqualTo(step.committed());
        }
        hub.start();
        try (HubData data = HubData.at(hub.jdbcUrl())) {
            awaitRest(step, number, data);
            assertEachOnce(step, number, data);
        }
        outside.awaitTaken(number);
        assertTaken(step, outside.received(number));
    }

    private static void assertTaken(Step step, List<String> received) {
        assertThat(received).as(step.name()).hasSize(step.taken());
        assertThat(received.stream().distinct().count()).as(step.name()).isLessThanOrEqualTo(1);
    }

    private static void awaitRest(Step step, int messages, HubData data) {
        // GreenMail's threads end with exceptions when their callers are killed.
        await("the hub to finish what was under way when " + step.name())
                .dontCatchUncaughtExceptions()
                .atMost(Duration.ofMinutes(3))
                .until(() -> data.count("select count(*) from delivery where state in ('SENT', 'UNKNOWN')") == messages
                        && data.count("select count(*) from work_item") == 0);
    }

    private static void assertEachOnce(Step step, int messages, HubData data) throws Exception {
        for (String counted : List.of(
                "select count(*) from inbound where state = 'STORED'",
                "select count(*) from message where direction = 'IN'",
                "select count(*) from message where direction = 'OUT'",
                "select count(*) from turn where closed_at is not null",
                "select count(*) from delivery")) {
            assertThat(data.count(counted)).as(step.name() + ": " + counted).isEqualTo(messages);
        }
        assertThat(data.texts("select state from delivery order by created_at desc, id desc limit 1"))
                .as(step.name())
                .containsExactly(step.state());
    }
}

package io.serai.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** Mailboxes that others read too, servers that break off, and what the database then holds. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"serai.home=target/test-homes/mailbox", "camel.main.name=serai-mailbox"})
@ContextConfiguration(initializers = TestDatabase.class)
@DirtiesContext
class MailboxTest {

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final Date LONG_AGO = Date.from(Instant.now().minus(Duration.ofDays(400)));
    private static final MailServer shared = new MailServer().start();
    private static final MailServer used = new MailServer().start();
    private static final MailServer fragile = new MailServer().start();
    private static final MailServer renumbered = new MailServer().start();
    private static final CuttingProxy proxy = new CuttingProxy(fragile.imapPort());

    static {
        used.deliverRead(mail("<read-before@x>", "Read before the hub came"), LONG_AGO);
        used.deliverUnread(mail("<unread-before@x>", "Unread for a year"), LONG_AGO);
        used.deliverUnread(mail("<unread-today@x>", "Unread today"), new Date());
        ChannelHome.at("target/test-homes/mailbox")
                .channel("shared", shared.channelYaml())
                .channel("used", used.channelYaml())
                .channel("renumbered", renumbered.channelYaml())
                .channel(
                        "fragile",
                        fragile.channelYaml()
                                .replace("port: " + fragile.imapPort(), "port: " + proxy.port())
                                .replace("delay: 200", "delay: 200\n  read-timeout: 700"));
    }

    @Autowired
    JdbcClient jdbc;

    @Value("${serai.database.url}")
    String database;

    @Autowired
    Channels channels;

    @Autowired
    Mailboxes mailboxes;

    @AfterAll
    static void stop() {
        List.of(shared, used, fragile, renumbered).forEach(MailServer::close);
        proxy.close();
    }

    @Test
    void aMailThatAnotherProgramHasReadIsNotMissed() {
        isUp("shared");
        shared.deliverRead(mail("<read@x>", "Another program was faster"), new Date());

        await().atMost(SOON).until(() -> stored("shared").contains("<read@x>"));
    }

    @Test
    void theFirstContactTakesWhatIsUnseenAndNothingThatWasRead() {
        await().atMost(SOON).untilAsserted(() -> assertThat(stored("used"))
                .containsExactlyInAnyOrder("<unread-before@x>", "<unread-today@x>"));
        assertThat(automatic("<unread-before@x>")).isEqualTo(IncomingMessage.OLD);
        assertThat(automatic("<unread-today@x>")).isNull();
        assertThat(jdbc.sql("select count(*) from handoff where channel_id = 'used' and reason = 'old-message'")
                        .query(Integer.class)
                        .single())
                .isZero();

        mailboxes.backfill("used", Instant.now().minus(Duration.ofDays(500)));

        await().atMost(SOON).until(() -> stored("used").contains("<read-before@x>"));
        assertThat(automatic("<read-before@x>")).isEqualTo(IncomingMessage.OLD);
        assertThat(stored("used")).hasSize(3);
    }

    @Test
    void aServerThatBreaksOffInTheMiddleLosesAndDoublesNothing() {
        isUp("fragile");
        List<String> names =
                IntStream.range(0, 60).mapToObj(i -> "<f%d@x>".formatted(i)).toList();
        proxy.cutAfter(3_000, false);
        names.forEach(name -> fragile.deliver(mail(name, name + " " + "words ".repeat(200))));
        await().atMost(SOON).until(() -> proxy.cuts() >= 2);
        proxy.cutAfter(30_000, true);
        int before = proxy.cuts();
        await().atMost(SOON).until(() -> proxy.cuts() > before);
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        channels.status("fragile").orElseThrow().detail())
                .isNotBlank());
        proxy.cutAfter(Long.MAX_VALUE, false);

        await().atMost(SOON).until(() -> stored("fragile").containsAll(names));
        assertThat(stored("fragile")).containsAll(names).doesNotHaveDuplicates();
        await().atMost(SOON).until(() -> fragile.unseen() == 0);
    }

    @Test
    void aMailThatWasStoredAndCouldNotBeMarkedAsSeenIsMarkedLater() {
        isUp("fragile");
        int before = proxy.cuts();
        proxy.cutAt("+FLAGS.SILENT");

        fragile.deliver(mail("<unmarked@x>", "Hello"));

        await().atMost(SOON).until(() -> proxy.cuts() > before && fragile.unseen() == 0);
        assertThat(stored("fragile")).containsOnlyOnce("<unmarked@x>");
    }

    @Test
    void mailsAreFetchedAgainAndKeptOnceWhenTheServerCountsAnew() {
        isUp("renumbered");
        renumbered.deliver(mail("<one@x>", "The first"));
        await().atMost(SOON).until(() -> stored("renumbered").contains("<one@x>"));
        jdbc.sql("update mailbox_cursor set uid_validity = 1, last_uid = 4000000000 where channel_id = 'renumbered'")
                .update();
        renumbered.deliverRead(mail("<two@x>", "The second"), new Date());

        await().atMost(SOON).until(() -> stored("renumbered").contains("<two@x>"));
        assertThat(stored("renumbered")).containsExactlyInAnyOrder("<one@x>", "<two@x>");
    }

    @Test
    void aMailThatTheDatabaseRefusesIsKeptRawAndTheNextOneGoesOn() {
        TestDatabase.asOwner(database, """
                create or replace function refuse() returns trigger language plpgsql as $$ begin
                  if new.text like 'poison%' then raise exception 'refused' using errcode = '22000'; end if;
                  return new; end $$;
                create or replace trigger refuse before insert on message for each row execute function refuse()
                """);
        isUp("shared");
        shared.deliver(mail("<bad@x>", "poison"));
        shared.deliver(mail("<good@x>", "Water"));

        await().atMost(SOON).until(() -> stored("shared").contains("<good@x>"));
        var failed = jdbc.sql("select reason, convert_from(raw, 'UTF8') as raw from inbound where state = 'FAILED'"
                        + " and channel_id = 'shared'")
                .query()
                .listOfRows();
        assertThat(failed).singleElement().satisfies(row -> {
            assertThat(row.get("reason").toString())
                    .startsWith("It cannot be stored")
                    .contains("refused");
            assertThat(row.get("raw").toString()).contains("<bad@x>").contains("poison");
        });
    }

    @Test
    void aLargeAttachmentArrivesByteForByte() {
        isUp("shared");
        byte[] photo = new byte[3_000_000];
        new Random(1).nextBytes(photo);
        shared.deliver("""
                From: mina@example.org
                To: support@shop.example
                Message-ID: <photo@x>
                Subject: Photo
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=m

                --m

                See the photo.
                --m
                Content-Type: image/jpeg; name=photo.jpg
                Content-Transfer-Encoding: base64

                %s
                --m--
                """.formatted(Base64.getMimeEncoder().encodeToString(photo)));

        await().atMost(SOON).until(() -> stored("shared").contains("<photo@x>"));
        var row = jdbc.sql("""
                        select attachment.content, attachment.size, length(inbound.raw) as raw from attachment
                        join message on message.id = message_id join inbound on inbound.message_id = message.id
                        where external_ref = '<photo@x>'
                        """).query().singleRow();
        assertThat((byte[]) row.get("content")).isEqualTo(photo);
        assertThat(row.get("size")).isEqualTo((long) photo.length);
        assertThat((int) row.get("raw")).isGreaterThan(4_000_000);
    }

    @Test
    void oneHubReadsAMailboxAtATime() {
        jdbc.sql("""
                        insert into mailbox_cursor (channel_id, folder, lease_owner, lease_until)
                        values ('elsewhere', 'INBOX', gen_random_uuid(), now() + interval '1 minute')
                        """).update();
        assertThat(mailboxes.lease("elsewhere", "INBOX")).isEmpty();

        jdbc.sql("update mailbox_cursor set lease_until = now() - interval '1 second' where channel_id = 'elsewhere'")
                .update();
        assertThat(mailboxes.lease("elsewhere", "INBOX")).isPresent();
    }

    private void isUp(String channelId) {
        await().atMost(SOON)
                .until(() ->
                        jdbc.sql("select count(*) from mailbox_cursor where channel_id = ? and read_at is not null")
                                        .param(channelId)
                                        .query(Integer.class)
                                        .single()
                                == 1);
    }

    private List<String> stored(String channelId) {
        return jdbc.sql("select external_ref from message where channel_id = ? and direction = 'IN'")
                .param(channelId)
                .query(String.class)
                .list();
    }

    private String automatic(String name) {
        return jdbc.sql("select automatic from message where external_ref = ?")
                .param(name)
                .query((row, number) -> java.util.Optional.ofNullable(row.getString(1)))
                .single()
                .orElse(null);
    }

    private static String mail(String messageId, String text) {
        return """
                From: mina@example.org
                To: support@shop.example
                Subject: Question
                Message-ID: %s

                %s
                """.formatted(messageId, text);
    }

    /** The mail server's threads complain of callers that hang up. */
    private static ConditionFactory await() {
        return Awaitility.await().dontCatchUncaughtExceptions();
    }
}

package io.serai.camel;

import io.serai.camel.ImapFolder.Listed;
import io.serai.channel.Arrival;
import io.serai.channel.Content;
import io.serai.channel.MailFile;
import io.serai.channel.Mailboxes;
import io.serai.channel.Redaction;
import jakarta.mail.MessagingException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Some mails of a folder, on their way to the intake in their order. The first that cannot be stored ends it. */
final class MailBatch {

    private static final Logger log = LoggerFactory.getLogger(MailBatch.class);
    private static final long SMALL = 64 << 10;
    private static final long BEGINNING = 64 << 10;
    /** After so many looks in which one mail failed, the others are no longer kept waiting. */
    private static final int MOST_FAILURES = 10;

    private final MailboxConsumer consumer;
    private final Mailboxes mailboxes;
    private final ImapFolder folder;
    private final String channelId;
    private final String folderName;
    private final long mailLimit;
    private final Map<Long, Instant> answerableSince;
    private final Map<Long, Small> small = new HashMap<>();
    private final List<Long> stored = new ArrayList<>();
    private final List<Long> read = new ArrayList<>();

    private record Small(Content content, Future<Arrival> read) {}

    MailBatch(
            MailboxConsumer consumer,
            Mailboxes mailboxes,
            ImapFolder folder,
            String channelId,
            String folderName,
            long mailLimit,
            Map<Long, Instant> answerableSince) {
        this.consumer = consumer;
        this.mailboxes = mailboxes;
        this.folder = folder;
        this.channelId = channelId;
        this.folderName = folderName;
        this.mailLimit = mailLimit;
        this.answerableSince = answerableSince;
    }

    /** @param areNew 1 when the position moves with them, 0 when it is beyond them */
    int take(List<Listed> mails, int areNew) throws Exception {
        try {
            prefetch(mails);
            for (Listed mail : mails) {
                if (!consumer.isRunAllowed()) {
                    break;
                }
                take(mail);
            }
        } finally {
            // What was read ahead of a failure would keep the next look waiting.
            small.values().forEach(mail -> mail.read().cancel(false));
            if (!stored.isEmpty()) {
                mailboxes.stored(channelId, folderName, stored, areNew * stored.get(stored.size() - 1), read);
            }
        }
        consumer.mark(folder, read);
        return stored.size();
    }

    private void prefetch(List<Listed> mails) throws MessagingException {
        List<Long> uids = mails.stream()
                .filter(mail -> mail.size() <= SMALL)
                .map(Listed::uid)
                .toList();
        if (uids.isEmpty()) {
            return;
        }
        try {
            Map<Long, byte[]> fetched = folder.fetch(uids);
            // In their order, as they will be wanted.
            uids.stream().filter(fetched::containsKey).forEach(uid -> {
                Content content = Content.of(fetched.get(uid));
                small.put(uid, new Small(content, consumer.readAhead(content)));
            });
        } catch (MessagingException failure) {
            if (!ImapFolder.isRefusal(failure)) {
                throw failure;
            }
            // One of them is to blame; each is fetched by itself.
        }
    }

    private void take(Listed mail) throws Exception {
        try {
            fetchAndHandOver(mail);
        } catch (Exception failure) {
            boolean refused = Refusals.isData(failure);
            int failures = mailboxes.failed(channelId, folderName, mail.uid());
            if (!refused && failures < MOST_FAILURES) {
                throw failure;
            }
            String reason = "It cannot be taken: " + Redaction.reasonOf(failure);
            log.warn("A mail of the channel {}, UID {}, is only noted. {}", channelId, mail.uid(), reason);
            note(mail, reason, failure);
        }
        stored.add(mail.uid());
    }

    private void fetchAndHandOver(Listed mail) throws Exception {
        Small fetched = small.remove(mail.uid());
        if (fetched != null) {
            handOver(mail, fetched(mail, fetched.content(), fetched.read()));
            return;
        }
        Path file = Files.createTempFile("mail-", ".eml");
        try {
            boolean whole = mail.size() <= mailLimit || mail.size() == Long.MAX_VALUE;
            long most = whole ? mailLimit : BEGINNING;
            long got;
            try (OutputStream out = Files.newOutputStream(file)) {
                got = folder.fetch(mail.uid(), out, most);
            }
            if (got == 0 && folder.list(List.of(mail.uid())).isEmpty()) {
                return;
            }
            try (MailFile content = new MailFile(file)) {
                if (whole && got < most) {
                    handOver(mail, fetched(mail, content, null));
                } else {
                    consumer.handOver(fetched(mail, content, null)
                            .refused("It has %d bytes, more than the hub takes; only its beginning is kept."
                                    .formatted(mail.size())));
                }
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void handOver(Listed mail, FetchedMail fetched) throws Exception {
        try {
            consumer.handOver(fetched);
        } catch (Exception failure) {
            if (!Refusals.isData(failure)) {
                throw failure;
            }
            consumer.handOver(fetched.refused("It cannot be stored: " + Redaction.reasonOf(failure)));
        }
        read.add(mail.uid());
    }

    private FetchedMail fetched(Listed mail, Content content, Future<Arrival> ahead) {
        Instant since = answerableSince.get(mail.uid());
        boolean old = since != null && mail.receivedAt().isBefore(since);
        return new FetchedMail(ahead, null, content, mail.receivedAt(), old, null);
    }

    /** The mail itself stays in the mailbox, unseen. */
    private void note(Listed mail, String reason, Exception cause) throws Exception {
        try {
            String name = "uid:%s:%d:%d".formatted(folderName, folder.uidValidity(), mail.uid());
            String words = "UID %d of the folder %s, %d bytes.".formatted(mail.uid(), folderName, mail.size());
            Content content = Content.of(words.getBytes(StandardCharsets.UTF_8));
            consumer.handOver(new FetchedMail(null, name, content, mail.receivedAt(), false, reason));
        } catch (Exception failure) {
            failure.addSuppressed(cause);
            throw failure;
        }
    }
}

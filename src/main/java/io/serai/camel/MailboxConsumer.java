package io.serai.camel;

import io.serai.channel.Arrival;
import io.serai.channel.Content;
import io.serai.channel.MailboxPosition;
import io.serai.channel.MailboxPosition.Pending;
import io.serai.channel.Mailboxes;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.ScheduledPollConsumer;

/**
 * Reads a folder by UID, whoever else has read its mails, and moves the position in the database once they are stored.
 * The first contact takes the unseen mails and everything newer; when the server counts its UIDs anew, what came since
 * the last look, and some more, is fetched again, which changes nothing where it is stored.
 */
class MailboxConsumer extends ScheduledPollConsumer {

    private static final int BATCH = 50;
    /** Clocks differ, and mails are moved into a folder later than they came. */
    private static final Duration OVERLAP = Duration.ofDays(7);

    private final String channelId;
    private final String folderName;
    private final ImapServer server;
    private final Mailboxes mailboxes;
    private final MailboxComponent hub;
    private ExecutorService reader;

    MailboxConsumer(MailboxEndpoint endpoint, Processor route) {
        super(endpoint, route);
        this.channelId = endpoint.channelId;
        this.folderName = endpoint.folder();
        this.server = endpoint.server();
        this.hub = endpoint.hub;
        this.mailboxes = hub.mailboxes;
    }

    @Override
    protected int poll() throws Exception {
        Optional<MailboxPosition> position = mailboxes.lease(channelId, folderName);
        if (position.isEmpty()) {
            return 0;
        }
        try (AutoCloseable held = () -> mailboxes.release(channelId, folderName)) {
            return look(position.get());
        } catch (MessagingException failure) {
            // The connection may be in the middle of anything.
            server.disconnect();
            throw failure;
        }
    }

    private int look(MailboxPosition position) throws Exception {
        try (ImapFolder folder = server.open(folderName)) {
            long last = begin(folder, position);
            if (position.backfillSince() != null) {
                List<Long> found = folder.searchSince(position.backfillSince());
                mailboxes.found(channelId, folderName, position.backfillSince(), pending(found, last, notOld()));
            }
            int taken = takePending(folder) + takeNew(folder, last);
            mark(folder, mailboxes.unmarked(channelId, folderName, BATCH));
            if (isRunAllowed()) {
                mailboxes.readToItsEnd(channelId, folderName);
            }
            return taken;
        } finally {
            hub.channels.backlog(channelId, 0);
        }
    }

    /** @return the last UID that new mails are above */
    private long begin(ImapFolder folder, MailboxPosition position) throws MessagingException {
        long validity = folder.uidValidity();
        if (position.isValid(validity)) {
            return position.lastUid();
        }
        // Before the search, so that a mail that comes meanwhile is new.
        long last = folder.lastUid();
        boolean first = position.uidValidity() == null;
        List<Long> uids = first ? folder.searchUnseen() : folder.searchSince(lostSince(position));
        Instant answerableSince = first || position.readAt() == null ? notOld() : position.readAt();
        mailboxes.begin(channelId, folderName, validity, last, pending(uids, last, answerableSince));
        return last;
    }

    private Instant lostSince(MailboxPosition position) {
        boolean unfinished = position.readAt() == null
                || !mailboxes.pending(channelId, folderName, 1).isEmpty();
        return unfinished ? Instant.EPOCH : position.readAt().minus(OVERLAP);
    }

    private Instant notOld() {
        return hub.clock.instant().minus(hub.oldAfter);
    }

    private static List<Pending> pending(Collection<Long> uids, long last, Instant answerableSince) {
        return uids.stream()
                .filter(uid -> uid <= last)
                .map(uid -> new Pending(uid, answerableSince))
                .toList();
    }

    private int takePending(ImapFolder folder) throws Exception {
        int taken = 0;
        int all = mailboxes.countPending(channelId, folderName);
        for (List<Pending> next = nextPending(); !next.isEmpty() && isRunAllowed(); next = nextPending()) {
            Map<Long, Instant> answerable = new HashMap<>();
            hub.channels.backlog(channelId, Math.max(0, all - taken));
            next.forEach(mail -> answerable.put(mail.uid(), mail.answerableSince()));
            List<ImapFolder.Listed> there = folder.list(answerable.keySet());
            taken += batch(folder, answerable).take(there, 0);
            // Deleted meanwhile.
            answerable
                    .keySet()
                    .removeAll(there.stream().map(ImapFolder.Listed::uid).toList());
            mailboxes.marked(channelId, folderName, List.copyOf(answerable.keySet()));
        }
        return taken;
    }

    /** What a broken connection leaves unmarked is marked after a later look, and keeps no mail waiting. */
    void mark(ImapFolder folder, List<Long> stored) throws MessagingException {
        if (stored.isEmpty()) {
            return;
        }
        try {
            folder.markSeen(stored);
        } catch (MessagingException failure) {
            if (!ImapFolder.isRefusal(failure)) {
                throw failure;
            }
            // Whoever may only read the mailbox cannot mark anything in it, and can be read from all the same.
        }
        mailboxes.marked(channelId, folderName, stored);
    }

    private List<Pending> nextPending() {
        return mailboxes.pending(channelId, folderName, BATCH);
    }

    private int takeNew(ImapFolder folder, long above) throws Exception {
        List<Long> uids = folder.searchAbove(above);
        int taken = 0;
        // Nothing is asked of all at once: on a bad line a long answer would never come to its end.
        for (int from = 0; from < uids.size() && isRunAllowed(); from += BATCH) {
            hub.channels.backlog(channelId, uids.size() - from);
            List<Long> next = uids.subList(from, Math.min(from + BATCH, uids.size()));
            taken += batch(folder, Map.of()).take(folder.list(next), 1);
        }
        return taken;
    }

    private MailBatch batch(ImapFolder folder, Map<Long, Instant> answerable) {
        return new MailBatch(this, mailboxes, folder, channelId, folderName, hub.mailLimit.toBytes(), answerable);
    }

    /** Reads a mail while those before it are being stored. */
    Future<Arrival> readAhead(Content mail) {
        return reader.submit(() -> hub.emails.read(channelId, mail));
    }

    /** @throws Exception what kept the mail from being stored */
    void handOver(FetchedMail mail) throws Exception {
        Exchange exchange = createExchange(false);
        try {
            exchange.getMessage().setBody(mail);
            getProcessor().process(exchange);
            if (exchange.getException() != null) {
                throw exchange.getException();
            }
        } finally {
            releaseExchange(exchange, false);
        }
    }

    @Override
    protected void doStart() throws Exception {
        reader = getEndpoint()
                .getCamelContext()
                .getExecutorServiceManager()
                .newSingleThreadExecutor(this, "mail-reader-" + channelId);
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        try {
            super.doStop();
            server.disconnect();
        } finally {
            // There is none where an earlier part of the route did not start.
            if (reader != null) {
                getEndpoint().getCamelContext().getExecutorServiceManager().shutdownNow(reader);
            }
        }
    }
}

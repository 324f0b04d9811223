package io.serai.channel;

import io.serai.channel.MailboxPosition.Pending;
import io.serai.shared.Acting;
import io.serai.shared.SeraiException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How far each mailbox has been read. A position moves only after what it passes has been stored, so a crash between the
 * two fetches a mail again, which is stored once all the same. One hub reads a mailbox at a time; were it two, the same
 * would hold.
 */
@Component
public class Mailboxes {

    static final String DEFAULT_FOLDER = "INBOX";
    /** Longer than it takes to store a batch; a hub that died leaves the mailbox to another after it. */
    private static final Duration LEASE = Duration.ofSeconds(15);

    private final MailboxStore mailboxes;
    private final Channels channels;
    private final ApplicationEventPublisher events;
    private final UUID self = UUID.randomUUID();

    Mailboxes(MailboxStore mailboxes, Channels channels, ApplicationEventPublisher events) {
        this.mailboxes = mailboxes;
        this.channels = channels;
        this.events = events;
    }

    /** @return empty while another hub reads the mailbox */
    @Transactional
    public Optional<MailboxPosition> lease(String channelId, String folder) {
        mailboxes.insert(channelId, folder);
        return mailboxes.lease(channelId, folder, self, LEASE);
    }

    public void release(String channelId, String folder) {
        mailboxes.release(channelId, folder, self);
    }

    /**
     * Begins to count anew: at the first contact, or because the server did.
     *
     * @param pending mails up to {@code lastUid} that are to be fetched
     */
    @Transactional
    public void begin(String channelId, String folder, long uidValidity, long lastUid, List<Pending> pending) {
        mailboxes.forgetPending(channelId, folder);
        mailboxes.addPending(channelId, folder, pending);
        mailboxes.begin(channelId, folder, uidValidity, lastUid);
    }

    public List<Pending> pending(String channelId, String folder, int limit) {
        return mailboxes.pending(channelId, folder, limit);
    }

    public int countPending(String channelId, String folder) {
        return mailboxes.countPending(channelId, folder);
    }

    /**
     * These mails are stored.
     *
     * @param upTo all new mails up to this one are; 0 to leave the position where it is
     * @param unmarked those that are to be marked as seen, see {@link #unmarked}
     */
    @Transactional
    public void stored(String channelId, String folder, List<Long> uids, long upTo, List<Long> unmarked) {
        mailboxes.removePending(channelId, folder, uids);
        mailboxes.addUnmarked(channelId, folder, unmarked);
        mailboxes.advance(channelId, folder, upTo, self, LEASE);
    }

    /** Mails that are stored, and could not be marked as seen in the mailbox yet. */
    public List<Long> unmarked(String channelId, String folder, int limit) {
        return mailboxes.unmarked(channelId, folder, limit);
    }

    /** Nothing is left to do with these mails. */
    public void marked(String channelId, String folder, List<Long> uids) {
        mailboxes.removePending(channelId, folder, uids);
    }

    public void readToItsEnd(String channelId, String folder) {
        mailboxes.readToItsEnd(channelId, folder);
    }

    /** A mail could not be fetched or stored. @return how often in a row */
    public int failed(String channelId, String folder, long uid) {
        return mailboxes.failed(channelId, folder, uid);
    }

    /**
     * Asks for a mailbox's older mails; the next look into it finds them.
     *
     * @throws SeraiException NOT_FOUND when there is no such channel, CONFLICT when it is no mailbox that runs
     */
    @Transactional
    public Backfill backfill(String channelId, Instant since) {
        ChannelConfig config = channels.get(channelId);
        if (!config.kind().equals("email") || !config.enabled()) {
            throw SeraiException.conflict("The channel %s is no mailbox that is read.".formatted(channelId));
        }
        String folder = config.source().parameters().getOrDefault("folder", DEFAULT_FOLDER);
        mailboxes.insert(channelId, folder);
        mailboxes.askFor(channelId, folder, since);
        events.publishEvent(new BackfillAsked(null, channelId, since, Acting.accountId()));
        return new Backfill(channelId, since, mailboxes.countPending(channelId, folder));
    }

    /** The mails that were asked for have been searched. */
    @Transactional
    public void found(String channelId, String folder, Instant since, List<Pending> pending) {
        mailboxes.addPending(channelId, folder, pending);
        mailboxes.answered(channelId, folder, since);
    }
}

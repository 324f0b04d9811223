package io.serai.channel;

import java.time.Instant;

/**
 * How far a mailbox has been read.
 *
 * @param uidValidity under which {@code lastUid} counts (RFC 3501, section 2.3.1.1); null before the first contact
 * @param lastUid every mail up to this one is stored, or pending
 * @param readAt when it was last read to its end; or null
 * @param backfillSince from when on older mails are asked for, while they have not been searched; or null
 */
public record MailboxPosition(Long uidValidity, long lastUid, Instant readAt, Instant backfillSince) {

    public boolean isValid(long currentUidValidity) {
        return uidValidity != null && uidValidity == currentUidValidity;
    }

    /** A mail below the position that is still to be fetched. @param answerableSince older ones are not answered by the machine */
    public record Pending(long uid, Instant answerableSince) {}
}

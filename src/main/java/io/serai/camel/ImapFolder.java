package io.serai.camel;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;

/** An open IMAP folder, spoken to by UIDs alone (RFC 3501, section 6.4.8). */
final class ImapFolder implements AutoCloseable {

    private static final int PIECE = 1 << 20;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d-MMM-yyyy", Locale.ENGLISH);

    private final IMAPFolder folder;

    ImapFolder(IMAPFolder folder) {
        this.folder = folder;
    }

    /** @param size in bytes as the server says, which may be wrong */
    record Listed(long uid, long size, Instant receivedAt) {}

    long uidValidity() throws MessagingException {
        return folder.getUIDValidity();
    }

    /** The newest mail's; 0 when the folder is empty. */
    long lastUid() throws MessagingException {
        int count = folder.getMessageCount();
        return count == 0 ? 0 : folder.getUID(folder.getMessage(count));
    }

    /** The UIDs above one, in their order. */
    List<Long> searchAbove(long uid) throws MessagingException {
        // The star stands for the last mail, also where that is below the UID.
        return search("UID %d:*".formatted(uid + 1)).stream()
                .filter(found -> found > uid)
                .sorted()
                .toList();
    }

    /** Those of the mails that are still there, in their order. */
    List<Listed> list(Collection<Long> uids) throws MessagingException {
        List<Listed> listed = new ArrayList<>();
        for (Response response : command("UID FETCH " + set(uids) + " (UID RFC822.SIZE INTERNALDATE)")) {
            if (response instanceof FetchResponse mail && mail.getItem(UID.class) != null) {
                RFC822SIZE size = mail.getItem(RFC822SIZE.class);
                INTERNALDATE date = mail.getItem(INTERNALDATE.class);
                listed.add(new Listed(
                        mail.getItem(UID.class).uid,
                        size == null ? Long.MAX_VALUE : size.size,
                        date == null || date.getDate() == null
                                ? Instant.EPOCH
                                : date.getDate().toInstant()));
            }
        }
        listed.sort(Comparator.comparingLong(Listed::uid));
        return listed;
    }

    List<Long> searchUnseen() throws MessagingException {
        return search("UNSEEN");
    }

    /** Mails that came since then; and some before, as servers know days only, and those in their own time zone. */
    List<Long> searchSince(Instant time) throws MessagingException {
        LocalDate day = LocalDate.ofInstant(time, ZoneOffset.UTC).minusDays(1);
        return search(day.getYear() < 1971 ? "ALL" : "SINCE " + DAY.format(day));
    }

    private List<Long> search(String criterion) throws MessagingException {
        List<Long> uids = new ArrayList<>();
        for (Response response : command("UID SEARCH " + criterion)) {
            if (response instanceof IMAPResponse found && found.keyEquals("SEARCH")) {
                for (long uid = found.readLong(); uid != -1; uid = found.readLong()) {
                    uids.add(uid);
                }
            }
        }
        return uids;
    }

    /** Whole mails, for small ones. One that is gone is not among them. */
    Map<Long, byte[]> fetch(Collection<Long> uids) throws MessagingException {
        Map<Long, byte[]> mails = new HashMap<>();
        for (Response response : command("UID FETCH " + set(uids) + " (UID BODY.PEEK[])")) {
            if (response instanceof FetchResponse mail
                    && mail.getItem(UID.class) != null
                    && mail.getItem(BODY.class) != null) {
                mails.put(mail.getItem(UID.class).uid, bytesOf(mail));
            }
        }
        return mails;
    }

    /** Writes a mail piece by piece, its first {@code most} bytes at most. @return how many */
    long fetch(long uid, OutputStream to, long most) throws MessagingException, IOException {
        long at = 0;
        int got;
        int asked;
        do {
            asked = (int) Math.min(PIECE, most - at);
            got = 0;
            for (Response response : command("UID FETCH %d (UID BODY.PEEK[]<%d.%d>)".formatted(uid, at, asked))) {
                if (response instanceof FetchResponse mail && mail.getItem(BODY.class) != null) {
                    byte[] piece = bytesOf(mail);
                    to.write(piece);
                    got = piece.length;
                }
            }
            at += got;
        } while (got == asked && at < most);
        return at;
    }

    private static byte[] bytesOf(FetchResponse mail) {
        ByteArray bytes = mail.getItem(BODY.class).getByteArray();
        return bytes == null ? new byte[0] : bytes.getNewBytes();
    }

    void markSeen(Collection<Long> uids) throws MessagingException {
        command("UID STORE " + set(uids) + " +FLAGS.SILENT (\\Seen)");
    }

    private Response[] command(String line) throws MessagingException {
        return (Response[]) folder.doCommand(protocol -> {
            Response[] responses = protocol.command(line, null);
            protocol.notifyResponseHandlers(responses);
            protocol.handleResult(responses[responses.length - 1]);
            return responses;
        });
    }

    /** Whether the server said no, and not that it is gone. */
    static boolean isRefusal(MessagingException failure) {
        return failure.getCause() instanceof ProtocolException
                && !(failure instanceof jakarta.mail.FolderClosedException);
    }

    private static String set(Collection<Long> uids) {
        return uids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    @Override
    public void close() throws MessagingException {
        if (folder.isOpen()) {
            folder.close(false);
        }
    }
}

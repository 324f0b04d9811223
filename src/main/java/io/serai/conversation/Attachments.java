package io.serai.conversation;

import io.serai.shared.Ids;
import io.serai.shared.Kind;
import io.serai.shared.SeraiException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.tika.Tika;
import org.springframework.stereotype.Service;

/**
 * Files that came with messages. Content passes through in pieces of 256 kB, each in a statement of its own, so that
 * neither memory nor a database connection is held by however slow a peer.
 */
@Service
public class Attachments {

    private static final int MOST_WAITING = 20;
    /** Of everybody: what nobody has named yet must not fill the disk. */
    private static final long MOST_BYTES_WAITING = 2L << 30;

    private static final int RETRY_SECONDS = 600;

    private final AttachmentStore attachments;
    private final Tika types = new Tika();

    Attachments(AttachmentStore attachments) {
        this.attachments = attachments;
    }

    /**
     * Keeps a file until a message of the conversation names it; unnamed, for a day.
     *
     * @param largest in bytes
     * @throws SeraiException TOO_LARGE, INVALID when it is empty, EXHAUSTED when too many wait to be named, here
     *     or 2 GB in the whole hub
     */
    public AttachmentView upload(UUID conversationId, String name, InputStream content, long largest)
            throws IOException {
        attachments.removeForgotten();
        if (attachments.countWaiting(conversationId) >= MOST_WAITING) {
            throw new SeraiException(Kind.EXHAUSTED, "Send a message with the files that were uploaded before.");
        }
        if (attachments.bytesWaiting() > MOST_BYTES_WAITING) {
            throw new SeraiException(
                    Kind.EXHAUSTED,
                    "No files can be taken at the moment. Try again later.",
                    Map.of("retry_after", RETRY_SECONDS));
        }
        UUID id = Ids.next();
        byte[] piece = content.readNBytes(AttachmentStore.PIECE);
        String mediaType = types.detect(piece, name);
        attachments.begin(id, conversationId, name, mediaType);
        try {
            long size = 0;
            for (int position = 0; piece.length > 0; position++) {
                size += piece.length;
                if (size > largest) {
                    throw tooLarge(largest);
                }
                attachments.append(id, position, piece);
                piece = content.readNBytes(AttachmentStore.PIECE);
            }
            if (size == 0) {
                throw SeraiException.invalid("body", "The file is empty.");
            }
            attachments.complete(id, size);
            return new AttachmentView(id, name, mediaType, size, null);
        } catch (IOException | RuntimeException failure) {
            attachments.remove(id);
            throw failure;
        }
    }

    public static SeraiException tooLarge(long largest) {
        return new SeraiException(Kind.TOO_LARGE, "The file is larger than %d bytes.".formatted(largest));
    }

    /**
     * Checks that a message may name these files.
     *
     * @param externalRef the message's own name, by which a repeated request may name them again
     * @throws SeraiException INVALID when one is of another conversation or message, or not there
     */
    public void check(UUID conversationId, List<UUID> ids, String externalRef) {
        boolean distinct = new HashSet<>(ids).size() == ids.size();
        if (!distinct || attachments.countAttachable(conversationId, ids, externalRef) < ids.size()) {
            throw SeraiException.invalid(
                    "attachments", "Upload each file to this conversation first, and name it once.");
        }
    }

    public void attach(UUID conversationId, UUID messageId, List<UUID> ids) {
        attachments.attach(conversationId, messageId, ids);
    }

    /** The conversation that an attachment belongs to. */
    public Optional<UUID> conversationOf(UUID id) {
        return attachments.conversationOf(id);
    }

    /**
     * An attachment with the type that its content shows, whatever the sender said it is.
     *
     * @throws SeraiException NOT_FOUND, also when the hub did not keep the content
     */
    public AttachmentView view(UUID id) {
        AttachmentView kept = attachments.find(id).orElseThrow(() -> SeraiException.notFound("attachment", id));
        byte[] start = attachments.piece(id, 0).orElseThrow(() -> SeraiException.notFound("attachment", id));
        return new AttachmentView(id, kept.name(), types.detect(start, kept.name()), kept.size(), null);
    }

    public void copy(UUID id, OutputStream to) throws IOException {
        Optional<byte[]> piece = attachments.piece(id, 0);
        for (int position = 1; piece.isPresent(); position++) {
            to.write(piece.get());
            piece = attachments.piece(id, position);
        }
    }
}

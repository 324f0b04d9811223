package io.serai.channel.internal.email;

import io.serai.channel.Content;
import io.serai.channel.IncomingMessage.Attachment;
import io.serai.channel.internal.email.PartText.Decoded;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Walks through a mail's parts (RFC 2046) and sorts them into what is read and what is attached. */
final class EmailBody {

    private static final int MAX_DEPTH = 100;
    private static final int MAX_PARTS = 1000;
    /** Nobody types more, and what is larger stays where the mail is. */
    private static final long MOST_IN_MEMORY = 1 << 20;

    private static final long LARGEST_WINMAIL = 10 << 20;
    /** Further forms of the same words that add nothing for a person. */
    private static final Set<String> MACHINE_FORMS = Set.of("text/x-amp-html", "text/watch-html");

    private final List<Attachment> attachments = new ArrayList<>();
    private final long attachmentLimit;
    private int parts;

    EmailBody(long attachmentLimit) {
        this.attachmentLimit = attachmentLimit;
    }

    List<Attachment> attachments() {
        return attachments;
    }

    Words read(Part mail) throws MessagingException, IOException {
        return read(mail, 0);
    }

    private Words read(Part part, int depth) throws MessagingException, IOException {
        if (depth > MAX_DEPTH) {
            throw new UnreadableMail("Its parts are nested deeper than %d levels.".formatted(MAX_DEPTH));
        }
        if (++parts > MAX_PARTS) {
            throw new UnreadableMail("It has more than %d parts.".formatted(MAX_PARTS));
        }
        LenientType type = LenientType.of(part);
        if (!type.isMultipart()) {
            return leaf(part, type, depth);
        }
        List<Words> words = new ArrayList<>();
        Multipart multipart = Parts.of(part, type);
        for (int i = 0; i < multipart.getCount(); i++) {
            words.add(read(multipart.getBodyPart(i), depth + 1));
        }
        return type.is("multipart/alternative") ? Words.oneOf(words) : Words.allOf(words);
    }

    private Words leaf(Part part, LenientType type, int depth) throws MessagingException, IOException {
        Decoded content = PartText.content(part, Math.min(attachmentLimit, MOST_IN_MEMORY));
        String name = Parts.fileName(part);
        boolean isBody = depth == 0 || name == null;
        if (isBody && content.bytes() != null && !Parts.isAttached(part)) {
            if (type.is("text/plain")) {
                return Words.text(PartText.text(content.bytes(), type));
            }
            if (type.is("text/html")) {
                return Words.html(PartText.text(content.bytes(), type));
            }
            if (MACHINE_FORMS.contains(type.name())) {
                return Words.NONE;
            }
        }
        if (WinmailDat.is(type, name) && content.size() <= Math.min(attachmentLimit, LARGEST_WINMAIL)) {
            WinmailDat unpacked =
                    WinmailDat.unpacked(PartText.content(part, LARGEST_WINMAIL).bytes());
            if (unpacked != null) {
                unpacked.attachments().forEach(this::attach);
                return unpacked.words();
            }
        }
        String kept = name != null ? name : Parts.nameFor(type, attachments.size() + 1);
        attach(new Attachment(
                kept, type.name(), Parts.contentId(part), content.size(), contentOf(part, content), null));
        return Words.NONE;
    }

    private Content contentOf(Part part, Decoded content) {
        if (content.bytes() != null) {
            return Content.of(content.bytes());
        }
        return content.size() > attachmentLimit ? null : new PartContent(part, content.size(), content.encoded());
    }

    private void attach(Attachment attachment) {
        boolean tooLarge = attachment.size() > attachmentLimit;
        attachments.add(
                tooLarge
                        ? new Attachment(
                                attachment.name(),
                                attachment.mediaType(),
                                attachment.contentId(),
                                attachment.size(),
                                null,
                                "It is larger than this hub keeps.")
                        : attachment);
    }
}

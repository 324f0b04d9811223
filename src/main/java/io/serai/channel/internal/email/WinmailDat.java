package io.serai.channel.internal.email;

import io.serai.channel.IncomingMessage.Attachment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.poi.hmef.HMEFMessage;
import org.apache.poi.hmef.attribute.MAPIAttribute;
import org.apache.poi.hmef.attribute.MAPIStringAttribute;
import org.apache.poi.hmef.attribute.TNEFAttribute;
import org.apache.poi.hmef.attribute.TNEFProperty;
import org.apache.poi.hsmf.datatypes.MAPIProperty;

/** What Outlook packs into a part of its own format (TNEF, MS-OXTNEF) when it thinks that it writes to Outlook. */
record WinmailDat(Words words, List<Attachment> attachments) {

    static boolean is(LenientType type, String name) {
        return type.is("application/ms-tnef")
                || type.is("application/vnd.ms-tnef")
                || "winmail.dat".equalsIgnoreCase(name);
    }

    /** @return null when it cannot be unpacked */
    static WinmailDat unpacked(byte[] packed) {
        try {
            HMEFMessage message = new HMEFMessage(new ByteArrayInputStream(packed));
            List<Attachment> attachments = new ArrayList<>();
            for (var inner : message.getAttachments()) {
                attachments.add(attachment(inner, attachments.size() + 1));
            }
            String html = html(message.getMessageMAPIAttribute(MAPIProperty.BODY_HTML));
            String text = text(message.getMessageMAPIAttribute(MAPIProperty.BODY));
            text = text != null ? text : plain(message.getMessageAttribute(TNEFProperty.ID_BODY));
            byte[] rich = text == null && html == null ? richText(message) : null;
            text = rich == null ? text : RichText.words(rich);
            if (rich != null && text == null) {
                attachments.add(new Attachment("message.rtf", "application/rtf", rich));
            }
            return new WinmailDat(new Words(text, html), attachments);
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    private static Attachment attachment(org.apache.poi.hmef.Attachment inner, int number) {
        String name = Objects.requireNonNullElseGet(
                inner.getLongFilename(), () -> Objects.requireNonNullElse(inner.getFilename(), "attachment-" + number));
        String type =
                Objects.requireNonNullElse(URLConnection.guessContentTypeFromName(name), "application/octet-stream");
        byte[] content = inner.getContents();
        return new Attachment(name.replaceAll("[/\\\\:]", "_"), type, content == null ? new byte[0] : content);
    }

    private static String text(MAPIAttribute attribute) {
        return attribute instanceof MAPIStringAttribute letters
                ? letters.getDataString().replaceAll("\0+$", "")
                : null;
    }

    private static String plain(TNEFAttribute attribute) {
        return attribute == null
                ? null
                : Letters.decoded(attribute.getData(), null).replaceAll("\0+$", "");
    }

    private static String html(MAPIAttribute attribute) {
        if (attribute == null) {
            return null;
        }
        return attribute instanceof MAPIStringAttribute
                ? text(attribute)
                : PartText.text(attribute.getData(), new LenientType("text/html", java.util.Map.of()));
    }

    private static byte[] richText(HMEFMessage message) {
        String body = message.getBody();
        return body == null || body.isBlank() ? null : body.getBytes(StandardCharsets.ISO_8859_1);
    }
}

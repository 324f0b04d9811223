package io.serai.channel.internal.email;

import com.rtfparserkit.converter.text.StringTextConverter;
import com.rtfparserkit.parser.RtfStreamSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** The words of a text in RTF, as Outlook packs it into a winmail.dat. */
final class RichText {

    private RichText() {}

    /** @return null when there are none, or it cannot be read */
    static String words(byte[] rtf) {
        try {
            StringTextConverter words = new StringTextConverter();
            words.convert(new RtfStreamSource(new ByteArrayInputStream(rtf)));
            String text = words.getText().strip();
            return text.isEmpty() ? null : text;
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }
}

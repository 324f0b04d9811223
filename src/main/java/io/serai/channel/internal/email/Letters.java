package io.serai.channel.internal.email;

import com.beetstra.jutf7.CharsetProvider;
import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import jakarta.mail.internet.MimeUtility;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;

/** From bytes to characters, also where the sender declared no charset, none that exists, or the wrong one. */
final class Letters {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    /** Java finds charset providers only on the system class path, which a packaged hub's libraries are not on. */
    private static final Charset UTF_7 = new CharsetProvider().charsetForName("UTF-7");

    private static final int SAMPLE = 64 * 1024;
    private static final int LEAST_CONFIDENCE = 30;

    private Letters() {}

    /** @return null when it names no charset, or one that says nothing */
    static Charset named(String name) {
        if (name == null) {
            return null;
        }
        // "=?UTF-8" may end in a language (RFC 2231, section 5).
        String clean = name.replaceAll("[\"'\\s;]|\\*.*", "").toLowerCase(Locale.ROOT);
        try {
            return switch (clean) {
                // What is not only ASCII then says nothing of what it is.
                case "", "us-ascii", "ascii", "unknown-8bit", "x-unknown", "default", "_iso-2022-jp$esc" -> null;
                // Senders name the small set and use the large one that contains it.
                case "euc-kr", "ks_c_5601-1987", "ks_c_5601", "ksc5601", "cp949", "ms949", "uhc" ->
                    Charset.forName("x-windows-949");
                case "gb2312", "gbk", "cp936", "x-gbk" -> Charset.forName("GB18030");
                case "shift_jis", "shift-jis", "x-sjis", "sjis", "cp932", "ms932" -> Charset.forName("windows-31j");
                case "iso-2022-jp" -> Charset.forName("x-windows-iso2022jp");
                case "iso-8859-1", "latin1", "iso8859-1" -> WINDOWS_1252;
                case "iso-8859-8-i" -> Charset.forName("ISO-8859-8");
                case "utf-7", "utf7", "unicode-1-1-utf-7", "x-unicode-1-1-utf-7" -> UTF_7;
                case "utf8", "unicode-1-1-utf-8", "utf8mb4" -> StandardCharsets.UTF_8;
                default -> Charset.forName(MimeUtility.javaCharset(clean));
            };
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    /** @param declared or null */
    static String decoded(byte[] bytes, Charset declared) {
        return UTF_7.equals(declared) ? read(inSevenBits(bytes), declared) : read(bytes, declared);
    }

    private static String read(byte[] bytes, Charset declared) {
        if (declared != null) {
            try {
                return withoutMark(strictly(bytes, declared));
            } catch (CharacterCodingException e) {
                // The declaration is wrong or a few bytes are damaged; told apart below.
            }
        }
        // Seven-bit charsets that shift with escapes would pass as UTF-8.
        if (contains(bytes, (byte) 0x1b) && declared == null) {
            return guessed(bytes, StandardCharsets.UTF_8);
        }
        try {
            return withoutMark(strictly(bytes, StandardCharsets.UTF_8));
        } catch (CharacterCodingException e) {
            return declared == null || declared.equals(StandardCharsets.UTF_8)
                    ? guessed(bytes, mostlyUtf8(bytes) ? StandardCharsets.UTF_8 : WINDOWS_1252)
                    : new String(bytes, declared);
        }
    }

    private static String guessed(byte[] bytes, Charset otherwise) {
        if (otherwise.equals(StandardCharsets.UTF_8) && !contains(bytes, (byte) 0x1b)) {
            return new String(bytes, otherwise);
        }
        byte[] sample = bytes.length <= SAMPLE ? bytes : java.util.Arrays.copyOf(bytes, SAMPLE);
        for (CharsetMatch match : new CharsetDetector().setText(sample).detectAll()) {
            Charset charset = match.getConfidence() < LEAST_CONFIDENCE ? null : named(match.getName());
            // Every text is good UTF-16 and good EBCDIC, and no mail is in them without saying so.
            if (charset != null && !match.getName().matches("UTF-(16|32).*|IBM.*|UTF-8")) {
                return new String(bytes, charset);
            }
        }
        return new String(bytes, otherwise);
    }

    /** One damaged letter makes no other charset of a long text. */
    private static boolean mostlyUtf8(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        long damaged = text.chars().filter(c -> c == '\ufffd').count();
        long foreign = text.chars().filter(c -> c > 127 && c != '\ufffd').count();
        return foreign > 4 * damaged;
    }

    /** What UTF-7 does not know (RFC 2152) its decoder does not survive. */
    private static byte[] inSevenBits(byte[] bytes) {
        byte[] seven = bytes.clone();
        for (int i = 0; i < seven.length; i++) {
            seven[i] = seven[i] < 0 ? (byte) '?' : seven[i];
        }
        return seven;
    }

    private static boolean contains(byte[] bytes, byte wanted) {
        for (byte b : bytes) {
            if (b == wanted) {
                return true;
            }
        }
        return false;
    }

    private static String strictly(byte[] bytes, Charset charset) throws CharacterCodingException {
        return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }

    private static String withoutMark(String text) {
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }
}

package io.serai.knowledge.internal.source;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * An article as its source has it.
 *
 * @param source the file, named from its folder on, so that every replica names it alike
 * @param body as written
 * @param blocks the body's paragraphs as plain text
 * @param questions variants of the question that it answers, without the title
 * @param url where customers can read it, or null
 */
public record Article(
        String source,
        String slug,
        String title,
        String topic,
        String language,
        String body,
        List<String> blocks,
        List<String> questions,
        String url) {

    /** Raised when the same content must be cut into other chunks than before. */
    private static final int CUTTING = 2;

    public byte[] contentHash() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(CUTTING);
            var parts = new ArrayList<>(List.of(title, topic, language, body));
            parts.addAll(questions);
            if (url != null) {
                parts.add(url);
            }
            for (String part : parts) {
                byte[] text = part.getBytes(StandardCharsets.UTF_8);
                out.writeInt(text.length);
                out.write(text);
            }
            return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

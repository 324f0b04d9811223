package io.serai.console;

import io.serai.channel.FormField;
import java.time.Instant;
import java.util.List;

/**
 * What a visitor should know of a chat before they begin.
 *
 * @param open whether people answer now; the machine always does
 * @param opensAt when people answer again, or null
 * @param history whether its site can sign who a visitor is, so that they can get back to what they wrote before
 */
public record Chat(
        String name, boolean open, Instant opensAt, List<FormField> form, long maxAttachmentBytes, boolean history) {}

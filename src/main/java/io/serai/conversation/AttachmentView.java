package io.serai.conversation;

import java.util.UUID;

/**
 * An attachment without its content.
 *
 * @param mediaType as found in the content of uploads, else as the sender said
 * @param note why the content is missing, in words for an agent; null when it is there
 */
public record AttachmentView(UUID id, String name, String mediaType, long size, String note) {}

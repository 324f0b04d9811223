package io.serai.conversation;

import java.util.UUID;

/** An attachment without its content. @param mediaType as found in the content of uploads, else as the sender said */
public record AttachmentView(UUID id, String name, String mediaType, long size) {}

package io.serai.console;

import java.util.List;
import java.util.UUID;

/** Body of postMessage. @param attachments ids of files that were uploaded before, or null */
public record WriteMessage(String text, List<UUID> attachments) {
    public WriteMessage {
        attachments = attachments == null ? List.of() : List.copyOf(attachments);
    }
}

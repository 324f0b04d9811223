package io.serai.console;

import io.serai.conversation.CannedResponse;
import java.util.UUID;

/** Body of createCannedResponse and changeCannedResponse. */
public record WriteCannedResponse(String shortcut, String title, String text, String language) {

    CannedResponse named(UUID id) {
        return new CannedResponse(id, shortcut, title, text, language, null);
    }
}

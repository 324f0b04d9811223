package io.serai.console;

import io.serai.account.SavedView;
import java.util.Map;
import java.util.UUID;

/** Body of createSavedView. */
public record WriteSavedView(String name, SavedView.Screen screen, Map<String, String> filters) {

    SavedView named(UUID id) {
        return new SavedView(id, name, screen, filters, null);
    }
}

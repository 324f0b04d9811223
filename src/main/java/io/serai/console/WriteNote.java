package io.serai.console;

import java.util.List;
import java.util.UUID;

/** Body of writeNote. @param mentions null for nobody */
public record WriteNote(String text, List<UUID> mentions) {}

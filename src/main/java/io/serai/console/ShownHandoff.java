package io.serai.console;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.serai.handoff.HandoffContext;
import java.util.List;

/** A handoff with its context. @param present who else looks */
public record ShownHandoff(@JsonUnwrapped HandoffContext context, List<Presence> present) {}

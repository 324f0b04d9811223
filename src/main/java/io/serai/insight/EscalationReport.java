package io.serai.insight;

import java.time.Instant;
import java.util.List;

/** Conversations that were handed to people in a time. @param byPerson by who claimed them first */
public record EscalationReport(
        Instant from,
        Instant to,
        EscalationFigure total,
        List<EscalationFigure> byReason,
        List<EscalationFigure> byPerson,
        List<EscalationFigure> byTopic) {}

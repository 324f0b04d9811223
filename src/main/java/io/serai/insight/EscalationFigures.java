package io.serai.insight;

import io.serai.insight.EscalationFigureStore.Grouped;
import io.serai.insight.EscalationFigureStore.Grouping;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How people get on with what is handed to them, from the events of handoffs. */
@Service
public class EscalationFigures {

    private final EscalationFigureStore store;

    EscalationFigures(EscalationFigureStore store) {
        this.store = store;
    }

    /** Of those that were opened from {@code from} on and before {@code to}; what became of them counts until now. */
    @Transactional(readOnly = true)
    public EscalationReport between(Instant from, Instant to) {
        List<Grouped> figures = store.between(from, to);
        return new EscalationReport(
                from,
                to,
                by(Grouping.TOTAL, figures).get(0),
                by(Grouping.REASON, figures),
                by(Grouping.PERSON, figures),
                by(Grouping.TOPIC, figures));
    }

    private static List<EscalationFigure> by(Grouping grouping, List<Grouped> figures) {
        return figures.stream()
                .filter(it -> it.grouping() == grouping)
                .map(Grouped::figure)
                .toList();
    }
}

package io.serai.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.approval.Decisions;
import io.serai.approval.Decisions.DecisionWork;
import io.serai.queue.WorkItem;
import io.serai.shared.RouteStep;
import org.springframework.stereotype.Component;

/** The step of the route {@code approval-decisions}. */
@Component
class CarryOutDecision {

    private final Decisions decisions;
    private final ObjectMapper json;

    CarryOutDecision(Decisions decisions, ObjectMapper json) {
        this.decisions = decisions;
        this.json = json;
    }

    @RouteStep
    public void carryOut(WorkItem item) throws JsonProcessingException {
        decisions.carryOut(json.readValue(item.payload(), DecisionWork.class).approvalId());
    }
}

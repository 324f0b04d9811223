package io.serai.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import io.serai.assistant.Assessor;
import io.serai.assistant.Prompt;
import io.serai.handoff.Assessments;
import io.serai.handoff.Assessments.AssessmentWork;
import io.serai.handoff.Assessments.Problem;
import io.serai.knowledge.Passage;
import io.serai.knowledge.Question;
import io.serai.queue.WorkItem;
import io.serai.shared.RouteStep;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.springframework.stereotype.Component;

/** The steps of the route {@code handoff-assessment}. */
@Component
class AssessHandoff {

    private static final int PASSAGES = 5;

    private final Assessments assessments;
    private final Assessor assessor;
    private final ObjectMapper json;

    AssessHandoff(Assessments assessments, Assessor assessor, ObjectMapper json) {
        this.assessments = assessments;
        this.assessor = assessor;
        this.json = json;
    }

    /** Sets the variable {@code problem} when an assessment is still wanted. */
    @RouteStep
    public void begin(WorkItem item, Exchange exchange) throws JsonProcessingException {
        exchange.setVariable(
                "problem", assessments.begin(work(item).handoffId()).orElse(null));
    }

    @RouteStep
    public Question question(@Variable("problem") Problem problem) {
        return new Question(problem.question(), problem.language(), PASSAGES);
    }

    /** Earlier answers first: a person has looked at them. */
    @RouteStep
    public List<Passage> withPastAnswers(@Variable("problem") Problem problem, @Body List<Passage> found) {
        List<Passage> passages = new ArrayList<>(assessments.pastAnswers(problem));
        passages.addAll(found);
        return passages.stream().limit(PASSAGES + 1L).toList();
    }

    @RouteStep
    public List<ChatMessage> prompt(
            @Variable("problem") Problem problem, @Variable("passages") List<Passage> passages) {
        Prompt prompt = assessor.prompt(problem.question(), problem.language(), problem.told(), passages);
        // The chat component replaces elements of the list.
        return new ArrayList<>(List.of(SystemMessage.from(prompt.system()), UserMessage.from(prompt.user())));
    }

    @RouteStep
    public void keep(
            @Variable("problem") Problem problem, @Variable("passages") List<Passage> passages, @Body String reply) {
        assessments.keep(problem.handoffId(), assessor.read(passages, reply));
    }

    @RouteStep
    public void giveUp(WorkItem item) throws JsonProcessingException {
        assessments.fail(work(item).handoffId(), "not-made");
    }

    private AssessmentWork work(WorkItem item) throws JsonProcessingException {
        return json.readValue(item.payload(), AssessmentWork.class);
    }
}

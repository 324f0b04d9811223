package io.serai.handoff;

import io.serai.assistant.Assessor.Assessed;
import io.serai.assistant.Terms;
import io.serai.conversation.Author;
import io.serai.conversation.TurnContext.Line;
import io.serai.handoff.Assessment.Confidence;
import io.serai.knowledge.Passage;
import io.serai.queue.WorkQueue;
import io.serai.shared.SeraiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a model makes of a handoff, in the background; who opens the handoff does not wait for it. */
@Service
public class Assessments {

    static final String TOPIC = "assessments";
    private static final int MESSAGES = 8;
    private static final int PAST_ANSWERS = 50;
    private static final int MOST_ALIKE = 2;
    private static final double ALIKE = 0.4;
    private static final double SURE = 0.8;
    private static final double HALF_SURE = 0.5;

    /** Work of the queue: an assessment is wanted. */
    public record AssessmentWork(UUID handoffId) {}

    /** What is known. @param told what was said, and what colleagues noted and tried, the oldest first */
    public record Problem(UUID handoffId, String question, String language, String topic, List<Line> told) {}

    private final AssessmentStore assessments;
    private final HandoffContextStore contexts;
    private final HandoffViewStore handoffs;
    private final WorkQueue queue;
    private final ApplicationEventPublisher events;

    Assessments(
            AssessmentStore assessments,
            HandoffContextStore contexts,
            HandoffViewStore handoffs,
            WorkQueue queue,
            ApplicationEventPublisher events) {
        this.assessments = assessments;
        this.contexts = contexts;
        this.handoffs = handoffs;
        this.queue = queue;
        this.events = events;
    }

    /** Where the hub itself found that a person is needed, a person may ask for one. */
    @EventListener
    void afterEscalation(HandoffOpened opened) {
        if (opened.actorId() != null) {
            ask(opened.handoffId());
        }
    }

    /**
     * Lets one be made where there is none, or the last one failed; one that is being made goes on.
     *
     * @throws SeraiException NOT_FOUND; CONFLICT when there is one
     */
    @Transactional
    public Assessment ask(UUID handoffId) {
        handoffs.find(handoffId).orElseThrow(() -> SeraiException.notFound("handoff", handoffId));
        if (assessments.ask(handoffId)) {
            queue.add(TOPIC, handoffId, new AssessmentWork(handoffId));
        }
        Assessment asked = assessments.find(handoffId).orElseThrow();
        if (asked.state() == Assessment.State.READY) {
            throw SeraiException.conflict("There is an assessment already.").coded("assessment-there");
        }
        return asked;
    }

    /** What is to be assessed; empty when that was done. */
    @Transactional(readOnly = true)
    public Optional<Problem> begin(UUID handoffId) {
        return assessments
                .find(handoffId)
                .filter(it -> it.state() == Assessment.State.MAKING)
                .map(it -> problem(contexts.find(handoffId).orElseThrow()));
    }

    private Problem problem(HandoffContext context) {
        List<Line> told = new ArrayList<>(assessments.said(context.handoff().conversationId(), MESSAGES));
        if (context.notes() != null) {
            told.add(new Line(Author.AGENT, context.notes()));
        }
        context.tried().forEach(step -> told.add(new Line(Author.AGENT, "Tried: " + step)));
        String question = context.handoff().summary();
        return new Problem(
                context.handoff().id(),
                question == null ? "" : question,
                context.language(),
                context.handoff().topic(),
                told);
    }

    /** Earlier answers to questions like this one, as passages. */
    @Transactional(readOnly = true)
    public List<Passage> pastAnswers(Problem problem) {
        Set<String> asked = Terms.of(problem.question());
        if (problem.topic() == null || asked.isEmpty()) {
            return List.of();
        }
        return assessments.pastAnswers(problem.topic(), PAST_ANSWERS).stream()
                .filter(past -> Terms.likeness(asked, Terms.of(past.question())) >= ALIKE)
                .limit(MOST_ALIKE)
                .map(past -> new Passage(
                        past.id(),
                        past.id().toString(),
                        beginning(past.question()),
                        past.topic(),
                        past.language(),
                        past.answer(),
                        past.question(),
                        0,
                        0,
                        0))
                .toList();
    }

    private static String beginning(String question) {
        String line = question.lines().findFirst().orElse("");
        return line.length() <= 100 ? line : line.substring(0, 99) + "…";
    }

    /** What says nothing has failed. */
    @Transactional
    public void keep(UUID handoffId, Assessed assessed) {
        Optional<String> useless = assessed.uselessBecause();
        if (useless.isPresent()) {
            fail(handoffId, useless.get());
            return;
        }
        HandoffView handoff = handoffs.find(handoffId).orElseThrow();
        if (assessments.made(handoffId, assessed, confidence(assessed.rating()))) {
            events.publishEvent(new HandoffAssessmentReady(handoff.conversationId(), handoff.channelId(), handoffId));
        }
    }

    private static Confidence confidence(Double rating) {
        if (rating == null || rating < HALF_SURE) {
            return Confidence.LOW;
        }
        return rating < SURE ? Confidence.MEDIUM : Confidence.HIGH;
    }

    /** @param error a short machine name */
    @Transactional
    public void fail(UUID handoffId, String error) {
        HandoffView handoff = handoffs.find(handoffId).orElseThrow();
        if (assessments.failed(handoffId, error)) {
            events.publishEvent(new HandoffAssessmentFailed(handoff.conversationId(), handoff.channelId(), handoffId));
        }
    }
}

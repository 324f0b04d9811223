package io.serai.confidence;

import io.serai.assistant.Action;
import io.serai.assistant.Decision;
import io.serai.assistant.Draft;
import io.serai.assistant.Reason;
import io.serai.assistant.StreamedDraft;
import io.serai.assistant.Verdict;
import io.serai.channel.ChannelConfig;
import io.serai.conversation.TurnContext;
import io.serai.knowledge.Passage;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Says how far a draft can be trusted, and what the channel's rules make of it. */
@Component
public class Confidence {

    /** Changes with every change of a rule, a signal or a coefficient. */
    public static final String POLICY_VERSION = "fixed-2";

    /**
     * Rules come before the score: what they hold back is never sent, however certain it looks.
     *
     * @param passages what the draft was made from, in the prompt's order
     * @param hadSearchFailure whether a part of the search, or all of it, failed
     */
    public Verdict assess(
            Draft draft, TurnContext turn, List<Passage> passages, ChannelConfig channel, boolean hadSearchFailure) {
        Signals signals = new SignalReader(turn, passages, hadSearchFailure).read(draft);
        double probability = draft.action() == Action.HANDOFF ? 0 : Coefficients.FIXED.probability(signals);
        Reason reason = reason(draft, signals, probability, channel);
        return new Verdict(
                probability,
                channel.autoThreshold(),
                POLICY_VERSION,
                signals.byName(),
                channel.mode() == ChannelConfig.Mode.SHADOW ? Decision.SHADOW : reason.decision(),
                reason);
    }

    /** The same for a draft that was shown while it was written. */
    public Verdict assess(
            StreamedDraft streamed,
            TurnContext turn,
            List<Passage> passages,
            ChannelConfig channel,
            boolean hadSearchFailure) {
        Verdict verdict = assess(streamed.draft(), turn, passages, channel, hadSearchFailure);
        double foreseen = Coefficients.FIXED.probability(new SignalReader(turn, passages, hadSearchFailure).foresee());
        return streamed.isShown() ? verdict.afterShowing(foreseen, streamed.isWhole(), streamed.isBroken()) : verdict;
    }

    /**
     * Whether an answer to this may be shown while it is written: in a web chat that sends by itself, when every rule that
     * could hold the answer back is known to let it pass, and the probability by what is known before is high enough.
     *
     * @param passages what the answer will be made from, all of them found by a search that worked
     */
    public boolean mayStream(TurnContext turn, List<Passage> passages, ChannelConfig channel) {
        if (!channel.kind().equals("webchat")
                || channel.mode() != ChannelConfig.Mode.LIVE
                || channel.pace().isLimited()) {
            return false;
        }
        // Which of them the answer will cite is not known: none may be of a topic that people look at first.
        boolean forPeople = passages.stream()
                .map(Passage::topic)
                .filter(Objects::nonNull)
                .anyMatch(topic -> channel.neverAutomatic().contains(topic)
                        || channel.approval().fourEyes().contains(topic));
        if (passages.isEmpty() || forPeople) {
            return false;
        }
        Signals signals = new SignalReader(turn, passages, false).foresee();
        return signals.risk() == 0
                && signals.askedForPerson() == 0
                && Coefficients.FIXED.probability(signals) >= channel.streamThreshold();
    }

    private static Reason reason(Draft draft, Signals signals, double probability, ChannelConfig channel) {
        if (signals.askedForPerson() > 0) {
            return Reason.CUSTOMER_ASKED;
        }
        if (draft.action() == Action.HANDOFF) {
            return handoff(draft, signals);
        }
        if (draft.topics().stream().anyMatch(channel.neverAutomatic()::contains)) {
            return Reason.NEVER_AUTOMATIC_TOPIC;
        }
        if (signals.risk() > 0) {
            return Reason.RISK_WORDS;
        }
        if (signals.supported() < 1) {
            return Reason.UNSUPPORTED;
        }
        if (signals.searchFailed() > 0) {
            return Reason.SEARCH_INCOMPLETE;
        }
        return probability >= channel.autoThreshold() ? Reason.CONFIDENT : Reason.BELOW_THRESHOLD;
    }

    private static Reason handoff(Draft draft, Signals signals) {
        if (signals.searchFailed() > 0) {
            return Reason.SEARCH_FAILED;
        }
        if (draft.passages().isEmpty() || "no_passage".equals(draft.modelReason())) {
            return Reason.NO_PASSAGE;
        }
        return "customer_asked".equals(draft.modelReason()) ? Reason.CUSTOMER_ASKED : Reason.MODEL_HANDED_OFF;
    }
}

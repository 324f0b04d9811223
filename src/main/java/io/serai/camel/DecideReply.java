package io.serai.camel;

import io.serai.approval.Approvals;
import io.serai.assistant.KeptDraft;
import io.serai.conversation.NewMessage;
import io.serai.conversation.Turns;
import io.serai.handoff.Handoffs;
import io.serai.shared.RouteStep;
import org.springframework.stereotype.Component;

/** The steps of the route {@code decide-reply}. A draft whose revision is no longer wanted ends here without effect. */
@Component
class DecideReply {

    private final Turns turns;
    private final Approvals approvals;
    private final Handoffs handoffs;

    DecideReply(Turns turns, Approvals approvals, Handoffs handoffs) {
        this.turns = turns;
        this.approvals = approvals;
        this.handoffs = handoffs;
    }

    @RouteStep
    public void answer(KeptDraft kept) {
        var draft = kept.draft();
        turns.reply(draft.turnId(), draft.revision(), NewMessage.fromAssistant(draft.answer(), kept.sources()));
    }

    @RouteStep
    public void askForApproval(KeptDraft kept) {
        approvals.request(kept.draft().id());
    }

    @RouteStep
    public void handOff(KeptDraft kept) {
        var draft = kept.draft();
        handoffs.open(
                draft.conversationId(),
                draft.channelId(),
                draft.turnId(),
                draft.revision(),
                kept.verdict().reason().label());
    }
}

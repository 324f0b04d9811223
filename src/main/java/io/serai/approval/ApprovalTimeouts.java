package io.serai.approval;

import io.serai.channel.ChannelConfig;
import io.serai.channel.Channels;
import io.serai.conversation.Conversations;
import io.serai.conversation.Progresses;
import io.serai.shared.RouteStep;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of drafts that nobody looked at in time. */
@Component
public class ApprovalTimeouts {

    private final ApprovalStore approvals;
    private final Conversations conversations;
    private final Progresses progresses;
    private final Channels channels;
    private final ApplicationEventPublisher events;

    ApprovalTimeouts(
            ApprovalStore approvals,
            Conversations conversations,
            Progresses progresses,
            Channels channels,
            ApplicationEventPublisher events) {
        this.approvals = approvals;
        this.conversations = conversations;
        this.progresses = progresses;
        this.channels = channels;
        this.events = events;
    }

    /** Does what the channel's policy says about an overdue approval; nothing when somebody is on it. */
    @RouteStep
    @Transactional
    public void timeOut(UUID id) {
        conversations.lock(approvals.find(id).orElseThrow().conversationId());
        Waiting approval = approvals.lock(id).orElseThrow();
        if (!approvals.isOverdue(id)) {
            return;
        }
        var policy = channels.find(approval.channelId()).map(ChannelConfig::approval);
        boolean escalate = policy.map(p -> p.onTimeout() == ChannelConfig.OnTimeout.ESCALATE)
                .orElse(true);
        if (escalate) {
            expire(approval);
        } else {
            hold(approval, policy.get());
        }
    }

    private void expire(Waiting approval) {
        approvals.end(approval.id(), State.EXPIRED);
        events.publishEvent(new ApprovalExpired(
                approval.conversationId(),
                approval.channelId(),
                approval.id(),
                approval.turnId(),
                approval.revision()));
    }

    private void hold(Waiting approval, ChannelConfig.Approval policy) {
        if (approval.heldAt() == null) {
            String message = policy.holdingMessage() == null
                    ? progresses.words(approval.conversationId())
                    : policy.holdingMessage();
            conversations.tell(approval.conversationId(), message);
            events.publishEvent(new ApprovalHeld(approval.conversationId(), approval.channelId(), approval.id()));
        }
        approvals.hold(approval.id(), policy.timeout());
    }
}

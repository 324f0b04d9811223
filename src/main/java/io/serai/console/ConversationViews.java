package io.serai.console;

import io.serai.approval.Approvals;
import io.serai.channel.Channels;
import io.serai.conversation.ChatForms;
import io.serai.conversation.ConversationRead.Reader;
import io.serai.conversation.ConversationView;
import io.serai.conversation.Conversations;
import io.serai.conversation.Messages;
import io.serai.conversation.Progress;
import io.serai.conversation.Progresses;
import io.serai.conversation.Rating;
import io.serai.conversation.Ratings;
import io.serai.conversation.ReadMarks;
import io.serai.conversation.Standing;
import io.serai.conversation.Status;
import io.serai.conversation.Visitors;
import io.serai.event.Events;
import io.serai.event.LastEvents;
import io.serai.handoff.Handoffs;
import io.serai.shared.RouteStep;
import io.serai.shared.SeraiException;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Conversations as their visitors and agents read them. */
@Component
public class ConversationViews {
    private final Conversations conversations;
    private final Messages messages;
    private final Visitors visitors;
    private final ChatForms forms;
    private final Progresses progresses;
    private final Ratings ratings;
    private final ReadMarks marks;
    private final Channels channels;
    private final Approvals approvals;
    private final Handoffs handoffs;
    private final Presences presences;
    private final Events events;

    ConversationViews(
            Conversations conversations,
            Messages messages,
            Visitors visitors,
            ChatForms forms,
            Progresses progresses,
            Ratings ratings,
            ReadMarks marks,
            Channels channels,
            Approvals approvals,
            Handoffs handoffs,
            Presences presences,
            Events events) {
        this.conversations = conversations;
        this.messages = messages;
        this.visitors = visitors;
        this.forms = forms;
        this.progresses = progresses;
        this.ratings = ratings;
        this.marks = marks;
        this.channels = channels;
        this.approvals = approvals;
        this.handoffs = handoffs;
        this.presences = presences;
        this.events = events;
    }

    @RouteStep
    public ShownConversation get(UUID id, UUID accountId, UUID visitorOf, String visitorChannel) {
        if (accountId == null && !id.equals(visitorOf)) {
            throw SeraiException.notFound("conversation", id);
        }
        // Before the rest is read: what happens in between is then told twice instead of never.
        LastEvents last = accountId == null ? events.last(id, "conversation-status-changed") : null;
        ConversationView view = conversations.view(id);
        if (accountId == null && !view.channelId().equals(visitorChannel)) {
            throw SeraiException.notFound("conversation", id);
        }
        boolean byEmail = channels.emailFor(view.channelId()).isPresent();
        String email = visitors.email(id).orElse(null);
        Progress progress = Standing.of(view.status()).progress();
        if (progress.mayMove()) {
            progress = progresses.of(id).progress();
        }
        Rating rating = ratings.of(id).orElse(null);
        if (accountId == null) {
            UUID read = marks.of(id, Reader.PERSON).orElse(null);
            return new ShownConversation(
                    view,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    byEmail,
                    email,
                    progress,
                    rating,
                    read,
                    null,
                    null,
                    lastEventId(last, view.status()));
        }
        return new ShownConversation(
                view,
                conversations.customerOf(id),
                messages.participants(id),
                conversations.holderOf(id).orElse(null),
                approvals.openIn(id).orElse(null),
                handoffs.openIn(id).orElse(null),
                presences.others(id, accountId),
                byEmail,
                email,
                progress,
                rating,
                null,
                marks.of(id, Reader.CUSTOMER).orElse(null),
                forms.of(id),
                null);
    }

    /** What is shown of an answer that is being written is in the log only, after the status that says so. */
    private static Long lastEventId(LastEvents last, Status status) {
        return status == Status.ANSWERING ? last.ofType() : last.anyType();
    }
}

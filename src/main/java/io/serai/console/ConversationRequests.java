package io.serai.console;

import io.serai.account.Visitor;
import io.serai.account.VisitorTokens;
import io.serai.approval.Approvals;
import io.serai.channel.ChannelConfig;
import io.serai.channel.Channels;
import io.serai.channel.IncomingMessage;
import io.serai.channel.IncomingMessage.Sender;
import io.serai.conversation.Attachments;
import io.serai.conversation.ConversationView;
import io.serai.conversation.Conversations;
import io.serai.conversation.Customers;
import io.serai.conversation.Messages;
import io.serai.conversation.Posted;
import io.serai.conversation.Visitors;
import io.serai.handoff.Handoffs;
import io.serai.shared.EmailAddress;
import io.serai.shared.Ids;
import io.serai.shared.Kind;
import io.serai.shared.RouteStep;
import io.serai.shared.SeraiException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What visitors and agents ask about conversations. */
@Component
public class ConversationRequests {
    private static final String WEBCHAT = "webchat";

    public record Started(
            UUID conversationId, UUID messageId, String visitorToken, String status, boolean answersByEmail) {}

    public record Written(UUID conversationId, UUID messageId) {}

    private final Conversations conversations;
    private final Messages messages;
    private final Customers customers;
    private final Visitors visitors;
    private final Attachments attachments;
    private final Channels channels;
    private final VisitorTokens tokens;
    private final Approvals approvals;
    private final Handoffs handoffs;
    private final Presences presences;

    ConversationRequests(
            Conversations conversations,
            Messages messages,
            Customers customers,
            Visitors visitors,
            Attachments attachments,
            Channels channels,
            VisitorTokens tokens,
            Approvals approvals,
            Handoffs handoffs,
            Presences presences) {
        this.conversations = conversations;
        this.messages = messages;
        this.customers = customers;
        this.visitors = visitors;
        this.attachments = attachments;
        this.channels = channels;
        this.tokens = tokens;
        this.approvals = approvals;
        this.handoffs = handoffs;
        this.presences = presences;
    }

    /** The first message of a conversation, on its way to the web chat's source. @param origin another site's, or null */
    @RouteStep
    public IncomingMessage begin(StartConversation body, String idempotencyKey, String origin) {
        ChannelConfig channel = webchat(body.channel() == null ? WEBCHAT : body.channel());
        checkOrigin(channel, origin);
        if (body.identity() != null
                && !body.identity().isSignedBy(channel.chat().identitySecret())) {
            throw SeraiException.invalid("identity", "The identity cannot be verified.");
        }
        // The text belongs to the name: whoever guesses a stranger's key must not get into the stranger's conversation.
        String externalId = "start:" + nameFrom(idempotencyKey, body.toString());
        Sender sender = new Sender(WEBCHAT, externalId, body.name());
        return message(channel.id(), externalId, sender, null, body.text(), body.language());
    }

    @RouteStep
    public Started started(StartConversation body, IncomingMessage message, Posted posted) {
        UUID id = posted.conversationId();
        if (body.identity() != null) {
            SignedIdentity signed = body.identity();
            String email = signed.email() == null ? null : EmailAddress.folded(signed.email());
            customers.identify(id, message.channelId(), signed.userId(), email, signed.name());
        }
        String status = conversations.status(id).name();
        Visitor visitor = new Visitor(id, message.channelId(), message.sender().address());
        boolean byEmail = channels.emailFor(message.channelId()).isPresent();
        return new Started(id, posted.messageId(), tokens.issue(visitor).visitorToken(), status, byEmail);
    }

    /** A further message, on its way to the web chat's source. */
    @RouteStep
    public IncomingMessage write(
            UUID id, WriteMessage body, String idempotencyKey, UUID visitorOf, String visitorChannel, String address) {
        // The intake checks the channel, where it reads the conversation anyway.
        if (!id.equals(visitorOf)) {
            throw SeraiException.notFound("conversation", id);
        }
        String content = body.text() + (body.attachments().isEmpty() ? "" : body.attachments());
        String externalId = id + ":" + nameFrom(idempotencyKey, content);
        if (!body.attachments().isEmpty()) {
            attachments.check(id, body.attachments(), externalId);
        }
        return message(
                webchat(visitorChannel).id(), externalId, new Sender(WEBCHAT, address, null), id, body.text(), null);
    }

    @RouteStep
    public Written written(WriteMessage body, Posted posted) {
        if (!body.attachments().isEmpty()) {
            attachments.attach(posted.conversationId(), posted.messageId(), body.attachments());
        }
        return new Written(posted.conversationId(), posted.messageId());
    }

    @RouteStep
    public ShownConversation get(UUID id, UUID accountId, UUID visitorOf, String visitorChannel) {
        if (accountId == null && !id.equals(visitorOf)) {
            throw SeraiException.notFound("conversation", id);
        }
        ConversationView view = conversations.view(id);
        if (accountId == null && !view.channelId().equals(visitorChannel)) {
            throw SeraiException.notFound("conversation", id);
        }
        boolean byEmail = channels.emailFor(view.channelId()).isPresent();
        String email = visitors.email(id).orElse(null);
        if (accountId == null) {
            return new ShownConversation(view, null, null, null, null, null, null, byEmail, email);
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
                email);
    }

    /** A token for another 30 days. */
    @RouteStep
    public VisitorTokens.Token renew(UUID id, UUID visitorOf, String visitorChannel, String address) {
        checkVisitor(id, visitorOf, visitorChannel);
        return tokens.issue(new Visitor(id, visitorChannel, address));
    }

    @RouteStep
    public void leaveEmail(UUID id, LeaveEmail body, UUID visitorOf, String visitorChannel) {
        checkVisitor(id, visitorOf, visitorChannel);
        ChannelConfig mailbox = channels.emailFor(visitorChannel)
                .orElseThrow(() -> SeraiException.conflict("This chat does not write e-mails."));
        // The hub would write to itself.
        String email = EmailAddress.folded(body.email());
        String ours = mailbox.sink().parameters().get("from");
        if (ours != null && email.equals(EmailAddress.folded(ours))) {
            throw SeraiException.invalid("email", "This is not your address.");
        }
        visitors.leaveEmail(id, email);
    }

    private void checkVisitor(UUID id, UUID visitorOf, String visitorChannel) {
        if (!id.equals(visitorOf) || !conversations.isIn(id, visitorChannel)) {
            throw SeraiException.notFound("conversation", id);
        }
    }

    private static void checkOrigin(ChannelConfig channel, String origin) {
        if (origin != null && !channel.chat().origins().contains(origin)) {
            throw new SeraiException(Kind.FORBIDDEN, ChatOrigins.REFUSED);
        }
    }

    private ChannelConfig webchat(String channelId) {
        return channels.find(channelId)
                .filter(channel -> channel.enabled() && channel.kind().equals(WEBCHAT))
                .orElseThrow(() -> SeraiException.invalid("channel", "There is no web chat %s.".formatted(channelId)));
    }

    private static String nameFrom(String idempotencyKey, String content) {
        String key =
                Objects.requireNonNullElseGet(idempotencyKey, () -> Ids.next().toString());
        return UUID.nameUUIDFromBytes((key + '\n' + content).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static IncomingMessage message(
            String channelId, String externalId, Sender sender, UUID conversationId, String text, String language) {
        return new IncomingMessage(
                channelId,
                externalId,
                sender,
                conversationId,
                null,
                List.of(),
                null,
                language,
                text,
                null,
                List.of(),
                null);
    }
}

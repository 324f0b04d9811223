package io.serai.console;

import io.serai.account.Visitor;
import io.serai.account.VisitorTokens;
import io.serai.channel.ChannelConfig;
import io.serai.channel.Channels;
import io.serai.channel.FormField;
import io.serai.channel.IncomingMessage;
import io.serai.channel.IncomingMessage.Sender;
import io.serai.conversation.Attachments;
import io.serai.conversation.ChatForms;
import io.serai.conversation.Conversations;
import io.serai.conversation.Customers;
import io.serai.conversation.Posted;
import io.serai.conversation.Visitors;
import io.serai.shared.EmailAddress;
import io.serai.shared.Ids;
import io.serai.shared.RouteStep;
import io.serai.shared.SeraiException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** What visitors ask of conversations. */
@Component
public class ConversationRequests {
    private static final String WEBCHAT = Webchats.KIND;
    /** As the contract has it for addresses. */
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})+");

    public record Started(
            UUID conversationId, UUID messageId, String visitorToken, String status, boolean answersByEmail) {}

    public record Written(UUID conversationId, UUID messageId) {}

    private final Conversations conversations;
    private final Customers customers;
    private final Visitors visitors;
    private final Attachments attachments;
    private final Channels channels;
    private final VisitorTokens tokens;
    private final Webchats chats;
    private final ChatForms forms;

    ConversationRequests(
            Conversations conversations,
            Customers customers,
            Visitors visitors,
            Attachments attachments,
            Channels channels,
            VisitorTokens tokens,
            Webchats chats,
            ChatForms forms) {
        this.conversations = conversations;
        this.customers = customers;
        this.visitors = visitors;
        this.attachments = attachments;
        this.channels = channels;
        this.tokens = tokens;
        this.chats = chats;
        this.forms = forms;
    }

    /** The first message of a conversation, on its way to the web chat's source. @param origin another site's, or null */
    @RouteStep
    public IncomingMessage begin(StartConversation body, String idempotencyKey, String origin) {
        ChannelConfig channel = webchat(body.channel() == null ? WEBCHAT : body.channel());
        Webchats.checkOrigin(channel, origin);
        if (body.identity() != null) {
            Webchats.checkIdentity(channel, body.identity());
        }
        ChatForm form = new ChatForm(channel.chat().form(), body.form());
        form.check();
        checkEmail(form.email(), channel.id());
        // The text belongs to the name: whoever guesses a stranger's key must not get into the stranger's conversation.
        String externalId = "start:" + nameFrom(idempotencyKey, body.toString());
        String name = body.name() == null ? form.name() : body.name();
        Sender sender = new Sender(WEBCHAT, externalId, name);
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
        ChatForm form = new ChatForm(webchat(message.channelId()).chat().form(), body.form());
        if (!form.answers().isEmpty()) {
            forms.keep(
                    id, form.answers(), channels.emailFor(message.channelId()).isPresent() ? form.email() : null);
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

    /** A token for another 30 days. */
    @RouteStep
    public VisitorTokens.Token renew(UUID id, UUID visitorOf, String visitorChannel, String address) {
        chats.checkVisitor(id, visitorOf, visitorChannel);
        return tokens.issue(new Visitor(id, visitorChannel, address));
    }

    @RouteStep
    public void leaveEmail(UUID id, LeaveEmail body, UUID visitorOf, String visitorChannel) {
        chats.checkVisitor(id, visitorOf, visitorChannel);
        if (channels.emailFor(visitorChannel).isEmpty()) {
            throw SeraiException.conflict("This chat does not write e-mails.");
        }
        String email = EmailAddress.folded(body.email());
        if (isOurs(email, visitorChannel)) {
            throw SeraiException.invalid("email", "This is not your address.");
        }
        visitors.leaveEmail(id, email);
    }

    private void checkEmail(String email, String channelId) {
        if (email == null) {
            return;
        }
        String field = ChatForm.name(FormField.EMAIL);
        if (!EMAIL.matcher(email).matches()) {
            throw SeraiException.invalid(field, "This is no e-mail address.");
        }
        if (isOurs(email, channelId)) {
            throw SeraiException.invalid(field, "This is not your address.");
        }
    }

    /** The hub would write to itself. */
    private boolean isOurs(String email, String channelId) {
        return channels.emailFor(channelId)
                .map(mailbox -> mailbox.sink().parameters().get("from"))
                .filter(ours -> email.equals(EmailAddress.folded(ours)))
                .isPresent();
    }

    private ChannelConfig webchat(String channelId) {
        return chats.find(channelId)
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

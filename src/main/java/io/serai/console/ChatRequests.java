package io.serai.console;

import io.serai.account.Visitor;
import io.serai.account.VisitorTokens;
import io.serai.channel.ChannelConfig;
import io.serai.conversation.Customers;
import io.serai.conversation.Feedback;
import io.serai.conversation.NamedCustomer;
import io.serai.conversation.PastChat;
import io.serai.conversation.PastChats;
import io.serai.conversation.PersonRequests;
import io.serai.conversation.Progress;
import io.serai.conversation.Progresses;
import io.serai.conversation.Ratings;
import io.serai.conversation.ReadMarks;
import io.serai.conversation.Transcripts;
import io.serai.shared.EmailAddress;
import io.serai.shared.RouteStep;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** What visitors of a chat ask and tell besides their messages. */
@Component
public class ChatRequests {

    public record History(List<Past> items) {}

    public record Past(
            UUID conversationId,
            String visitorToken,
            String status,
            Instant startedAt,
            Instant lastAt,
            String lastText) {}

    private final Webchats chats;
    private final Progresses progresses;
    private final PersonRequests persons;
    private final ReadMarks marks;
    private final Ratings ratings;
    private final Transcripts transcripts;
    private final PastChats past;
    private final Customers customers;
    private final Presences presences;
    private final VisitorTokens tokens;
    private final Clock clock;
    private final long largestAttachment;

    ChatRequests(
            Webchats chats,
            Progresses progresses,
            PersonRequests persons,
            ReadMarks marks,
            Ratings ratings,
            Transcripts transcripts,
            PastChats past,
            Customers customers,
            Presences presences,
            VisitorTokens tokens,
            Clock clock,
            @Value("${serai.attachments.largest}") DataSize largestAttachment) {
        this.chats = chats;
        this.progresses = progresses;
        this.persons = persons;
        this.marks = marks;
        this.ratings = ratings;
        this.transcripts = transcripts;
        this.past = past;
        this.customers = customers;
        this.presences = presences;
        this.tokens = tokens;
        this.clock = clock;
        this.largestAttachment = largestAttachment.toBytes();
    }

    /** @param origin another site's, or null */
    @RouteStep
    public Chat get(String id, String origin) {
        ChannelConfig channel = chats.get(id, origin);
        Instant now = clock.instant();
        return new Chat(
                channel.shownName(),
                channel.isOpen(now),
                channel.opensAfter(now).orElse(null),
                channel.chat().form(),
                largestAttachment,
                channel.chat().identitySecret() != null);
    }

    @RouteStep
    public void typing(UUID id, TellTyping body, UUID visitorOf, String visitorChannel) {
        chats.checkVisitor(id, visitorOf, visitorChannel);
        NamedCustomer customer = customers.of(id);
        presences.announceCustomer(id, customer, body.typing());
    }

    @RouteStep
    public void read(UUID id, MarkRead body, UUID visitorOf, String visitorChannel) {
        chats.checkVisitor(id, visitorOf, visitorChannel);
        marks.readByCustomer(id, body.messageId());
    }

    @RouteStep
    public void rateAnswer(UUID id, UUID messageId, RateAnswer body, UUID visitorOf, String visitorChannel) {
        chats.checkVisitor(id, visitorOf, visitorChannel);
        ratings.rate(id, messageId, new Feedback(body.helpful(), body.comment()));
    }

    @RouteStep
    public Progress askForPerson(UUID id, UUID visitorOf, String visitorChannel) {
        chats.checkVisitor(id, visitorOf, visitorChannel);
        persons.ask(id);
        return progresses.of(id).progress();
    }

    @RouteStep
    public void rate(UUID id, RateConversation body, UUID visitorOf, String visitorChannel) {
        chats.checkVisitor(id, visitorOf, visitorChannel);
        ratings.rate(id, body.score(), body.comment());
    }

    @RouteStep
    public void mailTranscript(UUID id, MailTranscript body, UUID visitorOf, String visitorChannel) {
        chats.checkVisitor(id, visitorOf, visitorChannel);
        transcripts.ask(id, EmailAddress.folded(body.email()));
    }

    /** @param origin another site's, or null */
    @RouteStep
    public History history(String id, ListHistory body, String origin) {
        ChannelConfig channel = chats.get(id, origin);
        Webchats.checkIdentity(channel, body.identity());
        return new History(past.of(id, body.identity().userId()).stream()
                .map(chat -> shown(chat, id))
                .toList());
    }

    private Past shown(PastChat chat, String channelId) {
        String token =
                tokens.issue(new Visitor(chat.id(), channelId, chat.address())).visitorToken();
        return new Past(chat.id(), token, chat.status().name(), chat.startedAt(), chat.lastAt(), chat.lastText());
    }
}

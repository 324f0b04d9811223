package io.serai.console;

import io.serai.account.People;
import io.serai.account.Person;
import io.serai.conversation.Conversations;
import io.serai.shared.RouteStep;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What people say about where they are. */
@Component
public class PresenceRequests {

    public record PresenceList(List<Presence> items) {}

    private final Presences presences;
    private final Conversations conversations;
    private final People people;

    PresenceRequests(Presences presences, Conversations conversations, People people) {
        this.presences = presences;
        this.conversations = conversations;
        this.people = people;
    }

    @RouteStep
    public PresenceList announce(UUID conversationId, UUID accountId, AnnouncePresence body) {
        conversations.customerOf(conversationId);
        String name = people.active(accountId).map(Person::name).orElseThrow();
        presences.announce(conversationId, accountId, name, body.doing());
        return new PresenceList(presences.others(conversationId, accountId));
    }
}

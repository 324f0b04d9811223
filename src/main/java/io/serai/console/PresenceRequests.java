package io.serai.console;

import io.serai.account.People;
import io.serai.account.Person;
import io.serai.console.Presence.Doing;
import io.serai.conversation.Conversations;
import io.serai.conversation.ReadMarks;
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
    private final ReadMarks marks;
    private final People people;

    PresenceRequests(Presences presences, Conversations conversations, ReadMarks marks, People people) {
        this.presences = presences;
        this.conversations = conversations;
        this.marks = marks;
        this.people = people;
    }

    @RouteStep
    public PresenceList announce(UUID conversationId, UUID accountId, AnnouncePresence body) {
        boolean isHolder = conversations
                .holderOf(conversationId)
                .filter(it -> it.id().equals(accountId))
                .isPresent();
        String name = people.active(accountId).map(Person::name).orElseThrow();
        presences.announce(conversationId, accountId, name, body.doing(), isHolder);
        if (body.doing() != Doing.GONE) {
            marks.readByPerson(conversationId, accountId);
        }
        return new PresenceList(presences.others(conversationId, accountId));
    }
}

package io.serai.conversation;

import io.serai.account.People;
import io.serai.account.Person;
import io.serai.shared.Page;
import io.serai.shared.SeraiException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people write about conversations for their colleagues. Customers and models never see it. */
@Service
public class Notes {

    private final NoteStore notes;
    private final ConversationStore conversations;
    private final People people;
    private final ApplicationEventPublisher events;

    Notes(NoteStore notes, ConversationStore conversations, People people, ApplicationEventPublisher events) {
        this.notes = notes;
        this.conversations = conversations;
        this.people = people;
        this.events = events;
    }

    /** @param cursor the last note of the page before, or null @return the oldest first @throws SeraiException NOT_FOUND */
    @Transactional(readOnly = true)
    public Page<Note> of(UUID conversationId, String cursor, int limit) {
        find(conversationId);
        UUID after = cursor == null ? null : UUID.fromString(cursor);
        return Page.of(notes.list(conversationId, after, limit + 1), limit, Note::id);
    }

    /**
     * @param id names the request: one that was carried out before changes nothing
     * @param mentions accounts of those who should read it
     * @throws SeraiException NOT_FOUND; INVALID when somebody who is mentioned does not work here
     */
    @Transactional
    public Note write(UUID id, UUID conversationId, UUID authorId, String text, List<UUID> mentions) {
        Conversation conversation = find(conversationId);
        Set<UUID> mentioned = new LinkedHashSet<>(mentions);
        List<UUID> known = people.active(mentioned).stream().map(Person::id).toList();
        if (!known.containsAll(mentioned)) {
            throw SeraiException.invalid("mentions", "Somebody who is mentioned does not work here.")
                    .coded("unknown-colleague");
        }
        if (notes.insert(id, conversationId, authorId, text, mentioned)) {
            events.publishEvent(
                    new NoteWritten(conversationId, conversation.channelId(), id, authorId, List.copyOf(mentioned)));
        }
        return notes.find(id).orElseThrow();
    }

    private Conversation find(UUID id) {
        return conversations.find(id).orElseThrow(() -> SeraiException.notFound("conversation", id));
    }
}

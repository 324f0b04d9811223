package io.serai.console;

import io.serai.account.Holder;
import io.serai.account.People;
import io.serai.account.Person;
import io.serai.conversation.ConversationFilter;
import io.serai.conversation.ConversationSummaries;
import io.serai.conversation.ConversationSummary;
import io.serai.conversation.Note;
import io.serai.conversation.Notes;
import io.serai.conversation.Status;
import io.serai.shared.Ids;
import io.serai.shared.Page;
import io.serai.shared.RouteStep;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What agents ask about all conversations, and what they write for each other. */
@Component
public class DeskRequests {
    private final ConversationSummaries conversations;
    private final Notes notes;
    private final People people;

    DeskRequests(ConversationSummaries conversations, Notes notes, People people) {
        this.conversations = conversations;
        this.notes = notes;
        this.people = people;
    }

    @RouteStep
    public Page<ConversationSummary> conversations(
            String status, String channelId, String holder, String words, UUID accountId, String cursor, int limit) {
        ConversationFilter filter = new ConversationFilter(
                status == null ? null : Status.valueOf(status), channelId, Holder.of(holder, accountId), words);
        return conversations.list(filter, cursor, limit);
    }

    @RouteStep
    public Page<Person> people(Integer cursor, int limit) {
        return people.list(cursor, limit);
    }

    @RouteStep
    public Page<Note> notes(UUID id, String cursor, int limit) {
        return notes.of(id, cursor, limit);
    }

    @RouteStep
    public Note writeNote(UUID id, WriteNote body, String idempotencyKey, UUID accountId) {
        UUID request = Ids.of(idempotencyKey, accountId, id + "\n" + body);
        return notes.write(request, id, accountId, body.text(), body.mentions() == null ? List.of() : body.mentions());
    }
}

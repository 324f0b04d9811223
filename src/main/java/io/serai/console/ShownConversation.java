package io.serai.console;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.serai.account.NamedPerson;
import io.serai.conversation.ChatForms;
import io.serai.conversation.ConversationView;
import io.serai.conversation.Participant;
import io.serai.conversation.Progress;
import io.serai.conversation.Rating;
import java.util.List;
import java.util.UUID;

/**
 * A conversation as its visitor or an agent sees it.
 *
 * @param customerId for agents only, else null
 * @param participants who else was copied in; for agents only, else null
 * @param holder for agents only: who has it, or null
 * @param approvalId for agents only: the draft that waits, or goes out soon, or null
 * @param handoffId for agents only: the handoff that is open, or null
 * @param present for agents only: who else looks, else null
 * @param answersByEmail whether the visitor may leave an e-mail address for when they are gone
 * @param email the address that the visitor left, or null
 * @param progress where its customer stands
 * @param rating what the visitor thinks of it, or null
 * @param readByThem for the visitor only: the last message of theirs that a person has read, or null
 * @param readByCustomer for agents only: the last message that the visitor has read, or null
 * @param form for agents only: what the visitor said before they began, else null
 * @param lastEventId for the visitor only: after which event the stream goes on from here; null when there is none
 */
public record ShownConversation(
        @JsonUnwrapped ConversationView conversation,
        UUID customerId,
        List<Participant> participants,
        NamedPerson holder,
        UUID approvalId,
        UUID handoffId,
        List<Presence> present,
        boolean answersByEmail,
        String email,
        Progress progress,
        Rating rating,
        UUID readByThem,
        UUID readByCustomer,
        List<ChatForms.Answer> form,
        Long lastEventId) {}

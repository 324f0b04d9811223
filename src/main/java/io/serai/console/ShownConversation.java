package io.serai.console;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.serai.conversation.ConversationView;
import io.serai.conversation.Participant;
import java.util.List;
import java.util.UUID;

/**
 * A conversation as its visitor or an agent sees it.
 *
 * @param customerId for agents only, else null
 * @param participants who else was copied in; for agents only, else null
 * @param answersByEmail whether the visitor may leave an e-mail address for when they are gone
 * @param email the address that the visitor left, or null
 */
public record ShownConversation(
        @JsonUnwrapped ConversationView conversation,
        UUID customerId,
        List<Participant> participants,
        boolean answersByEmail,
        String email) {}

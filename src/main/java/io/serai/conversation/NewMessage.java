package io.serai.conversation;

import java.util.List;
import java.util.UUID;

/** A message that is about to be posted to a customer. @param authorId the account, for an agent's message */
public record NewMessage(Author author, UUID authorId, String text, List<Citation> citations) {

    public static NewMessage fromAssistant(String text, List<Citation> citations) {
        return new NewMessage(Author.ASSISTANT, null, text, citations);
    }

    public static NewMessage fromAgent(UUID agentId, String text, List<Citation> citations) {
        return new NewMessage(Author.AGENT, agentId, text, citations);
    }

    public static NewMessage fromHub(String text) {
        return new NewMessage(Author.HUB, null, text, List.of());
    }
}

package io.serai.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import io.serai.HubTest;
import io.serai.assistant.Action;
import io.serai.assistant.Assistant;
import io.serai.assistant.Draft;
import io.serai.assistant.Prompt;
import io.serai.conversation.TurnContext;
import io.serai.knowledge.Passage;
import io.serai.shared.Ids;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HubTest
class ModelChainThroughCamelTest {

    @Autowired
    Assistant assistant;

    @Autowired
    ProducerTemplate camel;

    @Test
    void aPromptGoesThroughTheChatComponentAndComesBackAsADraft() {
        TurnContext turn =
                new TurnContext(Ids.next(), Ids.next(), 1, "webchat", "How long do returns take?", "en", List.of());
        List<Passage> passages = List.of(new Passage(
                Ids.next(), "returns", "Returns", "returns", "en", "Returns take 30 days.", null, 0.9, 0.7, 5));
        Prompt prompt = assistant.prompt(turn, passages);
        // The component replaces the last message in the list that it is given.
        List<ChatMessage> messages =
                new ArrayList<>(List.of(SystemMessage.from(prompt.system()), UserMessage.from(prompt.user())));

        String reply = camel.requestBody(
                "langchain4j-chat:draft?chatModel=#modelChain&chatOperation=CHAT_MULTIPLE_MESSAGES",
                messages,
                String.class);

        Draft draft = assistant.draft(turn, passages, reply);
        assertThat(draft.action()).isEqualTo(Action.ANSWER);
        assertThat(draft.model()).isEqualTo("extractive");
        assertThat(draft.answer()).isEqualTo("Returns take 30 days.");
        assertThat(draft.grounding().share()).isEqualTo(1);
    }
}

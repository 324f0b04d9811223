package io.serai.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.account.HubMails;
import io.serai.queue.WorkItem;
import io.serai.queue.WorkQueue;
import io.serai.shared.HubsWork;
import io.serai.shared.Ids;
import io.serai.shared.Kind;
import io.serai.shared.RouteStep;
import io.serai.shared.SeraiException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * What was said in a chat, by mail on request. Few a day, and only once it was answered: anybody may begin a chat, name
 * anybody's address and have the hub write their own words to it.
 */
@Service
public class Transcripts {

    static final String TOPIC = "transcripts";
    private static final int MOST_OF_A_CONVERSATION = 3;
    private static final int MOST_TO_AN_ADDRESS = 5;
    private static final int MOST_OF_THE_HUB = 200;

    private final TranscriptStore transcripts;
    private final TranscriptTexts texts;
    private final ConversationStore conversations;
    private final HubMails mails;
    private final WorkQueue queue;
    private final ObjectMapper json;

    Transcripts(
            TranscriptStore transcripts,
            TranscriptTexts texts,
            ConversationStore conversations,
            HubMails mails,
            WorkQueue queue,
            ObjectMapper json) {
        this.transcripts = transcripts;
        this.texts = texts;
        this.conversations = conversations;
        this.mails = mails;
        this.queue = queue;
        this.json = json;
    }

    /** The payload of a work item: one mail. */
    record Work(UUID transcriptId) {}

    /**
     * Has what is said until then mailed soon. For whoever has checked that it is the customer's conversation.
     *
     * @param address in lower case
     * @throws SeraiException NOT_FOUND; INVALID; CONFLICT when the hub has no mail server, or nobody has answered yet;
     *     EXHAUSTED after three of the conversation, or five to the address, within a day, or 200 in all within an hour
     */
    @HubsWork
    public void ask(UUID conversationId, String address) {
        if (!mails.areConfigured()) {
            throw SeraiException.conflict("This hub sends no transcripts.");
        }
        HubMails.checkAddress(address);
        conversations.lock(conversationId).orElseThrow(() -> SeraiException.notFound("conversation", conversationId));
        if (!transcripts.wasAnswered(conversationId)) {
            throw SeraiException.conflict("Nobody has answered in this conversation yet.");
        }
        transcripts.untilAllowed(conversationId, MOST_OF_A_CONVERSATION).ifPresent(Transcripts::refuse);
        transcripts.untilAllowed(address, MOST_TO_AN_ADDRESS).ifPresent(Transcripts::refuse);
        transcripts.untilHubMay(MOST_OF_THE_HUB).ifPresent(Transcripts::refuse);
        UUID id = Ids.next();
        transcripts.insert(id, conversationId, address);
        queue.add(TOPIC, conversationId, new Work(id));
    }

    private static void refuse(Duration wait) {
        throw new SeraiException(
                Kind.EXHAUSTED,
                "That was mailed often enough for now.",
                Map.of("retry_after", (int) wait.toSeconds() + 1));
    }

    @RouteStep
    public void mail(WorkItem item) throws JsonProcessingException {
        UUID id = json.readValue(item.payload(), Work.class).transcriptId();
        TranscriptStore.Transcript transcript = transcripts.find(id);
        TranscriptTexts.Text text = texts.of(transcript.conversationId());
        mails.send(transcript.address(), text.subject(), text.body(), "Transcript " + id);
    }
}

package io.serai.handoff;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.serai.conversation.CustomerView;
import io.serai.conversation.Status;
import java.util.List;

/**
 * All that whoever takes a conversation over should know at once.
 *
 * @param language of the conversation, BCP 47, or null
 * @param notes what whoever escalated it wrote, or null
 * @param tried what they tried
 * @param confidence how likely the last draft was right, 0 to 1, or null
 * @param draftAnswer what the last draft said, or null
 * @param earlierConversations others of the customer, the newest first
 */
public record HandoffContext(
        @JsonUnwrapped HandoffView handoff,
        Status status,
        String language,
        String notes,
        List<String> tried,
        Double confidence,
        String draftAnswer,
        List<CustomerView.Talk> earlierConversations,
        Assessment assessment) {}

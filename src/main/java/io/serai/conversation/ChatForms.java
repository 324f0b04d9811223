package io.serai.conversation;

import io.serai.shared.HubsWork;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What visitors said about themselves before they began. It proves nothing. */
@Service
public class ChatForms {

    /** @param label as the visitor read it */
    public record Answer(String field, String label, String value) {}

    private final ChatFormStore forms;
    private final VisitorEmailStore emails;

    ChatForms(ChatFormStore forms, VisitorEmailStore emails) {
        this.forms = forms;
        this.emails = emails;
    }

    /**
     * Keeps what was said; once, for a repeated request. For whoever has just begun the conversation and has no token yet.
     *
     * @param email where to write to when they are gone, in lower case; or null
     */
    @HubsWork
    public void keep(UUID conversationId, List<Answer> answers, String email) {
        if (forms.keep(conversationId, answers) && email != null) {
            emails.keep(conversationId, email);
        }
    }

    @Transactional(readOnly = true)
    public List<Answer> of(UUID conversationId) {
        return forms.find(conversationId);
    }
}

package io.serai.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.conversation.ChatForms.Answer;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ChatFormStore {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ChatFormStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @return false when it was kept before */
    boolean keep(UUID conversationId, List<Answer> answers) {
        try {
            return jdbc.sql("""
                                    insert into chat_form (conversation_id, answers) values (?, ?::jsonb)
                                    on conflict do nothing
                                    """)
                            .params(conversationId, json.writeValueAsString(answers))
                            .update()
                    == 1;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    List<Answer> find(UUID conversationId) {
        return jdbc.sql("select answers from chat_form where conversation_id = ?")
                .param(conversationId)
                .query(String.class)
                .optional()
                .map(this::read)
                .orElse(List.of());
    }

    private List<Answer> read(String answers) {
        try {
            return json.readValue(answers, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

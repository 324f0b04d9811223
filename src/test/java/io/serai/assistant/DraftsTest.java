package io.serai.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.HubTest;
import io.serai.assistant.Grounding.Problem;
import io.serai.assistant.Grounding.Unsupported;
import io.serai.assistant.ModelCall.Outcome;
import io.serai.knowledge.Passage;
import io.serai.shared.Ids;
import io.serai.shared.SeraiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@HubTest
@RecordApplicationEvents
class DraftsTest {

    @Autowired
    Drafts drafts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEvents events;

    private final UUID conversation = Ids.next();
    private final UUID turn = Ids.next();

    @BeforeEach
    void aTurnIsOpen() {
        UUID customer = Ids.next();
        jdbc.sql("insert into customer (id) values (?)").param(customer).update();
        jdbc.sql("insert into conversation (id, channel_id, customer_id, status) values (?, 'webchat', ?, 'OPEN')")
                .params(conversation, customer)
                .update();
        jdbc.sql("insert into turn (id, conversation_id) values (?, ?)")
                .params(turn, conversation)
                .update();
    }

    @Test
    void aDraftComesBackWithEverythingThatExplainsIt() {
        Draft draft = draft(1, "Returns are free.");
        KeptDraft kept = drafts.keep(draft, verdict());
        assertThat(kept.draft()).isEqualTo(draft);
        assertThat(kept.verdict()).isEqualTo(verdict());
        assertThat(drafts.get(draft.id())).isEqualTo(kept);
        assertThat(drafts.find(turn, 1)).contains(kept);
        assertThat(drafts.find(turn, 2)).isEmpty();
    }

    @Test
    void aSecondDraftOfARevisionIsDroppedAndTheFirstComesBack() {
        KeptDraft first = drafts.keep(draft(1, "first"), verdict());
        KeptDraft second = drafts.keep(draft(1, "second"), verdict());
        assertThat(second).isEqualTo(first);
        assertThat(events.stream(DraftMade.class)).singleElement().satisfies(made -> {
            assertThat(made.draftId()).isEqualTo(first.draft().id());
            assertThat(made.channelId()).isEqualTo("webchat");
            assertThat(made.type()).isEqualTo("draft-made");
            assertThat(made.fallbackUsed()).isTrue();
        });
        assertThat(drafts.keep(draft(2, "next revision"), verdict()).draft().answer())
                .isEqualTo("next revision");
    }

    @Test
    void ofDraftsKeptAtTheSameTimeOneStays() throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<KeptDraft>> keeps = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Draft draft = draft(1, "answer " + i);
                keeps.add(() -> drafts.keep(draft, verdict()));
            }
            List<UUID> kept = new ArrayList<>();
            for (var future : threads.invokeAll(keeps)) {
                kept.add(future.get().draft().id());
            }
            assertThat(kept).containsOnly(kept.get(0));
        } finally {
            threads.shutdownNow();
        }
        assertThat(jdbc.sql("select count(*) from draft where turn_id = ?")
                        .param(turn)
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void aDraftThatIsNotThereIsNotFound() {
        assertThatThrownBy(() -> drafts.get(Ids.next())).isInstanceOf(SeraiException.class);
    }

    @Test
    void aDraftWithoutAModelsFiguresIsKept() {
        Draft draft = new Draft(
                Ids.next(),
                conversation,
                turn,
                1,
                "webchat",
                "?",
                "",
                List.of(),
                List.of(),
                "answer-1",
                "extractive",
                null,
                null,
                List.of(),
                Action.HANDOFF,
                null,
                null,
                null,
                null,
                new Grounding(0, List.of()));
        assertThat(drafts.keep(draft, verdict()).draft()).isEqualTo(draft);
    }

    private Draft draft(int revision, String answer) {
        Passage passage = new Passage(
                Ids.next(), "returns", "Returns", "returns", "en", "Returns are free.", "free?", 0.9, 0.71, 8.25);
        return new Draft(
                Ids.next(),
                conversation,
                turn,
                revision,
                "webchat",
                "Are returns free?",
                answer,
                List.of(new Citation(1, passage.articleId(), "returns", "Returns")),
                List.of(passage),
                "answer-1",
                "second",
                120,
                30,
                List.of(
                        new ModelCall("first", Outcome.HTTP_5XX, 12, "no"),
                        new ModelCall("second", Outcome.OK, 34, null)),
                Action.ANSWER,
                "answered",
                0.9,
                "returns",
                "en",
                new Grounding(2, List.of(new Unsupported("Invented.", Problem.WORDS))));
    }

    private static Verdict verdict() {
        return new Verdict(
                0.91, 0.8, "fixed-1", Map.of("similarity", 0.71, "risk", 0.0), Decision.AUTO, Reason.CONFIDENT);
    }
}

package io.serai.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.HubTest;
import io.serai.Incoming;
import io.serai.assistant.Citation;
import io.serai.assistant.Decision;
import io.serai.assistant.Draft;
import io.serai.assistant.Drafts;
import io.serai.assistant.KeptDraft;
import io.serai.assistant.StreamedDraft;
import io.serai.assistant.Verdict;
import io.serai.channel.ChannelConfig;
import io.serai.channel.Channels;
import io.serai.confidence.Confidence;
import io.serai.conversation.Arrivals;
import io.serai.conversation.TurnContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Invariant 7: decisions are explained, and any can be replayed from what is stored of it. */
@HubTest
@TestPropertySource(properties = "serai.knowledge.folders=classpath:demo/knowledge/")
class DecisionsAreExplainedTest {

    @Autowired
    Arrivals arrivals;

    @Autowired
    Drafts drafts;

    @Autowired
    Confidence confidence;

    @Autowired
    Channels channels;

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "When will my order arrive? | AUTO",
                "토요일에도 배송되나요? | AUTO",
                "I wish to file a formal complaint about an employee | APPROVAL",
                "Can I talk to a human please? | HANDOFF"
            })
    void whatIsStoredOfADecisionExplainsItAndLeadsToItAgain(String question, Decision decision) {
        KeptDraft kept = drafted(question);

        Draft draft = kept.draft();
        assertThat(draft.question()).isEqualTo(question);
        assertThat(draft.promptVersion()).isNotBlank();
        assertThat(draft.model()).isEqualTo("extractive");
        assertThat(draft.calls()).isNotEmpty();
        assertThat(draft.passages()).isNotEmpty().allSatisfy(passage -> assertThat(
                        passage.similarity() + passage.lexical())
                .isPositive());
        assertThat(draft.passages())
                .extracting(passage -> passage.articleId())
                .containsAll(draft.citations().stream().map(Citation::articleId).toList());
        Verdict verdict = kept.verdict();
        assertThat(verdict.decision()).isEqualTo(decision);
        assertThat(verdict.reason().decision()).isEqualTo(decision);
        assertThat(verdict.policyVersion()).isEqualTo(Confidence.POLICY_VERSION);
        assertThat(verdict.signals()).containsKeys("similarity", "lexical", "supported", "rating", "search_failed");

        assertThat(replayed(kept)).isEqualTo(verdict);
    }

    /** From the stored draft, what its customer read of it before it was whole, and the channel's rules alone. */
    private Verdict replayed(KeptDraft kept) {
        Draft draft = kept.draft();
        TurnContext turn = new TurnContext(
                draft.conversationId(),
                draft.turnId(),
                draft.revision(),
                draft.channelId(),
                draft.question(),
                draft.language(),
                List.of());
        ChannelConfig channel = channels.get(draft.channelId());
        boolean hadSearchFailure = kept.verdict().signals().get("search_failed") > 0;
        String shown = shown(draft.turnId());
        return shown.isEmpty()
                ? confidence.assess(draft, turn, draft.passages(), channel, hadSearchFailure)
                : confidence.assess(
                        new StreamedDraft(draft, shown, !shown.equals(draft.answer())),
                        turn,
                        draft.passages(),
                        channel,
                        hadSearchFailure);
    }

    private String shown(UUID turnId) {
        return String.join(
                "",
                jdbc.sql("select text from sentence where turn_id = ? order by position")
                        .param(turnId)
                        .query(String.class)
                        .list());
    }

    private KeptDraft drafted(String question) {
        UUID conversation = arrivals.store(Incoming.webchat(question)).conversationId();
        UUID id = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> jdbc.sql("select id from draft where conversation_id = ?")
                                .param(conversation)
                                .query(UUID.class)
                                .optional(),
                        Optional::isPresent)
                .orElseThrow();
        return drafts.get(id);
    }
}

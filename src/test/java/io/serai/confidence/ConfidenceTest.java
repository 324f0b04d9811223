package io.serai.confidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.assistant.Action;
import io.serai.assistant.Citation;
import io.serai.assistant.Decision;
import io.serai.assistant.Draft;
import io.serai.assistant.Grounding;
import io.serai.assistant.Grounding.Problem;
import io.serai.assistant.Grounding.Unsupported;
import io.serai.assistant.Reason;
import io.serai.assistant.Verdict;
import io.serai.channel.ChannelConfig;
import io.serai.channel.ChannelConfig.Approval;
import io.serai.channel.ChannelConfig.Mode;
import io.serai.channel.ChannelConfig.OnTimeout;
import io.serai.conversation.TurnContext;
import io.serai.knowledge.Passage;
import io.serai.shared.Ids;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfidenceTest {

    private static final Passage RETURNS = passage(
            "returns",
            "Returning an item",
            "How do I return an item?",
            "You can return most items within 30 days.",
            0.86,
            14);
    private static final Passage DELIVERY =
            passage("shipping", "Delivery times", null, "Standard delivery takes 2 to 4 working days.", 0.35, 2);
    private static final Passage KOREAN_RETURNS =
            passage("returns", "반품 방법", "반품은 어떻게 하나요?", "상품을 받은 날부터 30일 안에 반품할 수 있습니다.", 0.82, 9);
    private static final Passage KOREAN_DELIVERY =
            passage("shipping", "배송 기간", "배송은 얼마나 걸리나요?", "일반 배송은 2~4일 걸립니다.", 0.84, 1);

    private static final String ASKED = "How can I return an item?";

    private final Confidence confidence = new Confidence();

    @Test
    void aPlainQuestionThatMatchesAnArticleIsSent() {
        Verdict verdict = assess("How can I return an item?", RETURNS, DELIVERY);
        assertThat(verdict.decision()).isEqualTo(Decision.AUTO);
        assertThat(verdict.reason()).isEqualTo(Reason.CONFIDENT);
        assertThat(verdict.probability()).isBetween(0.8, 1.0);
        assertThat(verdict.threshold()).isEqualTo(0.8);
        assertThat(verdict.policyVersion()).isEqualTo(Confidence.POLICY_VERSION);
        assertThat(verdict.signals().values())
                .allSatisfy(signal -> assertThat(signal).isBetween(0.0, 1.0));
    }

    @Test
    void aPlainKoreanQuestionThatMatchesAnArticleIsSent() {
        assertThat(assess("반품은 어떻게 하나요?", KOREAN_RETURNS, KOREAN_DELIVERY).decision())
                .isEqualTo(Decision.AUTO);
    }

    @Test
    void anUnrelatedKoreanQuestionIsNotSentHoweverNearItsVectorSeems() {
        Passage near = passage("returns", "반품 방법", "반품은 어떻게 하나요?", "30일 안에 반품할 수 있습니다.", 0.97, 0);
        Verdict verdict = assess("오늘 서울 날씨가 어떤가요?", near, KOREAN_DELIVERY);
        assertThat(verdict.reason()).isEqualTo(Reason.BELOW_THRESHOLD);
        assertThat(verdict.probability()).isLessThan(0.2);
    }

    @Test
    void aQuestionThatIsOnlyHalfNearWaitsForAPerson() {
        Passage far = passage("returns", "Returning an item", null, "You can return most items.", 0.48, 3);
        assertThat(assess("Does the warranty cover a broken zip?", far, DELIVERY)
                        .reason())
                .isEqualTo(Reason.BELOW_THRESHOLD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I want to talk to a human | CUSTOMER_ASKED",
                "Can I speak with a real person please? | CUSTOMER_ASKED",
                "agent | CUSTOMER_ASKED",
                "Connect me with customer support? no, connect me to an agent | CUSTOMER_ASKED",
                "How do I return an item? I need a human. | CUSTOMER_ASKED",
                "상담원 연결해 주세요 | CUSTOMER_ASKED",
                "사람이랑 얘기하고 싶어요 | CUSTOMER_ASKED",
                "담당자와 통화하고 싶습니다 | CUSTOMER_ASKED",
                "How do I return an item? My lawyer will sue you. | RISK_WORDS",
                "The kettle caught fire, how can I return an item? | RISK_WORDS",
                "반품 안 해 주면 소비자원에 신고하고 소송하겠습니다 | RISK_WORDS",
                "제품 때문에 손을 다쳤어요 반품은 어떻게 하나요 | RISK_WORDS"
            })
    void wordsOfTheCustomerOutrankTheScore(String question, Reason reason) {
        Verdict verdict = assess(question, RETURNS, DELIVERY);
        assertThat(verdict.reason()).isEqualTo(reason);
        assertThat(verdict.decision()).isEqualTo(reason.decision()).isNotEqualTo(Decision.AUTO);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I don't want to talk to a person, how can I return an item?",
                "How can I return an item that a person gave me?",
                "How do I press the return button?",
                "사기 전에 반품 조건을 알고 싶어요",
                "다른 사람이 쓰던 상품도 반품되나요?",
                "이 상품을 친구에게 보내기 전에 반품할 수 있나요?"
            })
    void ordinaryQuestionsAreNotTakenForMore(String question) {
        assertThat(assess(question, RETURNS, DELIVERY).reason()).isNotIn(Reason.CUSTOMER_ASKED, Reason.RISK_WORDS);
    }

    @Test
    void aTopicThatIsNeverAutomaticWaitsHoweverCertain() {
        ChannelConfig channel = channel(Mode.LIVE, 0.0, Set.of("returns"));
        Draft draft = draft("How can I return an item?", List.of(RETURNS, DELIVERY));
        assertThat(assess(draft, channel, false))
                .extracting(Verdict::decision, Verdict::reason)
                .containsExactly(Decision.APPROVAL, Reason.NEVER_AUTOMATIC_TOPIC);
    }

    @Test
    void aSentenceWithoutASourceWaitsHoweverCertain() {
        Grounding grounding = new Grounding(2, List.of(new Unsupported("It is on us.", Problem.WORDS)));
        Draft draft =
                draft("How can I return an item?", List.of(RETURNS, DELIVERY), Action.ANSWER, "answered", grounding);
        assertThat(assess(draft, channel(Mode.LIVE, 0.0, Set.of()), false).reason())
                .isEqualTo(Reason.UNSUPPORTED);
    }

    @ParameterizedTest
    @CsvSource({
        "no_passage, false, NO_PASSAGE",
        "needs_account, false, MODEL_HANDED_OFF",
        "customer_asked, false, CUSTOMER_ASKED",
        "no_passage, true, SEARCH_FAILED"
    })
    void aHandoffOfTheModelIsAHandoff(String modelReason, boolean searchFailed, Reason reason) {
        Draft draft =
                draft("Where is my order?", List.of(RETURNS), Action.HANDOFF, modelReason, new Grounding(0, List.of()));
        assertThat(assess(draft, channel(Mode.LIVE, 0.0, Set.of()), searchFailed))
                .extracting(Verdict::decision, Verdict::reason, Verdict::probability)
                .containsExactly(Decision.HANDOFF, reason, 0.0);
    }

    @Test
    void halfASearchIsNotEnoughToSend() {
        Draft draft = draft("How can I return an item?", List.of(RETURNS, DELIVERY));
        assertThat(assess(draft, channel(Mode.LIVE, 0.0, Set.of()), true).reason())
                .isEqualTo(Reason.SEARCH_INCOMPLETE);
    }

    @Test
    void inShadowModeNothingIsSentAndTheReasonSaysWhatWouldHaveBeen() {
        ChannelConfig channel = channel(Mode.SHADOW, 0.8, Set.of());
        Verdict sure = assess(draft("How can I return an item?", List.of(RETURNS, DELIVERY)), channel, false);
        assertThat(sure.decision()).isEqualTo(Decision.SHADOW);
        assertThat(sure.reason().decision()).isEqualTo(Decision.AUTO);

        Verdict asked = assess(draft("I want a human", List.of(RETURNS)), channel, false);
        assertThat(asked.decision()).isEqualTo(Decision.SHADOW);
        assertThat(asked.reason().decision()).isEqualTo(Decision.HANDOFF);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "This is ridiculous!!! How can I return an item? | angry",
                "How can I return an item? And where is my parcel? | several",
                "Hm? | vague",
                "반품 왜 안 돼요? 짜증나네요 | angry"
            })
    void whatMakesAnAnswerDoubtfulLowersTheProbability(String question, String signal) {
        Verdict doubtful = assess(question, RETURNS, DELIVERY);
        assertThat(doubtful.signals().get(signal)).isGreaterThan(0.5);
        assertThat(doubtful.probability())
                .isLessThan(
                        assess("How can I return an item?", RETURNS, DELIVERY).probability());
    }

    @Test
    void anAnswerInAnotherLanguageIsLessCertain() {
        Verdict verdict = assess("반품은 어떻게 하나요?", RETURNS);
        assertThat(verdict.signals()).containsEntry("language", 0.0);
        assertThat(verdict.decision()).isEqualTo(Decision.APPROVAL);
    }

    @Test
    void aPlainQuestionMayBeAnsweredInSightOfWhoAsks() {
        assertThat(mayStream(ASKED, chat(Mode.LIVE, 0.8, Set.of(), Set.of()), RETURNS, DELIVERY))
                .isTrue();
        assertThat(mayStream("반품은 어떻게 하나요?", chat(Mode.LIVE, 0.8, Set.of(), Set.of()), KOREAN_RETURNS, KOREAN_DELIVERY))
                .isTrue();
    }

    @Test
    void inSightTakesMoreThanSendingDoes() {
        Passage near = passage("returns", "Returning an item", "How do I return an item?", "Within 30 days.", 0.7, 8);
        Verdict whole = assess(ASKED, near, DELIVERY);
        assertThat(whole.decision()).isEqualTo(Decision.AUTO);
        assertThat(mayStream(ASKED, chat(Mode.LIVE, whole.probability(), Set.of(), Set.of()), near, DELIVERY))
                .isFalse();
        assertThat(mayStream(ASKED, chat(Mode.LIVE, 1, Set.of(), Set.of()), RETURNS))
                .isFalse();
    }

    @Test
    void whatPeopleLookAtFirstIsNeverAnsweredInSight() {
        assertThat(mayStream(ASKED, chat(Mode.SHADOW, 0.8, Set.of(), Set.of()), RETURNS))
                .isFalse();
        // The answer may come to cite any of them.
        assertThat(mayStream(ASKED, chat(Mode.LIVE, 0.8, Set.of("shipping"), Set.of()), RETURNS, DELIVERY))
                .isFalse();
        assertThat(mayStream(ASKED, chat(Mode.LIVE, 0.8, Set.of(), Set.of("shipping")), RETURNS, DELIVERY))
                .isFalse();
        assertThat(mayStream(ASKED, channel(Mode.LIVE, 0.8, Set.of()), RETURNS)).isTrue();
        assertThat(mayStream(ASKED + " My lawyer asks.", channel(Mode.LIVE, 0, Set.of()), RETURNS))
                .isFalse();
        assertThat(mayStream(ASKED + " Let me talk to a person.", channel(Mode.LIVE, 0, Set.of()), RETURNS))
                .isFalse();
        assertThat(mayStream(ASKED, channel(Mode.LIVE, 0, Set.of()))).isFalse();
    }

    @Test
    void noOtherKindOfChannelShowsWhatIsNotWhole() {
        ChannelConfig mail = new ChannelConfig(
                "mail",
                "email",
                true,
                Mode.LIVE,
                0,
                Set.of(),
                channel(Mode.LIVE, 0, Set.of()).approval(),
                null,
                null,
                null);
        assertThat(mayStream(ASKED, mail, RETURNS)).isFalse();
    }

    @Test
    void whatWasShownIsApprovedByNobody() {
        Verdict sent = assess(ASKED, RETURNS, DELIVERY);
        assertThat(sent.afterShowing(0.95, true, false).decision()).isEqualTo(Decision.AUTO);
        assertThat(sent.afterShowing(0.95, true, false).signals()).containsEntry("foreseen", 0.95);
        assertThat(sent.afterShowing(0.95, false, false).reason()).isEqualTo(Reason.INTERRUPTED);
        assertThat(sent.afterShowing(0.95, false, false).decision()).isEqualTo(Decision.HANDOFF);

        Passage far = passage("returns", "Returning an item", null, "You can return most items.", 0.48, 3);
        Verdict uncertain = assess("Does the warranty cover a broken zip?", far, DELIVERY);
        assertThat(uncertain.decision()).isEqualTo(Decision.APPROVAL);
        assertThat(uncertain.afterShowing(0.95, true, false).decision()).isEqualTo(Decision.HANDOFF);
        assertThat(uncertain.afterShowing(0.95, true, false).reason()).isEqualTo(Reason.BELOW_THRESHOLD);
        assertThat(uncertain.afterShowing(0.95, true, true).reason()).isEqualTo(Reason.INTERRUPTED);
    }

    private boolean mayStream(String question, ChannelConfig channel, Passage... passages) {
        TurnContext turn = new TurnContext(Ids.next(), Ids.next(), 1, channel.id(), question, null, List.of());
        return confidence.mayStream(turn, List.of(passages), channel);
    }

    private static ChannelConfig chat(Mode mode, double threshold, Set<String> neverAutomatic, Set<String> fourEyes) {
        Approval approval = new Approval(Duration.ofMinutes(15), OnTimeout.ESCALATE, "wait", 0, fourEyes);
        return new ChannelConfig(
                "webchat", "webchat", true, mode, threshold, neverAutomatic, approval, null, null, null);
    }

    private Verdict assess(String question, Passage... passages) {
        return assess(draft(question, List.of(passages)), channel(Mode.LIVE, 0.8, Set.of()), false);
    }

    private Verdict assess(Draft draft, ChannelConfig channel, boolean searchFailed) {
        TurnContext turn = new TurnContext(
                draft.conversationId(), draft.turnId(), 1, "webchat", draft.question(), null, List.of());
        return confidence.assess(draft, turn, draft.passages(), channel, searchFailed);
    }

    private static Draft draft(String question, List<Passage> passages) {
        return draft(question, passages, Action.ANSWER, "answered", new Grounding(1, List.of()));
    }

    /** Answers with the first passage. */
    private static Draft draft(
            String question, List<Passage> passages, Action action, String modelReason, Grounding grounding) {
        Passage first = passages.get(0);
        boolean answers = action == Action.ANSWER;
        return new Draft(
                Ids.next(),
                Ids.next(),
                Ids.next(),
                1,
                "webchat",
                question,
                answers ? first.text() : "",
                answers ? List.of(new Citation(1, first.articleId(), first.slug(), first.title())) : List.of(),
                passages,
                "answer-1",
                "extractive",
                null,
                null,
                List.of(),
                action,
                modelReason,
                0.8,
                first.topic(),
                null,
                grounding);
    }

    private static ChannelConfig channel(Mode mode, double threshold, Set<String> neverAutomatic) {
        return chat(mode, threshold, neverAutomatic, Set.of());
    }

    private static Passage passage(
            String topic, String title, String question, String text, double similarity, double lexical) {
        return new Passage(Ids.next(), title, title, topic, "en", text, question, 0.5, similarity, lexical);
    }
}

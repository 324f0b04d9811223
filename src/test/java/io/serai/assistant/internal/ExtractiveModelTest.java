package io.serai.assistant.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.assistant.Action;
import io.serai.assistant.internal.PromptDocument.Excerpt;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExtractiveModelTest {

    private final ExtractiveModel model = new ExtractiveModel();

    private static final Excerpt RETURNS = new Excerpt(
            1,
            "Returning an item",
            "How do I send something back?",
            "You can return most items within 30 days. Start the return in your account under Orders. "
                    + "Returns are free. We refund the price to the card that you paid with. "
                    + "Underwear and opened software cannot be returned.",
            0.62);
    private static final Excerpt DELIVERY = new Excerpt(
            2, "Delivery times", null, "Standard delivery takes 2 to 4 working days. Express arrives tomorrow.", 0.31);
    private static final Excerpt PAYMENT = new Excerpt(
            3, "Ways to pay", null, "We accept PayPal, Visa and Mastercard. Invoices are for companies only.", 0.2);
    private static final Excerpt KOREAN_RETURNS =
            new Excerpt(1, "반품 방법", "반품은 어떻게 하나요?", "상품을 받은 날부터 30일 안에 반품할 수 있습니다. 마이페이지의 주문 내역에서 반품을 신청해 주세요.", null);
    private static final Excerpt KOREAN_DELIVERY =
            new Excerpt(2, "배송 기간", null, "일반 배송은 영업일 기준 2~4일 걸립니다. 제주도는 하루 더 걸립니다.", null);

    @Test
    void anAnswerIsWordForWordFromThePassageThatFits() {
        StructuredAnswer answer = ask("How long does standard delivery take?", RETURNS, DELIVERY, PAYMENT);
        assertThat(answer.action()).isEqualTo(Action.ANSWER);
        assertThat(answer.citations()).containsExactly(2);
        assertThat(answer.answer()).isEqualTo(DELIVERY.text());
    }

    @Test
    void aLongPassageIsCutToTheFourSentencesThatFitBest() {
        StructuredAnswer answer = ask("Can I return opened software or underwear?", RETURNS);
        assertThat(RETURNS.text()).contains(answer.answer());
        assertThat(answer.answer())
                .endsWith("opened software cannot be returned.")
                .doesNotContain("within 30 days");
    }

    @Test
    void aQuestionInTwoPartsCitesBothArticles() {
        StructuredAnswer answer = ask(
                "Within how many days can I return an item, and do you accept PayPal or Visa?",
                RETURNS,
                DELIVERY,
                PAYMENT);
        assertThat(answer.citations()).containsExactly(1, 3);
        assertThat(answer.answer()).contains("within 30 days").contains("PayPal");
    }

    @Test
    void aKoreanQuestionIsAnsweredFromTheKoreanArticleThatFits() {
        StructuredAnswer answer = ask("배송은 며칠이나 걸리나요?", KOREAN_RETURNS, KOREAN_DELIVERY);
        assertThat(answer.citations()).containsExactly(2);
        assertThat(answer.answer()).startsWith("일반 배송은 영업일 기준 2~4일 걸립니다.");

        assertThat(ask("반품하고 싶은데 어떻게 하면 되나요", KOREAN_RETURNS, KOREAN_DELIVERY).citations())
                .containsExactly(1);
    }

    @Test
    void anotherWayToSayItIsTrustedToTheEmbedding() {
        Excerpt near = new Excerpt(1, "Returning an item", null, "Bring it back within 30 days.", 0.66);
        StructuredAnswer answer = ask("My sneakers do not fit, now what?", near);
        assertThat(answer.action()).isEqualTo(Action.ANSWER);
        assertThat(answer.rating()).isEqualTo(0.66);
    }

    @Test
    void whatNoPassageSpeaksOfGoesToAPerson() {
        assertThat(ask("How do I return it?").action()).isEqualTo(Action.HANDOFF);
        assertThat(ask("Who won the football match yesterday?", RETURNS, DELIVERY, PAYMENT))
                .extracting(StructuredAnswer::action, StructuredAnswer::reason, StructuredAnswer::answer)
                .containsExactly(Action.HANDOFF, "no_passage", "");
        assertThat(ask("오늘 서울 날씨 어때요?", KOREAN_RETURNS, KOREAN_DELIVERY).action())
                .isEqualTo(Action.HANDOFF);
        assertThat(ask("🤷", RETURNS).action()).isEqualTo(Action.HANDOFF);
    }

    private StructuredAnswer ask(String question, Excerpt... passages) {
        return model.answer(new PromptDocument(question, null, List.of(), withSimilarityOf(question, passages)));
    }

    /** An unrelated question is not near to anything. */
    private static List<Excerpt> withSimilarityOf(String question, Excerpt... passages) {
        if (!question.contains("football") && !question.contains("🤷") && !question.contains("delivery")) {
            return List.of(passages);
        }
        return List.of(passages).stream()
                .map(p -> new Excerpt(p.number(), p.title(), p.question(), p.text(), 0.1))
                .toList();
    }
}

package io.serai.assistant;

import static io.serai.assistant.Grounding.Problem.WORDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.assistant.Grounding.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GroundingCheckTest {

    private static final List<String> SOURCES = List.of(
            "Returning an item\nYou can return most items within 30 days of delivery. Returns are free. Start at "
                    + "https://shop.example/returns or write to returns@shop.example. Shipping costs 1,200 won or $4.00.",
            "반품 방법\n상품을 받은 날부터 30일 안에 반품할 수 있습니다. 반품 배송비는 무료입니다.");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Items can be returned within 30 days of delivery, and returns are free.",
                "Start your return at www.shop.example/returns/.",
                "Shipping costs 1200 won.",
                "Shipping costs $4.",
                "You can write to returns@shop.example.",
                "Certainly. You can return most items within 30 days.",
                "반품은 상품을 받은 날부터 30일 안에 할 수 있어요. 배송비는 무료예요."
            })
    void whatTheSourcesSayIsSupported(String answer) {
        Grounding grounding = GroundingCheck.check(answer, SOURCES);
        assertThat(grounding.unsupported()).isEmpty();
        assertThat(grounding.share()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Items can be returned within 60 days of delivery. | NUMBER",
                "Returns within 30 days are free, later ones cost 9.99. | NUMBER",
                "Start your return at https://shop.example.evil.test/returns. | LINK",
                "Start your return at https://shop.example/ret. | LINK",
                "Start your return at http://bit.test/x. | LINK",
                "Write to refunds@shop.example about returns. | LINK",
                "Our courier collects parcels at your door every morning. | WORDS",
                "상품을 받은 날부터 90일 안에 반품할 수 있습니다. | NUMBER",
                "매장 직원이 새벽에 집으로 방문해서 포장을 도와 드립니다. | WORDS"
            })
    void whatIsInventedIsNot(String answer, Problem problem) {
        Grounding grounding = GroundingCheck.check(answer, SOURCES);
        assertThat(grounding.unsupported())
                .extracting(Grounding.Unsupported::problem)
                .containsExactly(problem);
        assertThat(grounding.share()).isZero();
    }

    @Test
    void theShareCountsSentences() {
        Grounding grounding = GroundingCheck.check(
                "Returns are free. Our courier collects parcels at your door every morning.", SOURCES);
        assertThat(grounding.sentences()).isEqualTo(2);
        assertThat(grounding.share()).isEqualTo(0.5);
        assertThat(grounding.unsupported())
                .extracting(Grounding.Unsupported::problem)
                .containsExactly(WORDS);
    }

    @Test
    void withoutSourcesNothingIsSupported() {
        assertThat(GroundingCheck.check("Returns are free within 30 days.", List.of())
                        .share())
                .isZero();
        assertThat(GroundingCheck.check("", SOURCES).share()).isZero();
    }
}

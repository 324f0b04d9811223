package io.serai.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.conversation.Sentence;
import io.serai.knowledge.Passage;
import io.serai.shared.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class AnswerStreamTest {

    private static final List<Passage> PASSAGES = List.of(
            passage("Delivery", "Delivery takes two working days. Express parcels arrive the next day for 9 euros."),
            passage("Returns", "Shoes can be returned within 30 days at https://shop.example/returns."));

    private final List<Sentence> screen = new ArrayList<>();
    private Predicate<List<Sentence>> takes = sentences -> true;
    private final AnswerStream stream = streamAfter();

    private AnswerStream streamAfter(Sentence... begun) {
        screen.addAll(List.of(begun));
        return new AnswerStream(PASSAGES, List.of(begun), (from, sentences) -> {
            assertThat(from).isEqualTo(screen.size());
            return takes.test(sentences) && screen.addAll(sentences);
        });
    }

    @Test
    void aSentenceIsShownWithWhatBearsItOutWhenTheNextOneBegins() {
        assertThat(stream.follow("Delivery takes two", false)).isTrue();
        assertThat(stream.follow("Delivery takes two working days. ", false)).isTrue();
        assertThat(screen).isEmpty();
        assertThat(stream.follow("Delivery takes two working days. Shoes can", false))
                .isTrue();
        assertThat(texts()).containsExactly("Delivery takes two working days.");
        assertThat(stream.follow("Delivery takes two working days. Shoes can be returned within 30 days.", true))
                .isTrue();
        assertThat(texts())
                .containsExactly("Delivery takes two working days.", " Shoes can be returned within 30 days.");
        assertThat(screen.get(0).sources()).extracting(source -> source.title()).containsExactly("Delivery");
        assertThat(screen.get(1).sources()).extracting(source -> source.title()).containsExactly("Returns");
        assertThat(stream.sources()).containsExactly(1, 2);
        assertThat(stream.isStopped()).isFalse();
    }

    @Test
    void aLaterSentenceThatNothingBearsOutEndsTheAnswer() {
        String answer = "Delivery takes two working days. It costs 99 euros. Shoes can be returned within 30 days.";
        assertThat(stream.follow(answer, true)).isFalse();
        assertThat(texts()).containsExactly("Delivery takes two working days.");
        assertThat(stream.isStopped()).isTrue();
    }

    @Test
    void whenTheFirstSentenceIsNotBorneOutNothingIsShownAndTheAnswerIsReadToItsEnd() {
        assertThat(stream.follow("It costs 99 euros. Delivery takes two working days. Then", false))
                .isTrue();
        assertThat(stream.follow("It costs 99 euros. Delivery takes two working days. Then rest.", true))
                .isTrue();
        assertThat(screen).isEmpty();
        assertThat(stream.isStopped()).isFalse();
    }

    @Test
    void anotherModelsAnswerIsReadAnew() {
        stream.begin();
        stream.follow("It costs 99 euros. Then", false);
        stream.begin();
        stream.follow("Delivery takes two working days.", true);
        assertThat(texts()).containsExactly("Delivery takes two working days.");
    }

    @Test
    void aLinkThatNoSourceHasIsNotShown() {
        stream.follow("Shoes can be returned within 30 days. Returned shoes: https://shop.evil/returns. Bye", false);
        assertThat(texts()).containsExactly("Shoes can be returned within 30 days.");
    }

    @Test
    void wordsThatClaimNothingAreShownWithWhatTheySayYesTo() {
        stream.follow("Yes. Certainly! Delivery", false);
        assertThat(screen).isEmpty();
        stream.follow("Yes. Certainly! Delivery takes two working days. Goodbye!", true);
        assertThat(texts()).containsExactly("Yes. Certainly! Delivery takes two working days.", " Goodbye!");
    }

    @Test
    void yesAloneIsNotShown() {
        stream.follow("Yes.", true);
        assertThat(screen).isEmpty();
    }

    @Test
    void aSentenceMayRestOnWhatWasUsedBeforeAndOneMore() {
        stream.follow(
                "Delivery takes two working days. Delivery takes two working days, express parcels arrive the next"
                        + " day, shoes can be returned within 30 days.",
                true);
        assertThat(screen).hasSize(2);
        assertThat(screen.get(1).sources())
                .extracting(source -> source.number())
                .containsExactly(1, 2);
    }

    @Test
    void nothingMoreIsShownWhenTheAnswerIsNotWanted() {
        takes = sentences -> false;
        assertThat(stream.follow("Delivery takes two working days. Then", false))
                .isFalse();
        assertThat(stream.hasShown()).isFalse();
        assertThat(stream.isStopped()).isTrue();
        stream.check();
    }

    @Test
    void aScreenThatFailsEndsTheAnswerAndIsTold() {
        takes = sentences -> {
            throw new IllegalStateException("no database");
        };
        assertThat(stream.follow("Delivery takes two working days. Then", false))
                .isFalse();
        assertThatThrownBy(stream::check).hasMessage("no database");
    }

    @Test
    void anInterruptedAnswerGoesOnWhereTheSameIsSaidAgain() {
        AnswerStream again = streamAfter(new Sentence("Delivery takes two working days.", List.of()));
        assertThat(again.hasShown()).isTrue();
        assertThat(again.follow("Delivery takes", false)).isTrue();
        assertThat(again.follow("Delivery takes two working days. Shoes can be returned within 30 days.", true))
                .isTrue();
        assertThat(texts())
                .containsExactly("Delivery takes two working days.", " Shoes can be returned within 30 days.");
        assertThat(again.sources()).containsExactly(1, 2);
    }

    @Test
    void anInterruptedAnswerEndsWhereSomethingElseIsSaid() {
        Sentence begun = new Sentence("Delivery takes two working days.", List.of());
        assertThat(streamAfter(begun).follow("Express", false)).isFalse();
        assertThat(streamAfter(begun).follow("Delivery takes", true)).isFalse();
    }

    private List<String> texts() {
        return screen.stream().map(Sentence::text).toList();
    }

    private static Passage passage(String title, String text) {
        return new Passage(Ids.next(), title.toLowerCase(), title, "t", "en", text, null, 1, 1, 1);
    }
}

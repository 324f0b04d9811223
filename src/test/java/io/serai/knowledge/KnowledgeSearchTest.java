package io.serai.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnowledgeSearchTest {

    @TempDir
    static Path temporary;

    static KnowledgeHub hub;

    @BeforeAll
    static void articles() throws IOException {
        Path articles = Files.createDirectories(temporary.resolve("articles"));
        Files.writeString(articles.resolve("all.jsonl"), """
                {"slug":"password","question":"How do I reset my password?","variants":["I cannot log in"],"answer":"Select Forgot password and follow the link.","language":"en"}
                {"slug":"delivery","question":"How long does delivery take?","answer":"Delivery takes two days. On islands it takes four.","language":"en"}
                {"slug":"giftcard","question":"Do you sell gift cards?","answer":"Yes, from 10,000 won.","language":"en"}
                {"slug":"password-ko","question":"비밀번호를 어떻게 바꾸나요?","variants":["로그인이 안 돼요"],"answer":"비밀번호 찾기를 누르고 링크를 따라가세요.","language":"ko"}
                {"slug":"delivery-ko","question":"배송은 얼마나 걸리나요?","answer":"배송은 이틀 걸립니다. 섬 지역은 나흘 걸립니다.","language":"ko"}
                {"slug":"wifi-ko","question":"Wi-Fi 6 공유기를 파나요?","answer":"네, Wi-Fi 6 공유기를 팝니다.","language":"ko"}
                {"slug":"wifi","question":"Do you sell Wi-Fi 6 routers?","answer":"Yes, we sell Wi-Fi 6 routers.","language":"en"}
                """);
        StringBuilder lengthy = new StringBuilder("# The house rules\n\n");
        for (int i = 0; i < 40; i++) {
            lengthy.append(
                    "Rule %d says that nobody may run, shout or smoke in corridor number %d.\n\n".formatted(i, i));
        }
        lengthy.append("Pets are welcome on a lead, and aquariums are not.\n");
        Files.writeString(articles.resolve("house-rules.md"), lengthy);
        hub = KnowledgeHub.start(TestDatabase.create(), temporary.resolve("home"), articles.toString());
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @ParameterizedTest
    @CsvSource({
        "i forgot my pasword, password",
        "how long will the shipment take to arrive, delivery",
        "giftcrads, giftcard",
        "배송이 언제 되나요, delivery-ko",
        "베송 기간, delivery-ko",
        "비밀번호를 잊어버렸어요, password-ko",
        "비번호 변경, password-ko",
        "로그인 안돼요, password-ko",
    })
    void findsTheArticleInBothLanguagesAndThroughTypingErrors(String question, String slug) {
        assertThat(hub.best(question)).isEqualTo(slug);
    }

    @Test
    void prefersTheArticleInTheLanguageOfTheQuestion() {
        assertThat(hub.search("Wi-Fi 6 공유기 있나요", null).get(0).slug()).isEqualTo("wifi-ko");
        assertThat(hub.search("Wi-Fi 6", "ko").get(0).slug()).isEqualTo("wifi-ko");
        assertThat(hub.search("Wi-Fi 6", "en-GB").get(0).slug()).isEqualTo("wifi");
    }

    @Test
    void anArticleComesOnceWithItsNearestPassage() {
        var passages = hub.search("may I bring my dog or other pets?");

        assertThat(passages).extracting(Passage::slug).doesNotHaveDuplicates();
        assertThat(passages.get(0).slug()).isEqualTo("house-rules");
        assertThat(passages.get(0).text()).contains("Pets are welcome").doesNotContain("Rule 1 ");
        assertThat(passages.get(0).matchedQuestion()).isNull();
    }

    @Test
    void aMatchedQuestionBringsTheAnswerAndNotItself() {
        Passage english = hub.search("I can't log in").get(0);
        assertThat(english.matchedQuestion()).isEqualTo("I cannot log in");
        assertThat(english.text()).startsWith("Select Forgot password");

        Passage korean = hub.search("로그인이 안 돼요").get(0);
        assertThat(korean.matchedQuestion()).isEqualTo("로그인이 안 돼요");
        assertThat(korean.text()).startsWith("비밀번호 찾기");
        assertThat(korean.similarity()).isZero();
        assertThat(korean.lexical()).isPositive();
    }

    @Test
    void givesNoMoreThanItIsAskedFor() {
        assertThat(hub.knowledge().search(new Question("delivery", "en", 1))).hasSize(1);
        assertThat(hub.knowledge().search(new Question("delivery", "en", 0))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "\uD83D\uDE00\uD83D\uDE00",
                "\0\0",
                "?!",
                "\uD83D",
                "كيف يمكنني إعادة المنتج",
                "a",
                "*:* AND ("
            })
    void anyTextCanBeAsked(String text) {
        assertThat(hub.search(text)).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void aVeryLongTextIsAnsweredByItsBeginning() {
        String mail = "How do I reset my password? " + "lorem ipsum dolor 안녕하세요 sit amet ".repeat(30_000);

        assertThat(hub.search(mail)).hasSizeLessThanOrEqualTo(5);
    }
}

package io.serai.channel.internal.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeHtmlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<style>body{background:url(https://t.example/p)}</style>",
                "<form action='https://t.example'><input name=password><button>Go</button></form>",
                "<iframe src='https://t.example'></iframe>",
                "<object data='https://t.example'></object><embed src='https://t.example'>",
                "<p style=\"background:url(https://t.example/p)\"></p>",
                "<table background='https://t.example/p'></table>",
                "<img src='https://t.example/p.gif' width=1 height=1>",
                "<img srcset='https://t.example/p.gif 2x'>",
                "<link rel=stylesheet href='https://t.example'><base href='https://t.example'>",
                "<meta http-equiv=refresh content='0;url=https://t.example'>",
                "<video src='https://t.example'></video><audio src='https://t.example'></audio>",
                "<svg><image href='https://t.example'/></svg>",
                "<input type=image src='https://t.example'>"
            })
    void nothingIsLoadedOrRun(String html) {
        assertThat(SafeHtml.of(html, false, Map.of()).html()).doesNotContain("t.example", "alert", "<form", "<input");
    }

    @Test
    void formattedTextStaysAndLinksTellNothing() {
        assertThat(SafeHtml.of(
                                "<h1 onclick=x()>Hi</h1><p>a <b>b</b> <a href='https://shop.example/x'>c</a>"
                                        + " <a href='javascript:alert(1)'>d</a></p>",
                                false,
                                Map.of())
                        .html())
                .contains("<h1>Hi</h1>", "<b>b</b>", "href=\"https://shop.example/x\"", "noopener noreferrer")
                .doesNotContain("javascript", "onclick");
    }

    @Test
    void picturesAreTheMailsOwnUnlessOthersAreAskedFor() {
        String html =
                "<img src='cid:cup@x' alt=cup><img src='https://t.example/p.gif' alt='a kettle'><img src='cid:gone'>";

        assertThat(SafeHtml.of(html, false, Map.of("cup@x", "/api/v1/attachments/1"))
                        .html())
                .isEqualTo("<img src=\"/api/v1/attachments/1\" alt=\"cup\"><span>a kettle</span>");
        assertThat(SafeHtml.of(html, true, Map.of("cup@x", "/api/v1/attachments/1"))
                        .html())
                .contains("src=\"https://t.example/p.gif\"", "no-referrer");
    }

    @Test
    void picturesThatAreNotShownAreCounted() {
        String html = "<img src='cid:gone'><img src='https://t.example/p.gif'><img src='http://t.example/q.gif' alt=q>";

        assertThat(SafeHtml.of(html, false, Map.of()).leftOut()).isEqualTo(2);
        assertThat(SafeHtml.of(html, true, Map.of()).leftOut()).isZero();
    }

    @Test
    void aContentIdMayBeWrittenAsAUrlMust() {
        assertThat(SafeHtml.of("<img src='CID:a%25b+c%40x'>", false, Map.of("a%b+c@x", "/1"))
                        .html())
                .contains("src=\"/1\"");
        assertThat(SafeHtml.of("<img src='cid:100%' alt=x>", false, Map.of("100%", "/1"))
                        .html())
                .contains("src=\"/1\"");
    }
}

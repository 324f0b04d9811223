package io.serai.channel.internal.email;

import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter.FilterResult;
import org.jsoup.select.NodeTraversor;

/**
 * Marks what mail programs put below an answer, by the structure that they give it: quoted mails become text whose lines
 * begin with {@code >}, and a line of its own says where a history begins that is not set apart otherwise.
 */
final class HtmlQuotes {

    static final String VERBATIM = "x-verbatim";
    /** No mail has this letter of the private use area. */
    static final String HISTORY = "\ue001";

    private static final String SIGNATURES =
            "div.gmail_signature, .gmail_signature_prefix, [data-smartmail=gmail_signature],"
                    + " .moz-signature, #Signature, #ms-outlook-mobile-signature, .ms-outlook-mobile-signature,"
                    + " #AppleMailSignature, #composer_signature, .protonmail_signature_block, #ymail_android_signature,"
                    + " #ymail_ios_signature, .yahoo-signature, .tutanota_signature";
    private static final String QUOTES = "blockquote[type=cite], blockquote.gmail_quote, blockquote.protonmail_quote,"
            + " div.yahoo_quoted, div[id^=yahoo_quoted], blockquote.tutanota_quote, div.zmail_extra,"
            + " #OLK_SRC_BODY_SECTION, #mail-editor-reference-message-container,"
            + " .ms-outlook-mobile-reference-message, div[name=quote], blockquote.iphone_quote, div.mail_quote_wrap";
    private static final String ATTRIBUTIONS = "div.moz-cite-prefix, div.gmail_attr, p.gmail_attr";
    private static final String BEGINNINGS = "#divRplyFwdMsg, #appendonsend, hr#stopSpelling, #x_divRplyFwdMsg";
    private static final String OUTLOOK_RULES = "div[style~=(?i)border-top:\\s*solid\\s+(#E1E1E1|#B5C4DF)]";
    private static final int BEFORE = 400;

    private HtmlQuotes() {}

    static void mark(Element body) {
        body.select(SIGNATURES).stream()
                .filter(signature -> signature.select(QUOTES).isEmpty())
                .forEach(Node::remove);
        // Without its own words a wrapper is history; with some, only what it quotes is.
        body.select("div.gmail_quote").stream()
                .filter(quote -> quote.select("blockquote").isEmpty())
                .forEach(HtmlQuotes::quote);
        body.select(QUOTES).forEach(HtmlQuotes::quote);
        body.select("blockquote").stream().filter(HtmlQuotes::isIntroduced).forEach(HtmlQuotes::quote);
        body.select(ATTRIBUTIONS).stream()
                .filter(attribution -> !ReplyPhrases.beginsForward(start(attribution)))
                .forEach(Node::remove);
        body.select(BEGINNINGS).forEach(HtmlQuotes::begin);
        body.select(OUTLOOK_RULES).stream()
                .filter(rule -> rule.text().contains(":") && rule.text().contains("@"))
                .forEach(HtmlQuotes::begin);
    }

    private static void quote(Element quoted) {
        if (!isInside(quoted) || ReplyPhrases.beginsForward(start(quoted))) {
            return;
        }
        String text = HtmlText.text(quoted).lines().map(line -> "> " + line).collect(Collectors.joining("\n"));
        quoted.replaceWith(verbatim(text.isEmpty() ? ">" : text));
    }

    /** The outermost quote took the inner ones with it. */
    private static boolean isInside(Element quoted) {
        Element root = quoted.parents().last();
        return root != null && root.is("html");
    }

    private static void begin(Element history) {
        if (history.hasParent()) {
            history.before(verbatim(HISTORY));
        }
    }

    private static Element verbatim(String text) {
        return new Element(VERBATIM).attr("text", text);
    }

    /** A quote without a class is one when the words before it say so. */
    private static boolean isIntroduced(Element quoted) {
        Node before = quoted.previousSibling();
        for (int hops = 0; hops < 4 && before != null; hops++) {
            String text = before instanceof TextNode letters
                    ? letters.text()
                    : before instanceof Element element ? element.text() : "";
            if (!text.isBlank()) {
                String end = text.length() <= BEFORE ? text : text.substring(text.length() - BEFORE);
                return ReplyPhrases.isAttribution(end.strip()) || ReplyPhrases.isSeparator(end.strip());
            }
            before = before.previousSibling();
        }
        return false;
    }

    private static String start(Element element) {
        StringBuilder start = new StringBuilder();
        NodeTraversor.filter(
                (node, depth) -> {
                    if (node instanceof TextNode letters) {
                        start.append(letters.text()).append(' ');
                    }
                    return start.length() < BEFORE ? FilterResult.CONTINUE : FilterResult.STOP;
                },
                element);
        return start.toString().strip();
    }
}

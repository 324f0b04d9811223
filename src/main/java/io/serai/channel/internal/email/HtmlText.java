package io.serai.channel.internal.email;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The text that a reader of an HTML mail sees, with its blocks on lines of their own. */
final class HtmlText {

    private static final Set<String> PARAGRAPHS =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "pre");

    private HtmlText() {}

    static String whole(String html) {
        return text(parsed(html).body());
    }

    /** With earlier mails as lines that begin with {@code >}, and without signatures; see {@link HtmlQuotes}. */
    static String marked(String html) {
        Document document = parsed(html);
        HtmlQuotes.mark(document.body());
        return text(document.body());
    }

    private static Document parsed(String html) {
        Document document = Jsoup.parse(html);
        document.select("script, style, head, title, template, noscript").remove();
        // What a sender hides is for filters and previews, not for the reader.
        document.select("[style~=(?i)display\\s*:\\s*none]").remove();
        return document;
    }

    static String text(Element element) {
        StringBuilder text = new StringBuilder();
        element.traverse(new Lines(text));
        return text.toString()
                .replace('\u00a0', ' ')
                .replaceAll("[\u200b\u200c\ufeff]", "")
                .replaceAll("[ \t]*\n[ \t]*", "\n")
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }

    private record Lines(StringBuilder text) implements NodeVisitor {

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode letters) {
                append(letters.text());
            } else if (node instanceof Element element) {
                switch (element.normalName()) {
                    case "br" -> text.append('\n');
                    case HtmlQuotes.VERBATIM -> {
                        lineBreaks(1);
                        text.append(element.attr("text"));
                    }
                    case "li" -> {
                        lineBreaks(1);
                        text.append("- ");
                    }
                    default -> open(element);
                }
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                if (Set.of("td", "th").contains(element.normalName())) {
                    append(" ");
                } else {
                    open(element);
                }
            }
        }

        private void open(Element element) {
            if (PARAGRAPHS.contains(element.normalName())) {
                lineBreaks(2);
            } else if (element.isBlock() && !Set.of("td", "th").contains(element.normalName())) {
                lineBreaks(1);
            }
        }

        private void append(String letters) {
            boolean afterSpace = text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
            text.append(afterSpace ? letters.stripLeading() : letters);
        }

        private void lineBreaks(int wanted) {
            int end = text.length();
            while (end > 0 && text.charAt(end - 1) == ' ') {
                end--;
            }
            text.setLength(end);
            int present = 0;
            while (present < end && text.charAt(end - 1 - present) == '\n') {
                present++;
            }
            text.append("\n".repeat(end == 0 ? 0 : Math.max(0, wanted - present)));
        }
    }
}

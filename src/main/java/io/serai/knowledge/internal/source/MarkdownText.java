package io.serai.knowledge.internal.source;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;

/** Markdown as plain text, block by block; a heading stands above the block that it belongs to. */
class MarkdownText {

    private static final Parser PARSER = Parser.builder().build();
    private static final TextContentRenderer RENDERER = TextContentRenderer.builder()
            .lineBreakRendering(LineBreakRendering.COMPACT)
            .build();

    private final Node document;

    MarkdownText(String markdown) {
        this.document = PARSER.parse(markdown);
    }

    /** Null when there is none. */
    String firstHeading() {
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading) {
                return RENDERER.render(node).strip();
            }
        }
        return null;
    }

    /** The blocks, leaving out a heading that only repeats the title. */
    List<String> blocksWithout(String title) {
        List<String> blocks = new ArrayList<>();
        String above = "";
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            String text =
                    node instanceof ThematicBreak ? "" : RENDERER.render(node).strip();
            if (text.isEmpty()) {
                continue;
            }
            if (node instanceof Heading) {
                above = text.equalsIgnoreCase(title) ? above : above + text + "\n";
                continue;
            }
            blocks.add(above + text);
            above = "";
        }
        if (!above.isEmpty()) {
            blocks.add(above.strip());
        }
        return blocks;
    }
}

package io.serai.channel.internal.email;

import io.serai.channel.ShownHtml;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/** HTML that may be shown to a person: formatted text, links and pictures, and nothing that acts, loads or hides. */
public final class SafeHtml {

    private static final Safelist ALLOWED = Safelist.relaxed()
            .addTags("hr", "s", "del", "ins", "font", "center")
            .addAttributes("td", "align", "valign")
            .addAttributes("th", "align", "valign")
            .removeAttributes("img", "height", "width")
            .removeProtocols("a", "href", "ftp")
            .addProtocols("a", "href", "tel")
            .addProtocols("img", "src", "cid")
            .addEnforcedAttribute("a", "rel", "noopener noreferrer nofollow")
            .addEnforcedAttribute("a", "target", "_blank");

    private SafeHtml() {}

    /**
     * @param remoteImages whether pictures may be loaded from the sender's servers, who then know that the mail is read
     * @param images where the pictures that the mail brought along are, by their content id
     */
    public static ShownHtml of(String html, boolean remoteImages, Map<String, String> images) {
        Document document = Jsoup.parse(html);
        document.select("script, style, head, title, template, noscript, object, svg, math")
                .remove();
        Document clean = new Cleaner(ALLOWED).clean(document);
        clean.outputSettings().prettyPrint(false);
        int leftOut = 0;
        for (Element image : clean.select("img")) {
            String source = image.attr("src");
            boolean remote = source.matches("(?i)https?://.+");
            String own = source.regionMatches(true, 0, "cid:", 0, 4) ? images.get(contentId(source)) : null;
            if (own != null) {
                image.attr("src", own);
            } else if (remote && remoteImages) {
                image.attr("referrerpolicy", "no-referrer");
            } else {
                leftOut += remote ? 1 : 0;
                showWords(image);
            }
        }
        return new ShownHtml(clean.body().html(), leftOut);
    }

    /** RFC 2392: what a URL cannot hold is written with percent signs. */
    private static String contentId(String url) {
        String id = url.substring("cid:".length());
        try {
            return URLDecoder.decode(id.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return id;
        }
    }

    private static void showWords(Element image) {
        String instead = image.attr("alt");
        if (instead.isBlank()) {
            image.remove();
        } else {
            image.replaceWith(new Element("span").text(instead));
        }
    }
}

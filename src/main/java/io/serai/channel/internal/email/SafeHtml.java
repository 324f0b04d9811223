package io.serai.channel.internal.email;

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
    public static String of(String html, boolean remoteImages, Map<String, String> images) {
        Document document = Jsoup.parse(html);
        document.select("script, style, head, title, template, noscript, object, svg, math")
                .remove();
        Document clean = new Cleaner(ALLOWED).clean(document);
        clean.outputSettings().prettyPrint(false);
        for (Element image : clean.select("img")) {
            show(image, remoteImages, images);
        }
        return clean.body().html();
    }

    private static void show(Element image, boolean remoteImages, Map<String, String> images) {
        String source = image.attr("src");
        if (source.regionMatches(true, 0, "cid:", 0, 4)) {
            String url = images.get(source.substring(4));
            if (url != null) {
                image.attr("src", url);
                return;
            }
        } else if (remoteImages && source.matches("(?i)https?://.+")) {
            image.attr("referrerpolicy", "no-referrer");
            return;
        }
        String instead = image.attr("alt");
        if (instead.isBlank()) {
            image.remove();
        } else {
            image.replaceWith(new Element("span").text(instead));
        }
    }
}

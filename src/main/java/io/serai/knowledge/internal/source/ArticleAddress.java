package io.serai.knowledge.internal.source;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** Where customers can read an article. A link in front of them: of the web, whole, and nothing else. */
final class ArticleAddress {

    private static final int LONGEST = 2000;
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private ArticleAddress() {}

    /** @return null when there is none */
    static String of(String url) throws UnreadableArticle {
        if (url == null || url.isBlank()) {
            return null;
        }
        try {
            URI address = new URI(url.strip());
            boolean whole = address.getHost() != null && address.getRawUserInfo() == null;
            if (whole && SCHEMES.contains(address.getScheme()) && url.strip().length() <= LONGEST) {
                return address.toASCIIString();
            }
        } catch (URISyntaxException e) {
            // Refused below.
        }
        throw new UnreadableArticle("its url is no address that begins with https:// or http://");
    }
}

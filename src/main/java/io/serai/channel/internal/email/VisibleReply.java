package io.serai.channel.internal.email;

import java.util.Optional;

/**
 * What somebody newly wrote in a mail, apart from the earlier mails that it repeats and from the signature.
 *
 * @param fullText null when nothing was cut
 */
record VisibleReply(String text, String fullText) {

    /** @param answers whether the mail refers to another one */
    static VisibleReply in(Words words, String subject, boolean answers) {
        String html = words.html() == null ? "" : clean(HtmlText.whole(words.html()));
        boolean readsHtml = !html.isBlank();
        String whole = readsHtml ? html : clean(words.text());
        // Whoever forwards a mail wants it read.
        if (ReplyPhrases.isForward(subject)) {
            return new VisibleReply(whole, null);
        }
        String marked = readsHtml ? clean(HtmlText.marked(words.html())) : whole;
        Optional<String> own = PlainReply.in(marked, answers || ReplyPhrases.isReply(subject));
        return own.filter(text -> !text.equals(whole))
                .map(text -> new VisibleReply(text, whole))
                .orElseGet(() -> new VisibleReply(whole, null));
    }

    private static String clean(String text) {
        return text == null
                ? ""
                : text.replace("\0", "")
                        .replace("\r\n", "\n")
                        .replace('\r', '\n')
                        .strip();
    }
}

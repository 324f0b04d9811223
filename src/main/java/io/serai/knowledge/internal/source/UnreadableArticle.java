package io.serai.knowledge.internal.source;

/** Its message says why, to complete "it was left out, because …". */
class UnreadableArticle extends Exception {

    UnreadableArticle(String reason) {
        super(reason);
    }
}

package io.serai.knowledge.internal.index;

/**
 * @param articles how many articles can be found
 * @param revision the database's revision that the index stands at; -1 before it was first compared
 * @param comparable whether its vectors come from the model that embeds the questions
 * @param complete false when texts could not be embedded, which the next refresh tries again
 */
public record IndexState(int articles, long revision, boolean comparable, boolean complete) {

    static final IndexState NOTHING = new IndexState(0, -1, false, false);

    boolean standsAt(long wanted) {
        return complete && revision == wanted;
    }
}

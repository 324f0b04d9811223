package io.serai.knowledge;

import java.util.List;

/**
 * What one sync of the sources did.
 *
 * @param added articles that are new, or were removed and came back
 * @param changed articles that got a new version
 * @param removed articles whose source no longer has them
 * @param unchanged articles that cost nothing
 * @param embedded texts that the embedding model was asked for; the others were in the cache
 * @param revision the knowledge base's revision afterwards
 * @param faults what could not be read, and was left out
 */
public record SyncReport(
        int added, int changed, int removed, int unchanged, int embedded, long revision, List<Fault> faults) {

    /** @param line where in the file, from 1; 0 when the file as a whole is meant */
    public record Fault(String file, long line, String reason) {

        @Override
        public String toString() {
            return line == 0 ? "%s: %s".formatted(file, reason) : "%s, line %d: %s".formatted(file, line, reason);
        }
    }
}

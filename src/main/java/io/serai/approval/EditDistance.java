package io.serai.approval;

import java.util.Locale;

/** How much of a text was changed. */
final class EditDistance {

    private EditDistance() {}

    /** The share of words to add, remove or replace (Levenshtein 1966) to come from one text to the other, 0 to 1. */
    static double between(String one, String other) {
        String[] from = words(one);
        String[] to = words(other);
        int longer = Math.max(from.length, to.length);
        return longer == 0 ? 0 : (double) edits(from, to) / longer;
    }

    private static int edits(String[] from, String[] to) {
        int[] row = new int[to.length + 1];
        for (int j = 0; j <= to.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length; i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length; j++) {
                int replaced = diagonal + (from[i - 1].equals(to[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length];
    }

    private static String[] words(String text) {
        String stripped = text.strip().toLowerCase(Locale.ROOT);
        return stripped.isEmpty() ? new String[0] : stripped.split("\\s+");
    }
}

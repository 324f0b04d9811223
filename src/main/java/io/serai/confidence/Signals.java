package io.serai.confidence;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What speaks for an answer and what against it, each 0 to 1.
 *
 * @param similarity of question and cited passage by meaning; their likeness where the embedding model is blind
 * @param lexical strength of the keyword search's best hit
 * @param likeness of the question's words to the question variant or title that the cited passage answers
 * @param margin how far the cited article stands before the next one
 * @param agreement whether the keyword search and the dense search put the same article first
 * @param supported share of the answer's sentences that its sources bear out
 * @param rating the model's own, 0.5 when it gave none
 * @param language 1 when question and answer are in the same script
 * @param risk words of harm, law, fraud or the press
 * @param askedForPerson 1 when the customer wants a person
 * @param angry tone of the question
 * @param vague 1 when the question says next to nothing
 * @param several 1 when it asks more than one thing
 * @param searchFailed 1 when the search failed, or a part of it; a rule heeds it, and the probability does not
 */
record Signals(
        double similarity,
        double lexical,
        double likeness,
        double margin,
        double agreement,
        double supported,
        double rating,
        double language,
        double risk,
        double askedForPerson,
        double angry,
        double vague,
        double several,
        double searchFailed) {

    Map<String, Double> byName() {
        Map<String, Double> named = new LinkedHashMap<>();
        named.put("similarity", similarity);
        named.put("lexical", lexical);
        named.put("likeness", likeness);
        named.put("margin", margin);
        named.put("agreement", agreement);
        named.put("supported", supported);
        named.put("rating", rating);
        named.put("language", language);
        named.put("risk", risk);
        named.put("asked_for_person", askedForPerson);
        named.put("angry", angry);
        named.put("vague", vague);
        named.put("several", several);
        named.put("search_failed", searchFailed);
        named.replaceAll((name, value) -> Math.round(value * 1000) / 1000.0);
        return named;
    }
}

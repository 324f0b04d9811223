package io.serai.confidence;

/**
 * The weights of the logistic head, one for each signal, and its constant. Set by hand, not fitted: they hold until
 * agents' decisions are there to learn from.
 */
record Coefficients(
        double constant,
        double similarity,
        double lexical,
        double match,
        double margin,
        double agreement,
        double supported,
        double rating,
        double language,
        double risk,
        double askedForPerson,
        double angry,
        double vague,
        double several) {

    static final Coefficients FIXED =
            new Coefficients(-7.6, 4.0, 0.8, 2.4, 1.2, 0.8, 1.6, 1.0, 0.8, -1.5, -2.0, -1.0, -1.6, -0.8);

    /** The probability that an answer with these signals is right. */
    double probability(Signals s) {
        double evidence = constant
                + similarity * s.similarity()
                + lexical * s.lexical()
                + match * s.match()
                + margin * s.margin()
                + agreement * s.agreement()
                + supported * s.supported()
                + rating * s.rating()
                + language * s.language()
                + risk * s.risk()
                + askedForPerson * s.askedForPerson()
                + angry * s.angry()
                + vague * s.vague()
                + several * s.several();
        return 1 / (1 + Math.exp(-evidence));
    }
}

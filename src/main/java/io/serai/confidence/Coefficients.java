package io.serai.confidence;

/**
 * The weights of the logistic head, one for each signal, and its constant. They hold until agents' decisions are there to
 * learn from: those of the search were rounded from a fit on public question sets answered by the extractive model, the
 * others are set by hand. The model's own rating counts for little, because models rate themselves differently.
 */
record Coefficients(
        double constant,
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
        double several) {

    static final Coefficients FIXED =
            new Coefficients(-6.3, 3.6, 1.0, 0.4, 2.5, 0.3, 1.5, 1.0, 0.8, -1.5, -2.0, -1.0, -1.6, -0.8);

    /** The probability that an answer with these signals is right. */
    double probability(Signals s) {
        double evidence = constant
                + similarity * s.similarity()
                + lexical * s.lexical()
                + likeness * s.likeness()
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

package io.serai.conformance;

/** How a check ended. @param why what was seen, or why the check does not apply */
public record Verdict(Check check, Result result, String why) {

    public enum Result {
        PASSED,
        FAILED,
        NOT_APPLICABLE
    }
}

package io.serai.insight;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * How many conversations people took over, and how long that took, of one reason, person or topic.
 *
 * @param key the reason, the account's id or the topic; null for all together, and where there is no topic
 * @param name the person's, else null
 * @param claimMedianMs from opened to first claimed; null, like the other, when none was
 * @param resolveMedianMs from opened to resolved; null, like the other, when none was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EscalationFigure(
        String key,
        String name,
        long opened,
        long claimed,
        long resolved,
        Long claimMedianMs,
        Long claimP90Ms,
        Long resolveMedianMs,
        Long resolveP90Ms) {}

const HIGH = 0.66;
const LOW = 0.4;

/** Those that speak for an answer when they are high, and against it when low. */
const STRENGTHS = ['similarity', 'lexical', 'likeness', 'margin', 'agreement', 'supported', 'rating', 'language'] as const;
/** Those that speak against it when they are there at all. */
const RISKS = ['search_failed', 'risk', 'asked_for_person', 'angry', 'vague', 'several'] as const;

export type Signal = (typeof STRENGTHS)[number] | (typeof RISKS)[number];

export interface Explanation {
  name: Signal;
  speaksFor: boolean;
}

/** The signals that say something, what speaks against the answer first. Those in between are left out. */
export function explain(signals: Record<string, number>): Explanation[] {
  const strengths = STRENGTHS.flatMap((name): Explanation[] => {
    const value = signals[name] ?? 0.5;
    if (value > LOW && value < HIGH) return [];
    return [{ name, speaksFor: value >= HIGH }];
  });
  const risks = RISKS.filter((name) => (signals[name] ?? 0) >= 0.5).map((name) => ({ name, speaksFor: false }));
  return [...risks, ...strengths.filter((it) => !it.speaksFor), ...strengths.filter((it) => it.speaksFor)];
}

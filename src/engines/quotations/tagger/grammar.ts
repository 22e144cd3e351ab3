// Which label may follow which. A state is a label with what has to be remembered of those before.

/** Of units read for themselves: begin and inside of a source, a cue, a content. */
export const TAG = { none: 0, source: 1, inSource: 2, cue: 3, inCue: 4, content: 5, inContent: 6 } as const;
/** Of units as seen from a cue. */
export const ROLE = { none: 0, source: 1, inSource: 2, content: 3, inContent: 4, cue: 5 } as const;

export interface Grammar {
  readonly labels: number;
  /** The label of each state. */
  readonly labelOf: readonly number[];
  /** The states that may precede each. */
  readonly before: readonly (readonly number[])[];
  /** The states in which a row may begin. */
  readonly starts: readonly number[];
  /** The states in which a row rather ends. */
  readonly preferred: readonly number[];
}

export const TAG_GRAMMAR: Grammar = grammar(7, [0, 1, 2, 3, 4, 5, 6], [], (before, state) => {
  const isInside = state === TAG.inSource || state === TAG.inCue || state === TAG.inContent;
  return !isInside || before === state || before === state - 1;
});

/**
 * The states of ROLE, and again after a source: a cue has one source at most. 0–4: none, content, in content, cue before
 * a source; 5, 6 in a source; 7–10 as 0–4 after it.
 */
const ROLE_LABELS = [
  ROLE.none,
  ROLE.content,
  ROLE.inContent,
  ROLE.cue,
  ROLE.source,
  ROLE.inSource,
  ROLE.none,
  ROLE.content,
  ROLE.inContent,
  ROLE.cue,
];
const [FIRST_SOURCE, IN_SOURCE, FIRST_AFTER] = [4, 5, 6];
/** Of the states at the end: hardly anything is said by nobody. */
const WITH_SOURCE = [4, 5, 6, 7, 8, 9];

export const ROLE_GRAMMAR: Grammar = grammar(6, ROLE_LABELS, WITH_SOURCE, (before, state) => {
  const [from, to] = [ROLE_LABELS[before], ROLE_LABELS[state]];
  if (to === ROLE.inContent && from !== ROLE.content && from !== ROLE.inContent) return false;
  if (state === IN_SOURCE) return before === FIRST_SOURCE || before === IN_SOURCE;
  if (state === FIRST_SOURCE) return before < FIRST_SOURCE;
  // Whether a source has been passed does not change without one.
  return state >= FIRST_AFTER ? before >= FIRST_SOURCE : before < FIRST_SOURCE;
});

function grammar(
  labels: number,
  labelOf: readonly number[],
  preferred: readonly number[],
  follows: (before: number, state: number) => boolean,
): Grammar {
  const states = labelOf.map((_, state) => state);
  const before = states.map((state) => states.filter((one) => follows(one, state)));
  // A row begins as if after a state without a label.
  const starts = states.filter((state) => follows(0, state));
  return { labels, labelOf, before, starts, preferred };
}

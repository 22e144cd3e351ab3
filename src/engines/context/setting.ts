// The setting of a passage: whether the words around it deny it, make it conditional, ask it and so on.

export const SETTINGS = [
  'plain',
  'denied',
  'conditional',
  'asked',
  'hearsay',
  'quoted_within',
  'imagined',
] as const;

/**
 * `denied`: “It is not true that …”. `conditional`: “If the court orders it, …”. `asked`: the words are a question, or
 * in one. `hearsay`: somebody recounts what another said. `quoted_within`: marks within marks, of nobody named.
 * `imagined`: “would have said”, a sign, a slogan.
 */
export type Setting = (typeof SETTINGS)[number];

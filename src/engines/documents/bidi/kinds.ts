// The kinds of signs on which the order of a line depends. @source Unicode Bidirectional Algorithm (UAX 9), table 4

export type Kind = 'L' | 'R' | 'AL' | 'EN' | 'AN' | 'ES' | 'ET' | 'CS' | 'NSM' | 'WS' | 'ON';

/** Whether a text has anything that is written from right to left. */
export const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Letters alone, of either direction. */
export const RIGHT_TO_LEFT_LETTERS = new RegExp(`(?=\\p{L})${RIGHT_TO_LEFT.source}`, 'gu');
export const LEFT_TO_RIGHT_LETTERS = new RegExp(`(?!${RIGHT_TO_LEFT.source})\\p{L}`, 'gu');

/** The first that fits. */
const KINDS: readonly (readonly [kind: Kind, pattern: RegExp])[] = [
  ['EN', /[0-9\u00b2\u00b3\u00b9\u06f0-\u06f9\u2070-\u2079\u2080-\u2089]/u],
  ['L', /[A-Za-z]/],
  ['WS', /\s/],
  ['AN', /[\u0600-\u0605\u0660-\u0669\u066b\u066c\u06dd]/u],
  ['ES', /[+\-\u2212]/u],
  ['ET', /[#$%\u00a2-\u00a5\u00b0\u00b1\u066a\u2030-\u2034\u20a0-\u20cf]/u],
  ['CS', /[,./:\u060c\u2044]/u],
  ['NSM', /[\p{Mn}\p{Me}]/u],
  ['AL', /(?=\p{L})[\u0600-\u07bf\u0860-\u08ff\ufb50-\ufdff\ufe70-\ufeff]/u],
  ['R', /(?=\p{L})[\u0590-\u05ff\u07c0-\u085f\ufb1d-\ufb4f\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u],
  ['L', /[\p{L}\p{Mc}\p{N}]/u],
];

const known = new Map<string, Kind>();

export function kindOf(sign: string): Kind {
  const before = known.get(sign);
  if (before !== undefined) return before;
  const kind = KINDS.find(([, pattern]) => pattern.test(sign))?.[0] ?? 'ON';
  known.set(sign, kind);
  return kind;
}

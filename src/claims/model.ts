import type { AttributionStatus, GroundRule } from '../vocabulary.js';

/** Whether a claim is for checkers and up alone. */
export function isRestricted(claim: { readonly ground_rule: GroundRule }): boolean {
  return claim.ground_rule !== 'on_record';
}

export interface StatusOfClaim {
  readonly status: AttributionStatus;
  /** The reason in a sentence. */
  readonly reason: string;
}

/** How the attribution of a claim stands. There are no findings to derive it from, so nobody has checked it. */
export function attributionStatus(): StatusOfClaim {
  return { status: 'open', reason: 'Nobody has checked this yet' };
}

/** The caveat that stands beside every status. */
export const NOT_WHETHER_SO = 'This says who said it, not whether it is so.';

/** Words of a claim short enough for a title or a line, cut between words, with an ellipsis where cut. */
export function shortWords(text: string, most = 80): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most + 1);
  const space = cut.lastIndexOf(' ');
  // Scripts without spaces are cut anywhere, but never inside a character.
  const kept = space > most / 2 ? cut.slice(0, space) : cut.slice(0, most).replace(/[\ud800-\udbff]$/, '');
  return `${kept.replace(/[\s,;:–—-]+$/, '')} …`;
}

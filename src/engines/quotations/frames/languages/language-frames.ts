import type { Span } from '../../../text/span.js';

/** The text around a quotation in marks: at most its own paragraph, and up to the quotation before or after. */
export interface Beside {
  readonly before: string;
  readonly after: string;
}

export type Side = 'before' | 'after';

/** A span of the text on one side of the quotation, in UTF-16 code units of that text. */
export interface Placed {
  readonly side: Side;
  readonly span: Span;
}

export interface Matched {
  readonly speaker: Placed | null;
  readonly cue: Placed | null;
}

export type LanguageFrames = (beside: Beside) => Matched[];

/** Finds a credit between commas within the marks; groups `who` and `cue`, with the flags dg. */
export interface Language {
  readonly beside: LanguageFrames;
  readonly within: RegExp | null;
}

/** The first pattern that matches, by its groups `who` and `cue`. Patterns have the flag d. */
export function matchIn(side: Side, text: string, patterns: readonly RegExp[]): Matched[] {
  for (const pattern of patterns) {
    const groups = pattern.exec(text)?.indices?.groups;
    if (groups === undefined) continue;
    return [{ speaker: placed(side, groups.who), cue: placed(side, groups.cue) }];
  }
  return [];
}

export function placed(side: Side, span: Span | undefined): Placed | null {
  return span === undefined ? null : { side, span };
}

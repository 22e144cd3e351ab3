import { type Mark as MarkInText, marksIn } from './marks.js';
import { type Pair, pairMarks } from './pairs.js';

// The quotation marks in a wording, by the rules that hold for a text. Apostrophes do not count.

export interface Mark {
  /** UTF-16 code units. */
  readonly at: number;
  readonly length: number;
  readonly opens: boolean;
  /** The position of the matching mark; null where there is none. */
  readonly partner: number | null;
  /** How many pairs enclose it. */
  readonly depth: number;
}

/** All double marks in the order of the text, and single ones within a pair of them. */
export function quotationMarksIn(text: string): Mark[] {
  const marks = marksIn(text, [0, text.length]);
  const partners = partnersIn(pairMarks(marks, null));
  const found: Mark[] = [];
  let depth = 0;
  for (const mark of marks) {
    const { start: at, end, kind } = mark;
    const partner = partners.get(at) ?? null;
    const opens = partner === null ? mayOpen(mark) : partner > at;
    if (partner !== null && !opens) depth -= 1;
    if (kind !== 'single' || (partner !== null && depth > 0))
      found.push({ at, length: end - at, opens, partner, depth });
    if (partner !== null && opens) depth += 1;
  }
  return found;
}

function partnersIn(pairs: readonly Pair[]): ReadonlyMap<number, number> {
  return new Map(
    pairs.flatMap(({ open, close }): [number, number][] =>
      open === null || close === null
        ? []
        : [
            [open.start, close.start],
            [close.start, open.start],
          ],
    ),
  );
}

function mayOpen({ role, after }: MarkInText): boolean {
  return role === 'open' || (role === 'either' && /[\p{L}\p{N}]/u.test(after));
}

// Finds quotation marks in a wording and pairs them. Apostrophes do not count.

export interface Mark {
  readonly at: number;
  readonly opens: boolean;
  /** The position of the matching mark; null where there is none. */
  readonly partner: number | null;
  /** How many pairs enclose it. */
  readonly depth: number;
}

const DOUBLE = /["＂“”„‟«»「」]/g;
const ALWAYS_OPEN = '„‟「';
const ALWAYS_CLOSE = '」';
const BEFORE_AN_OPENING = /[\s\p{Ps}\p{Pd}\p{Pi}"“„«‚‘—–]/u;
const AFTER_A_CLOSING = /[\s\p{Pe}\p{Pf}\p{Pd}.,;:!?…"”»’]/u;

/** All double marks in the order of the text, and single ones within a pair of them. */
export function quotationMarksIn(text: string): Mark[] {
  const open: number[] = [];
  const marks = new Map<number, Mark>();
  for (const { index: at } of text.matchAll(DOUBLE)) {
    if (isOpening(text, at, open)) {
      marks.set(at, { at, opens: true, partner: null, depth: open.length });
      open.push(at);
      continue;
    }
    const partner = open.pop() ?? null;
    const depth = open.length;
    marks.set(at, { at, opens: false, partner, depth });
    if (partner !== null) marks.set(partner, { at: partner, opens: true, partner: at, depth });
  }
  for (const mark of [...marks.values()]) for (const one of singlesWithin(text, mark)) marks.set(one.at, one);
  return [...marks.values()].sort((one, other) => one.at - other.at);
}

function isOpening(text: string, at: number, open: readonly number[]): boolean {
  const mark = text.charAt(at);
  if (ALWAYS_OPEN.includes(mark)) return true;
  if (ALWAYS_CLOSE.includes(mark)) return false;
  const mayOpen = at === 0 || BEFORE_AN_OPENING.test(text.charAt(at - 1));
  const mayClose = at === text.length - 1 || AFTER_A_CLOSING.test(text.charAt(at + 1));
  if (mayOpen !== mayClose) return mayOpen;
  // With spaces on both sides or on none, as in French and Chinese, the shape of the mark decides.
  const last = open.at(-1);
  if (last === undefined) return mark !== '”' && mark !== '»';
  return (mark === '“' || mark === '«') && text.charAt(last) === mark;
}

/** Maximum nesting: deeper pairs do not occur in prose, and each level would be searched again. */
const MAX_NESTED_PAIRS = 6;

/** ‘…’ directly within a pair: the last possible closing mark, since those before may be apostrophes. */
function singlesWithin(text: string, { at, opens, partner, depth }: Mark): Mark[] {
  if (!opens || partner === null || depth > MAX_NESTED_PAIRS) return [];
  const inside = text.slice(at + 1, partner);
  const from = /(?<![\p{L}\p{N}])‘(?=\S)/u.exec(inside)?.index;
  if (from === undefined) return [];
  const closing = [...inside.slice(from + 1).matchAll(/(?<=\S)’(?![\p{L}\p{N}])/gu)].at(-1)?.index;
  if (closing === undefined) return [];
  const [first, last] = [at + 1 + from, at + 2 + from + closing];
  return [
    { at: first, opens: true, partner: last, depth: depth + 1 },
    { at: last, opens: false, partner: first, depth: depth + 1 },
  ];
}

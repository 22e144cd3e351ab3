import { isWord, type Mark } from './marks.js';

// Pairs the quotation marks of one paragraph.

export interface Pair {
  /** Null where the paragraph continues a quotation without an opening mark. */
  readonly open: Mark | null;
  /** Null where the paragraph ends first. */
  readonly close: Mark | null;
}

/** Maximum depth: deeper nesting does not occur in prose. */
const MAX_DEPTH = 6;

/**
 * @param continued the kind of mark that the paragraph before left open
 * @returns in no order
 */
export function pairMarks(marks: readonly Mark[], continued: Mark['kind'] | null): Pair[] {
  const pairs: Pair[] = [];
  const stack: Mark[] = [];
  const balance = balances(marks);
  let isContinued = continued !== null;
  for (const [at, mark] of marks.entries()) {
    const last = stack.findLastIndex(({ kind }) => kind === mark.kind);
    if (closes(marks, at, stack[last])) {
      if (last >= 0) {
        pairs.push({ open: stack[last] ?? null, close: mark });
        stack.length = last;
      } else if (isContinued && mark.kind === continued) {
        pairs.push({ open: null, close: mark });
        stack.length = 0;
      }
    } else if (opens(mark)) {
      if (last >= 0 && !isNested(mark, stack[last], balance[at] ?? 0)) stack.length = last;
      if (stack.length < MAX_DEPTH) stack.push(mark);
    }
    if (mark.kind === continued) isContinued = false;
  }
  // A single mark without a closing one was an apostrophe, unless the next paragraph goes on.
  const hanging = stack.find(({ kind, mark }) => kind !== 'single' || mark === '\u2018');
  if (hanging) pairs.push({ open: hanging, close: null });
  return pairs;
}

/** For each mark: how many more of its kind close than open from there on. */
function balances(marks: readonly Mark[]): number[] {
  const sums = new Map<Mark['kind'], number>();
  const found: number[] = [];
  for (let at = marks.length - 1; at >= 0; at -= 1) {
    const { kind, role } = marks[at] as Mark;
    const sum = (sums.get(kind) ?? 0) + (role === 'close' ? 1 : role === 'open' ? -1 : 0);
    sums.set(kind, sum);
    found[at] = sum;
  }
  return found;
}

/** Marks of one kind within each other, “He said “no” to me”: as many close as open. Otherwise the closing one is missing. */
function isNested(mark: Mark, outer: Mark | undefined, balance: number): boolean {
  if (outer !== undefined && LOW.has(outer.mark) !== LOW.has(mark.mark)) return true;
  if (mark.kind === 'corner' && outer?.mark !== mark.mark) return true;
  return mark.kind !== 'single' && balance > 0;
}

const LOW = new Set(['„', '‚']);

function opens({ role }: Mark): boolean {
  return role !== 'close';
}

/** @param open the innermost open mark of its kind */
function closes(marks: readonly Mark[], at: number, open: Mark | undefined): boolean {
  const { mark, kind, role } = marks[at] as Mark;
  if (role === 'open') return false;
  if (role === 'either') return open !== undefined && !isReversed(open, mark);
  return kind !== 'single' || !isApostrophe(marks, at);
}

/** A mark that only opens within marks of its own shape: “ within “. */
function isReversed(open: Mark, mark: string): boolean {
  return mark === '«' && open.mark === '«';
}

/** Maximum number of marks after a possible apostrophe that are looked at. */
const MAX_MARKS_AFTER = 8;

/** “the voters’ choice’”, “goin’ home’”: the mark that closes comes later. */
function isApostrophe(marks: readonly Mark[], at: number): boolean {
  const { before, after } = marks[at] as Mark;
  if (after !== ' ' || !isWord(before)) return false;
  for (const { kind, role, ...later } of marks.slice(at + 1, at + 1 + MAX_MARKS_AFTER)) {
    if (kind !== 'single') continue;
    if (role === 'open') return false;
    const isPossessive = later.before === 's' && later.after === ' ';
    if (!isPossessive) return before === 's' || !isWord(later.before);
  }
  return false;
}

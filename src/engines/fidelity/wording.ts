import { readWords, type Words } from '../reading/compared/words.js';
import { firstIndex } from '../text/first-index.js';
import type { Span } from '../text/span.js';

// A wording as printed: its words, and the places where it marks an omission or an insertion.

/** Words that an editor inserted in square brackets, apart from the speaker's. */
export interface Bracket {
  /** With its brackets, in UTF-16 code units. */
  readonly span: Span;
  readonly words: Words;
}

/** What precedes a word, or follows the last one. */
export interface Mark {
  readonly ellipsis: boolean;
  readonly bracket: Bracket | null;
}

export interface Wording extends Words {
  /** By the number of words before it. */
  readonly marks: ReadonlyMap<number, Mark>;
}

const DOTS = String.raw`(?:\u2026|\.[ \u00A0]?\.[ \u00A0]?\.(?:[ \u00A0]?\.)*|\.\.|\u22EF)`;
const ELLIPSIS = new RegExp(`[\\[(][ \\u00A0]*${DOTS}[ \\u00A0]*[\\])]|${DOTS}`, 'g');
/** A bracket by itself, with a following ’s; one within a word is a change of that word. */
const BRACKET = /(?<![\p{L}\p{N}])\[[^[\]]*\](?:['\u2019]s(?![\p{L}\p{N}]))?(?![\p{L}\p{N}])/gu;

export function readWording(wording: string): Wording {
  const all = readWords(wording, { brackets: true });
  const brackets = [...wording.matchAll(BRACKET)].map(spanOf).filter((span) => holdsWord(all, span));
  const spoken = without(all, brackets);
  const words = spoken.folded.length > 0 ? spoken : all;
  const marks = new Map<number, Mark>();
  if (words === spoken) for (const span of together(words, brackets)) putBracket(marks, words, span);
  for (const match of wording.matchAll(ELLIPSIS)) {
    const at = wordsBefore(words, match.index);
    marks.set(at, { bracket: marks.get(at)?.bracket ?? null, ellipsis: true });
  }
  return { ...words, marks };
}

/** Two brackets at one place are one insertion. */
function together(words: Words, brackets: readonly Span[]): Span[] {
  const spans: Span[] = [];
  for (const span of brackets) {
    const last = spans.at(-1);
    if (last !== undefined && wordsBefore(words, last[0]) === wordsBefore(words, span[0]))
      spans[spans.length - 1] = [last[0], span[1]];
    else spans.push(span);
  }
  return spans;
}

function spanOf(match: RegExpExecArray): Span {
  return [match.index, match.index + match[0].length];
}

function holdsWord(words: Words, [start, end]: Span): boolean {
  const first = wordsBefore(words, start);
  return (words.starts[first] ?? end) < end;
}

function putBracket(marks: Map<number, Mark>, words: Words, span: Span): void {
  const inside = shifted(readWords(words.text.slice(...span)), words.text, span[0]);
  marks.set(wordsBefore(words, span[0]), { ellipsis: false, bracket: { span, words: inside } });
}

function shifted(words: Words, text: string, by: number): Words {
  return {
    text,
    folded: words.folded,
    starts: words.starts.map((at) => at + by),
    ends: words.ends.map((at) => at + by),
  };
}

function without(words: Words, brackets: readonly Span[]): Words {
  if (brackets.length === 0) return words;
  let next = 0;
  const kept = words.folded
    .map((_, at) => at)
    .filter((at) => {
      const start = words.starts[at] ?? 0;
      while ((brackets[next]?.[1] ?? Number.POSITIVE_INFINITY) <= start) next += 1;
      return start < (brackets[next]?.[0] ?? Number.POSITIVE_INFINITY);
    });
  return {
    text: words.text,
    folded: kept.map((at) => words.folded[at] ?? ''),
    starts: Int32Array.from(kept, (at) => words.starts[at] ?? 0),
    ends: Int32Array.from(kept, (at) => words.ends[at] ?? 0),
  };
}

/** How many words begin before a position in UTF-16 code units. */
export function wordsBefore({ starts }: Words, position: number): number {
  return firstIndex(starts.length, (at) => (starts[at] ?? 0) >= position);
}

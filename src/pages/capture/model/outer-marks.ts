import type { Span } from '../../../engines/text/span.js';

// A paragraph with quotation marks of both kinds: what stands in single marks, with double ones inside, is one
// quotation. Engines take the double marks for the outer ones, so they get it with guillemets outside.

/** Passages and their paragraphs, with guillemets for the single marks around them. */
export interface Remarked {
  readonly text: string;
  readonly spans: readonly Span[];
  /** Words of it with the marks that the article has. */
  printed(words: string): string;
  /** Positions in the article. */
  placed(spans: readonly Span[]): Span[];
}

/** The double marks inside, hidden from engines. */
const HIDDEN = { '“': '\ue000', '”': '\ue001', '"': '\ue002', '„': '\ue003' } as const;
const SHOWN = new Map<string, string>([
  ...Object.entries(HIDDEN).map(([mark, hidden]) => [hidden, mark] as const),
  ['«', '‘'],
  ['»', '’'],
]);
const CLOSERS: Readonly<Record<string, string>> = { '“': '”', '„': '“”', '"': '"' };
/** Maximum length of the paragraphs around passages, in UTF-16 code units. */
const MAX_UTF16 = 40_000;

/** Null where no passage touches such a quotation. */
export function remarked(text: string, spans: readonly Span[]): Remarked | null {
  const [first, last] = [spans[0]?.[0] ?? 0, spans.at(-1)?.[1] ?? 0];
  const from = text.lastIndexOf('\n', first - 1) + 1;
  const line = text.indexOf('\n', last);
  const around = text.slice(from, line < 0 ? text.length : line);
  if (around.length > MAX_UTF16 || !/["“”„]/u.test(around) || /[«»\ue000-\ue003]/u.test(around)) return null;
  const moved = (by: number) => (all: readonly Span[]) =>
    all.map(([start, end]): Span => [start + by, end + by]);
  const own = moved(-from)(spans);
  const passages = singleMarked(around).filter(([start, end]) =>
    own.some((span) => span[0] < end && span[1] > start),
  );
  if (passages.length === 0) return null;
  return {
    text: withGuillemets(around, passages),
    spans: own,
    printed: (words) => words.replace(/[«»\ue000-\ue003]/gu, (mark) => SHOWN.get(mark) ?? mark),
    placed: moved(from),
  };
}

/** What stands in single marks that are in no double ones, marks included. */
function singleMarked(text: string): Span[] {
  const found: Span[] = [];
  let [opened, closer] = [-1, ''];
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at] ?? '';
    if (mark === '\n') [opened, closer] = [-1, ''];
    else if (closer !== '') closer = closer.includes(mark) ? '' : closer;
    else if (opened >= 0 && mark === '’' && !isApostrophe(text, at)) {
      found.push([opened, at + 1]);
      opened = -1;
    } else if (opened < 0 && mark === '‘') opened = at;
    else if (opened < 0) closer = CLOSERS[mark] ?? '';
  }
  return found;
}

/** It precedes a letter, or follows an s within a sentence. */
function isApostrophe(text: string, at: number): boolean {
  const after = text.slice(at + 1, at + 3);
  return /^\p{L}/u.test(after) || (text[at - 1] === 's' && /^\s\p{Ll}/u.test(after));
}

function withGuillemets(text: string, passages: readonly Span[]): string {
  let [words, last] = ['', 0];
  for (const [start, end] of passages) {
    const inside = text.slice(start + 1, end - 1);
    words += `${text.slice(last, start)}«${inside.replace(/["“”„]/gu, (mark) => HIDDEN[mark as keyof typeof HIDDEN])}»`;
    last = end;
  }
  return words + text.slice(last);
}

import type { Span } from '../text/span.js';

// Finds passages in quotation marks. A quotation that spans paragraphs has an opening mark on each; one that is never
// closed ends with its paragraph.

/** The closing marks of each opening one; a straight mark is both. */
const CLOSERS: Readonly<Record<string, string>> = {
  '“': '”',
  '„': '“”',
  '«': '»',
  '»': '«',
  '「': '」',
  '『': '』',
  '"': '"',
};
export const MARKS = /["“”„«»「」『』]/;
/** Maximum distance before a place at which its paragraph is assumed to begin; a longer paragraph is hardly prose. */
export const MAX_CONTEXT_UTF16 = 4_000;

/** The quoted text, without the marks, of every paragraph that the span touches, in order. */
export function quotedSpans(text: string, [start, end]: Span): Span[] {
  const from = paragraphStart(text, start);
  const to = paragraphEnd(text, end);
  const found: Span[] = [];
  for (let at = from; at < to; ) {
    const line = text.indexOf('\n', at);
    const lineEnd = line < 0 || line > to ? to : line;
    const paragraph = text.slice(at, lineEnd);
    const spans = MARKS.test(paragraph) ? outermost(paragraph) : singles(paragraph);
    for (const [one, other] of spans) found.push([at + one, at + other]);
    at = lineEnd + 1;
  }
  return found;
}

export function paragraphStart(text: string, at: number): number {
  return Math.max(0, text.lastIndexOf('\n', at - 1) + 1, at - MAX_CONTEXT_UTF16);
}

function paragraphEnd(text: string, at: number): number {
  const line = text.indexOf('\n', at);
  return Math.min(line < 0 ? text.length : line, at + MAX_CONTEXT_UTF16);
}

function doubles(paragraph: string): Span[] {
  return nested(paragraph) ?? flat(paragraph);
}

/** Marks within marks of the same shape, “And then “nothing” happened”; null where not as many close as open. */
function nested(paragraph: string): Span[] | null {
  const found: Span[] = [];
  const open: { readonly mark: string; readonly at: number }[] = [];
  for (let at = 0; at < paragraph.length; at += 1) {
    const mark = paragraph[at] ?? '';
    const last = open.at(-1);
    const closes = last !== undefined && CLOSERS[last.mark]?.includes(mark) === true;
    if (closes && !(CLOSERS[mark] !== undefined && opensHere(paragraph, at))) {
      open.pop();
      if (open.length === 0) found.push([last.at, at]);
    } else if (CLOSERS[mark] !== undefined && (last === undefined || last.mark === mark))
      open.push({ mark, at: at + 1 });
  }
  return open.length === 0 ? found : null;
}

/** A mark of one shape for both: after a space and before a word. */
function opensHere(paragraph: string, at: number): boolean {
  return /^(?:[\s(]|)$/u.test(paragraph[at - 1] ?? '') && /[\p{L}\p{N}]/u.test(paragraph[at + 1] ?? '');
}

function flat(paragraph: string): Span[] {
  const found: Span[] = [];
  let opened: { readonly mark: string; readonly at: number } | null = null;
  for (let at = 0; at < paragraph.length; at += 1) {
    const mark = paragraph[at] ?? '';
    if (opened === null) {
      if (CLOSERS[mark] !== undefined) opened = { mark, at: at + 1 };
    } else if (CLOSERS[opened.mark]?.includes(mark)) {
      found.push([opened.at, at]);
      opened = null;
    }
  }
  if (opened !== null && opened.at < paragraph.length) found.push([opened.at, paragraph.length]);
  return found;
}

/** Single marks that double ones stand within are the outer ones. */
function outermost(paragraph: string): Span[] {
  const inner = doubles(paragraph);
  const outer = singles(paragraph).filter(([start, end]) =>
    inner.some((one) => one[0] > start && one[1] < end),
  );
  const isInner = (one: Span): boolean => outer.some(([start, end]) => one[0] > start && one[1] < end);
  return [...outer, ...inner.filter((one) => !isInner(one))].sort((a, b) => a[0] - b[0]);
}

/** British single marks; an apostrophe precedes a letter or follows an s. */
const SINGLE = /‘((?:[^‘’]|’(?=\p{L})|(?<=s)’(?=\s\p{Ll}))+)’/gu;

function singles(paragraph: string): Span[] {
  return [...paragraph.matchAll(SINGLE)].map(({ index, 1: inside }) => [
    index + 1,
    index + 1 + (inside ?? '').length,
  ]);
}

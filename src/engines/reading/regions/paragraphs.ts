import type { Span } from '../../text/span.js';

// Divides a text into paragraphs. Files with hard line breaks have lines of even length: such a break is a space.

const BREAK = /[\r\n\f][\s\f]*/g;
/** UTF-16 code units: common widths of wrapped lines. */
const MIN_WRAPPED_UTF16 = 45;
const MAX_WRAPPED_UTF16 = 100;

/** In order, without the line breaks around them. */
export function paragraphsOf(text: string): Span[] {
  const found: Span[] = [];
  let [start, line] = [0, 0];
  for (const { 0: gap, index } of text.matchAll(BREAK)) {
    const isWrap = isWrapped(text, line, index, gap);
    line = index + gap.length;
    if (isWrap) continue;
    if (index > start) found.push([start, index]);
    start = line;
  }
  if (start < text.length) found.push([start, text.length]);
  return found;
}

/** A wrapped line neither ends a sentence nor is followed by an empty line or the opening mark of a paragraph. */
function isWrapped(text: string, lineStart: number, at: number, gap: string): boolean {
  if (goesOn(text, at, gap)) return true;
  const length = at - lineStart;
  if (length < MIN_WRAPPED_UTF16 || length > MAX_WRAPPED_UTF16) return false;
  if (gap !== '\n' && gap !== '\r\n') return false;
  if (/[.!?:…。！？"'”’»“」)]/u.test(text.charAt(at - 1))) return false;
  return /[\p{L}\p{N}]/u.test(text.charAt(at + gap.length));
}

/** Whether a single line break stands within a sentence: after a comma, or before a small letter. */
export function goesOn(text: string, at: number, gap: string): boolean {
  if (gap !== '\n' && gap !== '\r\n') return false;
  const [before, after] = [text.charAt(at - 1), text.charAt(at + gap.length)];
  if (after === '' || /\s/.test(after)) return false;
  return before === ',' || (/\p{Ll}/u.test(after) && /[\p{L}\p{N}\p{M}-]/u.test(before));
}

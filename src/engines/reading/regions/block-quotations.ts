import type { Span } from '../../text/span.js';
import { DOUBLE_MARK } from './characters.js';
import { paragraphsOf } from './paragraphs.js';

// Paragraphs that may be quoted without marks: indented ones, lines that begin with “>”, those after a colon.

/** In order; they do not overlap. */
export function blockQuotationsIn(text: string): Span[] {
  const paragraphs = paragraphsOf(text);
  const indented = paragraphs.map(([start]) => isIndented(text, start));
  // In a text that indents most of its paragraphs this sets none apart.
  const isUsual = indented.filter(Boolean).length * 2 > paragraphs.length && paragraphs.length > 1;
  let left = 0;
  return paragraphs.filter((span, at) => {
    const words = text.slice(...span);
    const isQuoted = left > 0 || words.startsWith('>') || (indented[at] === true && !isUsual);
    left = /[:\uFF1A]\s*$/.test(words) ? MAX_AFTER_COLON : MARKED.test(words) ? 0 : Math.max(0, left - 1);
    return isQuoted;
  });
}

const MARKED = new RegExp(DOUBLE_MARK);
/** Paragraphs after a colon that may be quoted: fewer where one of them has marks. */
const MAX_AFTER_COLON = 5;

/** By a tab or four spaces. */
function isIndented(text: string, start: number): boolean {
  return /(?:^|[\r\n])(?:\t| {4})[ \t]*$/.test(text.slice(Math.max(0, start - 16), start));
}

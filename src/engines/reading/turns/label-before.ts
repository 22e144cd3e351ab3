import type { Span } from '../../text/span.js';
import { labelOn } from './label-line.js';

// The labels of single lines, for words that are looked at without the text around them.

/** UTF-16 code units of a line before a position: a line may be a whole text. */
const MAX_LINE_UTF16 = 600;

export interface LineLabel {
  /** Without role, place and time. */
  readonly name: string;
  /** From the beginning of the line to the first word that is spoken. */
  readonly span: Span;
}

/** The label with a colon at the beginning of the line in which a position is; null for a line that has none. */
export function labelBefore(text: string, position: number): LineLabel | null {
  const from = Math.max(0, position - MAX_LINE_UTF16);
  const before = text.slice(from, position);
  const at = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r'));
  if (at < 0 && from > 0) return null;
  return labelOfLine(text, [from + at + 1, position]);
}

/** UTF-16 code units of a label and what may stand before it. */
const MAX_LABEL_UTF16 = 64;

/** The name of a label that ends directly before a position, at the beginning of a line or of a sentence; empty for none. @param isCut whether the text begins within a line */
export function nameDirectlyBefore(text: string, position: number, isCut = false): string {
  const from = Math.max(0, position - MAX_LABEL_UTF16);
  const before = text.slice(from, position).replace(/\s*[“"«‘']?\s*$/u, '');
  const starts = [...before.matchAll(/(?:^|[\n\r]|[.!?…”"’)\]]\s)\s*/gu)].map(
    ({ 0: gap, index }) => index + gap.length,
  );
  for (const start of starts) {
    if (start === 0 && (from > 0 || isCut)) continue;
    const label = labelOfLine(before, [start, before.length]);
    if (label !== null && label.span[1] === before.length) return label.name;
  }
  return '';
}

/** The labels with a colon on the lines of a part of a text, in order. */
export function labelsBetween(text: string, [from, until]: Span): LineLabel[] {
  return [...text.slice(from, until).matchAll(/[^\n\r]+/g)].flatMap(
    ({ 0: line, index }) => labelOfLine(text, [from + index, from + index + line.length]) ?? [],
  );
}

function labelOfLine(text: string, [start, end]: Span): LineLabel | null {
  const own = start + (/^[ \t]*/.exec(text.slice(start, end))?.[0].length ?? 0);
  const line = { start: own, end, isAfterGap: false, isAfterMarkup: false };
  const label = labelOn(text, line, 0);
  if (label === null || label.pattern !== 'colon') return null;
  return { name: label.name, span: [start, label.wordsFrom] };
}

import { type Comparable, comparable } from '../../../engines/alike/compare.js';
import type { Reading } from '../../../engines/reading/reading.js';
import type { Span } from '../../../engines/text/span.js';
import type { CreditedWords } from './credits.js';

// Divides a text that is looked up: a paragraph may have several quotations in it, and words of its own around them.

/** A part of the text that may be a quotation, or a part of one. */
export interface Part {
  /** UTF-16 code units of the text, end exclusive. */
  readonly span: Span;
  /** The text there, or a quotation without the credit that interrupts it. */
  readonly text: string;
  readonly kind: 'whole' | 'quoted' | 'sentence';
}

export interface Passage extends Part {
  readonly sought: Comparable;
}

/** Maximum number of sentences: those of a longer text are joined. */
const MAX_SENTENCES = 150;
const MAX_QUOTED = 150;
/** A shorter sentence is joined with the next one, in UTF-16 code units. */
const MIN_SENTENCE_UTF16 = 12;
/** Deeper quotations are parts of these, and each level would be looked up again. */
const MAX_LEVEL = 2;

/**
 * The whole text first, then its quoted words, then its sentences.
 * @param credited the quotations that were found in it
 */
export function partsOf(reading: Reading, credited: readonly CreditedWords[] = []): readonly Part[] {
  const { text } = reading;
  const at = (kind: Part['kind']) => (span: Span) => ({ kind, span, text: text.slice(...span) });
  return [
    wholeOf(text),
    ...credited
      .filter(({ isQuoted }) => isQuoted)
      .slice(0, MAX_QUOTED)
      .map((one) => ({ kind: 'quoted' as const, ...partOf(one, text) })),
    ...quotedIn(reading).map(at('quoted')),
    ...sentencesIn(reading).map(at('sentence')),
  ];
}

export function wholeOf(text: string): Part {
  return { kind: 'whole', span: [0, text.length], text };
}

/** Prepares parts for comparison, without duplicates. */
export function passagesOf(parts: readonly Part[]): readonly Passage[] {
  const lines = new Set<string>();
  return parts.flatMap((part) => {
    const sought = comparable(part.text);
    if (lines.has(sought.line)) return [];
    lines.add(sought.line);
    return [{ ...part, sought }];
  });
}

/** Words that a credit interrupts are put together. */
function partOf({ words, span, isOnePassage }: CreditedWords, text: string) {
  return { span, text: isOnePassage ? text.slice(...span) : words };
}

function quotedIn({ regions }: Reading): Span[] {
  return regions
    .filter(({ level }) => level <= MAX_LEVEL)
    .slice(0, MAX_QUOTED)
    .map(({ start, end }): Span => [start, end]);
}

/** Those that are very short are joined with the next one. */
function sentencesIn({ text, sentences }: Reading): Span[] {
  const least = Math.max(MIN_SENTENCE_UTF16, Math.ceil(text.length / MAX_SENTENCES));
  const spans: Span[] = [];
  let from = 0;
  for (const [, end] of sentences) {
    if (end - from < least) continue;
    spans.push([from, end]);
    from = end;
  }
  return [...spans, [from, text.length] as const].filter(([start, end]) => hasWord(text.slice(start, end)));
}

function hasWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

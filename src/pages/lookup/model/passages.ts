import { type Comparable, comparable } from '../../../engines/alike/compare.js';
import type { FoundQuotation } from '../../../engines/quotations/found.js';
import type { Reading } from '../../../engines/reading/reading.js';
import { isWithin, type Span } from '../../../engines/text/span.js';
import { hasWord, type Item, itemsIn, plainItem } from './items.js';

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

/** A quotation of the text with what is looked up of it. */
export interface Sought {
  readonly item: Item;
  /** The item, and then its sentences and the quotations within it, where it has several. */
  readonly parts: readonly [Part, ...Part[]];
}

/** A text that nobody divided: it is looked up as a whole. */
export const UNDIVIDED: Divided = { quotations: [], left: 0, sentences: [] };

export interface Divided {
  readonly quotations: readonly Sought[];
  /** How many more quotations the text has, which are not looked up by themselves. */
  readonly left: number;
  /** The sentences that are not within one quotation. */
  readonly sentences: readonly Sought[];
}

/** Maximum number of sentences: those of a longer text are joined. */
const MAX_SENTENCES = 150;
/** A shorter sentence is joined with the next one, in UTF-16 code units. */
const MIN_SENTENCE_UTF16 = 12;
/** Deeper quotations are parts of these, and each level would be looked up again. */
const MAX_LEVEL = 2;
/** Maximum number of quotations within others. */
const MAX_NESTED = 150;

/** @param found the quotations of the text */
export function divide(reading: Reading, found: readonly FoundQuotation[]): Divided {
  const { items, left } = itemsIn(reading, found);
  const [sentences, nested] = [sentencesIn(reading), nestedIn(reading)];
  const within = items.map((item) => partsWithin(item, reading.text, [sentences, nested]));
  return {
    quotations: items.map((item, at) => ({ item, parts: [partOf(item), ...(within[at] ?? [])] })),
    left,
    sentences: sentences
      .filter((span) => !items.some((item) => isWithin(span, item.span)))
      .map((span) => plainSought(reading.text, span)),
  };
}

function wholeOf(text: string, sentences: readonly Sought[]): Sought {
  const span: Span = [0, text.length];
  const parts = sentences.length > 1 ? sentences.map(({ parts: [own] }) => own) : [];
  return { item: plainItem(text, span), parts: [{ kind: 'whole', span, text }, ...parts] };
}

/** What is looked up: the quotations with the sentences around them, or a whole text with its sentences. */
export function soughtIn(text: string, { quotations, sentences }: Divided): readonly Sought[] {
  if (quotations.length > 0) return [...quotations, ...sentences];
  return [wholeOf(text, sentences), ...(sentences.length > 1 ? sentences : [])];
}

function plainSought(text: string, span: Span): Sought {
  return { item: plainItem(text, span), parts: [{ kind: 'sentence', span, text: text.slice(...span) }] };
}

function partOf({ span, text, form }: Item): Part {
  return { span, text, kind: form === 'quoted' ? 'quoted' : 'sentence' };
}

type Kinds = readonly [sentences: readonly Span[], nested: readonly Span[]];

function partsWithin({ span, spans }: Item, text: string, [sentences, nested]: Kinds): Part[] {
  const own = spans.flatMap((one) => sentences.flatMap((sentence) => common(one, sentence) ?? []));
  const clauses = own.filter((one) => hasWord(text.slice(...one)));
  const at = (kind: Part['kind']) => (one: Span) => ({ kind, span: one, text: text.slice(...one) });
  return [
    ...(clauses.length > 1 ? clauses.map(at('sentence')) : []),
    ...nested.filter((one) => isWithin(one, span)).map(at('quoted')),
  ];
}

/** Prepares a part for comparison. */
export function passageOf(part: Part): Passage {
  return { ...part, sought: comparable(part.text) };
}

function common(one: Span, other: Span): Span[] | null {
  const both: Span = [Math.max(one[0], other[0]), Math.min(one[1], other[1])];
  return both[0] < both[1] ? [both] : null;
}

function nestedIn({ regions }: Reading): Span[] {
  return regions
    .filter(({ level }) => level === MAX_LEVEL)
    .slice(0, MAX_NESTED)
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

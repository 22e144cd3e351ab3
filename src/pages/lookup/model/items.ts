import { type Credit, creditFor } from '../../../engines/context/credit.js';
import { contextOf } from '../../../engines/context/passage-context.js';
import type { FoundQuotation, Naming } from '../../../engines/quotations/found.js';
import type { Reading } from '../../../engines/reading/reading.js';
import type { Region } from '../../../engines/reading/regions/region.js';
import type { Span } from '../../../engines/text/span.js';
import { grouped } from '../../../platform/lib/grouped.js';

// The quotations of a text that is looked up: each is answered by itself.

/** `quoted`: in marks, or in somebody's turn; `reported`: credited without marks; `plain`: any other sentence. */
export type ItemForm = 'quoted' | 'reported' | 'plain';

/** A quotation of the text. Positions are UTF-16 code units of the text, end exclusive. */
export interface Item {
  /** From its first word to its last. */
  readonly span: Span;
  /** Without the words that interrupt it. */
  readonly spans: readonly Span[];
  /** The words of the spans. */
  readonly text: string;
  readonly form: ItemForm;
  /** Whom the text credits with it, and in what setting. */
  readonly credit: Credit;
  /** The name beside it, as it would be saved; null for nobody, a pronoun or a description. */
  readonly name: string | null;
}

/** How its words are printed. */
export function printedForm({ form }: Pick<Item, 'form'>): 'direct' | 'indirect' {
  return form === 'quoted' ? 'direct' : 'indirect';
}

export interface Items {
  /** In the order of the text. */
  readonly items: readonly Item[];
  /** How many more there are. */
  readonly left: number;
}

type Draft = Pick<Item, 'spans' | 'text' | 'form'>;

/** Maximum number of quotations of one text that are answered. */
export const MAX_ITEMS = 200;
/** Of a statement that is partly in marks: from this share on, the marks alone are what was quoted. */
const MIN_QUOTED_SHARE = 0.5;

/** Every passage in marks, and every statement that the text credits to somebody. */
export function itemsIn(reading: Reading, found: readonly FoundQuotation[]): Items {
  const { text } = reading;
  const spoken = found.filter(({ wordSpans }) => wordSpans.length > 0);
  const direct = spoken.filter(({ form }) => form === 'direct' || form === 'partial').map(directDraft(text));
  const marked = [...direct, ...othersInMarks(reading, coverage(text, direct.map(extentOf)))];
  const inMarks = coverage(
    text,
    marked.flatMap(({ spans }) => spans),
  );
  const reported = spoken.filter((one) => isReported(one, text, inMarks)).map(reportedDraft);
  const drafts = [...marked, ...reported].sort((one, other) => startOf(one) - startOf(other));
  return {
    items: drafts.slice(0, MAX_ITEMS).map((draft) => itemOf(reading, draft, found)),
    left: Math.max(0, drafts.length - MAX_ITEMS),
  };
}

/** By code unit of the text: 1 within one of the spans. */
function coverage(text: string, spans: readonly Span[]): Uint8Array {
  const covered = new Uint8Array(text.length);
  for (const span of spans) covered.fill(1, ...span);
  return covered;
}

/** An item without a credit: the whole text, or a sentence of it. */
export function plainItem(text: string, span: Span): Item {
  return { span, spans: [span], text: text.slice(...span), form: 'plain', credit: NOBODY, name: null };
}

/** Of words that nobody is credited with. */
export const NOBODY: Credit = {
  mention: null,
  name: null,
  certainty: null,
  beside: '',
  recounted_by: null,
  setting: 'plain',
  because: null,
};

function itemOf(reading: Reading, draft: Draft, found: readonly FoundQuotation[]): Item {
  const context = contextOf(reading, draft.spans, found);
  const { speaker } = context;
  return {
    ...draft,
    span: extentOf(draft),
    credit: creditFor(reading, context, []),
    name: speaker !== null && NAMED.has(speaker.naming) ? (speaker.name ?? speaker.resolved) : null,
  };
}

const NAMED: ReadonlySet<Naming> = new Set(['name', 'label', 'signature']);

function directDraft(text: string) {
  return ({ words, wordSpans: spans }: FoundQuotation): Draft => {
    const [first] = spans;
    const own = first !== undefined && spans.length === 1 ? text.slice(...first) : words;
    return { spans, text: own, form: 'quoted' };
  };
}

function reportedDraft({ words, wordSpans }: FoundQuotation): Draft {
  return { spans: wordSpans, text: words, form: 'reported' };
}

/** Passages in marks whose speaker was not found: titles, single words, parts of a statement. */
function othersInMarks({ regions, text }: Reading, covered: Uint8Array): Draft[] {
  const rest = regions.filter(
    ({ level, start, end }) =>
      level === 1 &&
      hasWord(text.slice(start, end)) &&
      covered.subarray(start, end).every((one) => one === 0),
  );
  return [...grouped(rest, ({ group }) => group).values()].map((parts) => ({
    spans: parts.map(spanOf),
    text: parts.map((one) => text.slice(...spanOf(one))).join(' '),
    form: 'quoted',
  }));
}

/**
 * Credited to somebody whom the text names, without words in marks, or with so few that the statement around them is
 * the quotation. “We said that …” and “They say …” are more likely somebody's own words.
 */
function isReported(
  { isSpeech, form, wordSpans, speaker }: FoundQuotation,
  text: string,
  inMarks: Uint8Array,
): boolean {
  if (!isSpeech || !speaker?.resolved || (form !== 'indirect' && form !== 'mixed')) return false;
  let [all, marked] = [0, 0];
  for (const [start, end] of wordSpans)
    for (let at = start; at < end; at += 1) {
      if (text.charAt(at).trim() === '') continue;
      all += 1;
      marked += inMarks[at] ?? 0;
    }
  return marked < MIN_QUOTED_SHARE * all;
}

function spanOf({ start, end }: Region): Span {
  return [start, end];
}

function extentOf({ spans }: Pick<Draft, 'spans'>): Span {
  return [startOf({ spans }), spans.at(-1)?.[1] ?? 0];
}

function startOf({ spans }: Pick<Draft, 'spans'>): number {
  return spans[0]?.[0] ?? 0;
}

export function hasWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

import type { Words } from '../../reading/compared/words.js';
import { Reading } from '../../reading/reading.js';
import { joinedRegions } from '../../reading/regions/joined.js';
import type { Region } from '../../reading/regions/region.js';
import type { Boilerplate } from '../../reading/zones/boilerplate.js';
import type { Span } from '../../text/span.js';

// A text prepared for comparison: its words and their occurrences. Built once per text in linear time, and used for
// every wording compared with it.

export interface ReadText extends Words {
  /** The number of the distinct word at each position. */
  readonly ids: Int32Array;
  /** The number of a distinct word, by its folded form. */
  readonly idOf: ReadonlyMap<string, number>;
  /** The positions of the distinct word `id` are `positions[firsts[id]]` up to `positions[firsts[id + 1]]`. */
  readonly firsts: Int32Array;
  readonly positions: Int32Array;
  readonly reading: Reading;
  /** Computed on first use: most texts do not need it. */
  readonly boilerplate: () => Boilerplate;
  /** Passages in quotation marks, each as one over its paragraphs, in the order of the text. */
  readonly regions: () => readonly Region[];
  /** Paragraphs that may be quoted without marks. */
  readonly blockQuotations: () => readonly Span[];
  /** The speakers, for a transcript. */
  readonly turns: () => Reading['turns'];
}

/** What may be compared with: a text, one that was read already, or a part of one. */
export type Readable = string | Reading | ReadText;

/** By the reading, so that all who are given it share its index. */
const KNOWN = new WeakMap<Reading, ReadText>();

/** A text with the index of its words. Give a `Reading` where several wordings are compared with one text. */
export function readText(text: Readable): ReadText {
  if (typeof text === 'string') return indexed(new Reading(text));
  if (!(text instanceof Reading)) return text;
  const known = KNOWN.get(text) ?? indexed(text);
  KNOWN.set(text, known);
  return known;
}

/** @param boilerplate that of the whole text, for a part of it */
export function readPart(text: string, boilerplate: Boilerplate): ReadText {
  return { ...indexed(new Reading(text)), boilerplate: () => boilerplate };
}

function indexed(reading: Reading): ReadText {
  const { words } = reading;
  const idOf = new Map<string, number>();
  const ids = new Int32Array(words.folded.length);
  words.folded.forEach((word, at) => {
    let id = idOf.get(word);
    if (id === undefined) {
      id = idOf.size;
      idOf.set(word, id);
    }
    ids[at] = id;
  });
  return {
    ...words,
    ids,
    idOf,
    ...postings(ids, idOf.size),
    reading,
    boilerplate: () => ({ lines: furnitureOf(reading), rolling: reading.boilerplate.rolling }),
    regions: once(() => joinedRegions(reading.regions)),
    blockQuotations: () => reading.blockQuotations,
    turns: () => reading.turns,
  };
}

/** What belongs to the page: running heads, page numbers, menus. */
function furnitureOf({ zones }: Reading): Span[] {
  return zones.flatMap(({ kind, start, end }) => (kind === 'furniture' ? [[start, end] as const] : []));
}

function once<T>(work: () => T): () => T {
  let answer: { readonly its: T } | null = null;
  return () => {
    answer ??= { its: work() };
    return answer.its;
  };
}

/** Counting sort: the positions of word 0, of word 1 and so on, each ascending. */
function postings(ids: Int32Array, distinct: number): { firsts: Int32Array; positions: Int32Array } {
  const firsts = new Int32Array(distinct + 1);
  for (const id of ids) firsts[id + 1] = (firsts[id + 1] ?? 0) + 1;
  for (let id = 0; id < distinct; id += 1) firsts[id + 1] = (firsts[id + 1] ?? 0) + (firsts[id] ?? 0);
  const next = firsts.slice();
  const positions = new Int32Array(ids.length);
  ids.forEach((id, at) => {
    const place = next[id] ?? 0;
    positions[place] = at;
    next[id] = place + 1;
  });
  return { firsts, positions };
}

import { type Speech, speechesIn } from '../../reading/turns/speeches.js';
import { type Boilerplate, boilerplateIn } from '../../reading/zones/boilerplate.js';
import { type Region, regionsIn } from './regions.js';
import { readWords, type Words } from './words.js';

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
  /** Computed on first use: most texts do not need it. */
  readonly boilerplate: () => Boilerplate;
  /** Passages in quotation marks. */
  readonly regions: () => readonly Region[];
  /** The speakers, for a transcript. */
  readonly turns: () => readonly Speech[];
}

/**
 * Splits a text into words and indexes them.
 * @param boilerplate that of the whole text, where this is a part of it
 */
export function readText(text: string, boilerplate?: Boilerplate): ReadText {
  const words = readWords(text);
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
  const found = boilerplate === undefined ? once(() => boilerplateIn(text)) : () => boilerplate;
  return {
    ...words,
    ids,
    idOf,
    ...postings(ids, idOf.size),
    boilerplate: found,
    regions: once(() => regionsIn(text)),
    turns: once(() => speechesIn(text)),
  };
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

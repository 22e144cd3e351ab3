import { weightOf } from '../fidelity/weights.js';

// The runs of words that two rows have in common among the words of each that are loose, the weightiest first.

export interface Run {
  readonly text: number;
  readonly word: number;
  readonly size: number;
}

/** Indexes, ascending, of the words that stand for none of the other row. */
export interface Loose {
  readonly texts: readonly number[];
  readonly wordings: readonly number[];
}

/** Fewer words say too little to have moved, in the weights of words: a content word, two characters. */
const LEAST = 1;
/**
 * So many looks at two words are taken at most: twenty times what four hundred words in another order take. Where
 * the same few words stand again and again on both sides, the weightiest runs are told and the rest are not.
 */
const MOST_LOOKS = 1_000_000;

interface Search {
  readonly text: readonly string[];
  readonly wording: readonly string[];
  readonly texts: Set<number>;
  readonly wordings: Set<number>;
  readonly weights: ReadonlyMap<string, number>;
  looks: number;
}

/** No word is in two of them. */
export function runsInCommon(text: readonly string[], wording: readonly string[], loose: Loose): Run[] {
  const weights = new Map(loose.wordings.map((at) => [wording[at] ?? '', weightOf(wording[at] ?? '')]));
  const [texts, wordings] = [new Set(loose.texts), new Set(loose.wordings)];
  const search: Search = { text, wording, texts, wordings, weights, looks: 0 };
  const runs: Run[] = [];
  for (
    let pairs = alike(text, wording, loose);
    ;
    pairs = pairs.filter(([t, w]) => texts.has(t) && wordings.has(w))
  ) {
    const run = weightiest(pairs, search);
    if (run === null) return runs;
    runs.push(run);
    for (let at = 0; at < run.size; at += 1) {
      texts.delete(run.text + at);
      wordings.delete(run.word + at);
    }
  }
}

type Pair = readonly [text: number, word: number];

/** In the order of the text, then of the wording: of runs that weigh the same, the first is taken. */
function alike(text: readonly string[], wording: readonly string[], { texts, wordings }: Loose): Pair[] {
  const places = new Map<string, number[]>();
  for (const at of wordings) {
    const known = places.get(wording[at] ?? '');
    if (known === undefined) places.set(wording[at] ?? '', [at]);
    else known.push(at);
  }
  return texts.flatMap((t) => (places.get(text[t] ?? '') ?? []).map((w): Pair => [t, w]));
}

/** Null where none weighs enough, and where as much has been looked at as is worth while. */
function weightiest(pairs: readonly Pair[], search: Search): Run | null {
  let [best, most]: [Run | null, number] = [null, LEAST - 1e-9];
  for (const [text, word] of pairs) {
    if (search.looks > MOST_LOOKS) return null;
    if (isSame(search, text - 1, word - 1)) continue;
    let [size, weight] = [0, 0];
    for (; isSame(search, text + size, word + size); size += 1)
      weight += search.weights.get(search.wording[word + size] ?? '') ?? 0;
    if (weight > most) [best, most] = [{ text, word, size }, weight];
  }
  return best;
}

function isSame(search: Search, text: number, word: number): boolean {
  search.looks += 1;
  return search.texts.has(text) && search.wordings.has(word) && search.text[text] === search.wording[word];
}

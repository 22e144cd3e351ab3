import { weightOf } from '../fidelity/text/weights.js';

// The common runs among the unaligned words of two texts, heaviest first.

export interface Run {
  readonly text: number;
  readonly word: number;
  readonly size: number;
}

/** Ascending indexes of the words without a counterpart. */
export interface Loose {
  readonly texts: readonly number[];
  readonly wordings: readonly number[];
}

/** Minimum weight of a moved run: a content word, or two characters of a spaceless script. */
const MIN_RUN_WEIGHT = 1;
/**
 * Maximum number of word comparisons: twenty times what four hundred shuffled words take. Beyond it, where few words
 * repeat many times, only the heaviest runs are reported.
 */
const MAX_CELLS_READ = 1_000_000;

/** Words by number, from 1; 0 for a word that is aligned or already in a run. */
interface Search {
  readonly texts: Int32Array;
  readonly wordings: Int32Array;
  /** By the number of the word. */
  readonly weights: readonly number[];
  looks: number;
}

/** Runs do not overlap. */
export function runsInCommon(text: readonly string[], wording: readonly string[], loose: Loose): Run[] {
  const search = searchOf(text, wording, loose);
  const isLoose = ([t, w]: Pair) => search.texts[t] !== 0 && search.wordings[w] !== 0;
  const runs: Run[] = [];
  for (let pairs = alike(search, loose); ; pairs = pairs.filter(isLoose)) {
    const run = weightiest(pairs, search);
    if (run === null) return runs;
    runs.push(run);
    search.texts.fill(0, run.text, run.text + run.size);
    search.wordings.fill(0, run.word, run.word + run.size);
  }
}

function searchOf(text: readonly string[], wording: readonly string[], loose: Loose): Search {
  const numbers = new Map<string, number>();
  const numbered = (words: readonly string[], indexes: readonly number[]) => {
    const row = new Int32Array(words.length);
    for (const at of indexes) {
      const word = words[at] ?? '';
      const number = numbers.get(word) ?? numbers.size + 1;
      numbers.set(word, number);
      row[at] = number;
    }
    return row;
  };
  const [texts, wordings] = [numbered(text, loose.texts), numbered(wording, loose.wordings)];
  return { texts, wordings, weights: [0, ...[...numbers.keys()].map(weightOf)], looks: 0 };
}

type Pair = readonly [text: number, word: number];

/** Ordered by the text, then by the wording: of runs with equal weight the first is taken. */
function alike(search: Search, { texts, wordings }: Loose): Pair[] {
  return texts.flatMap((t) =>
    wordings.filter((w) => search.texts[t] === search.wordings[w]).map((w): Pair => [t, w]),
  );
}

/** Null where no run is heavy enough, or the comparison budget is used up. */
function weightiest(pairs: readonly Pair[], search: Search): Run | null {
  let [best, most]: [Run | null, number] = [null, MIN_RUN_WEIGHT - 1e-9];
  for (const [text, word] of pairs) {
    if (search.looks > MAX_CELLS_READ) return null;
    if (text > 0 && word > 0 && isSame(search, text - 1, word - 1)) continue;
    let [size, weight] = [0, 0];
    for (; isSame(search, text + size, word + size); size += 1)
      weight += search.weights[search.texts[text + size] ?? 0] ?? 0;
    if (weight > most) [best, most] = [{ text, word, size }, weight];
  }
  return best;
}

function isSame(search: Search, text: number, word: number): boolean {
  search.looks += 1;
  const number = search.texts[text] ?? 0;
  return number !== 0 && number === search.wordings[word];
}

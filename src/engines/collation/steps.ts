import { alignGap } from '../fidelity/alignment/grid.js';
import { numbersIn, withNumbers } from '../fidelity/alignment/numbers.js';
import type { Both } from '../fidelity/alignment/price.js';
import { compareWording } from '../fidelity/compare.js';
import type { ReadText } from '../fidelity/text/text.js';
import type { Step, WordRange } from '../fidelity/verdict.js';
import { wordsBefore } from '../fidelity/wording.js';
import type { Language } from '../language/language.js';
import type { Words } from '../reading/compared/words.js';
import { type EditRun, editScript } from '../text/edit-script.js';

// Aligns the words of the reference with those of a wording, in order; moved words are detected later.

/** Where one text is shorter than this share of the other, the passage that it corresponds to is located first. */
const MAX_PART_SHARE = 0.75;
/** Maximum product of lengths, in words, for a direct alignment; larger ranges are divided at common runs first. */
const MAX_CELLS = 100_000;
const MAX_CHANGES = 2_000;

/** Edit steps that cover all words of both; `text` is the reference. */
export function stepsBetween(reference: ReadText, words: Words, language: Language | null): readonly Step[] {
  const numbers = {
    text: numbersIn(reference, [0, reference.folded.length], language),
    wording: numbersIn(words, [0, words.folded.length], language),
    language,
  };
  return withNumbers(bothOf(reference, words), numbers, wordSteps(reference, words));
}

function wordSteps(reference: ReadText, words: Words): Step[] {
  const all: Ranges = { text: [0, reference.folded.length], wording: [0, words.folded.length] };
  const inner = passage(reference, words, all);
  return [
    ...unmatched([0, inner.text[0]], [0, inner.wording[0]]),
    ...align(reference, words, inner),
    ...unmatched([inner.text[1], all.text[1]], [inner.wording[1], all.wording[1]]),
  ];
}

interface Ranges {
  readonly text: WordRange;
  readonly wording: WordRange;
}

/** Locates a part in the whole, so that words of a fragment are not matched all over it. */
function passage(reference: ReadText, words: Words, all: Ranges): Ranges {
  const [texts, wordings] = [all.text[1], all.wording[1]];
  if (wordings < texts * MAX_PART_SHARE) return { ...all, text: rangeIn(reference, words.text) };
  if (texts < wordings * MAX_PART_SHARE) return { ...all, wording: rangeIn(words, reference.text) };
  return all;
}

function rangeIn(whole: Words | ReadText, part: string): WordRange {
  const { spans } = compareWording(part, 'ids' in whole ? whole : whole.text);
  if (spans.length === 0) return [0, whole.folded.length];
  return [
    wordsBefore(whole, Math.min(...spans.map(([start]) => start))),
    wordsBefore(whole, Math.max(...spans.map(([, end]) => end))),
  ];
}

function unmatched(text: WordRange, wording: WordRange): Step[] {
  const steps: Step[] = [
    { op: 'omitted', text, wording: [wording[0], wording[0]] },
    { op: 'added', text: [text[1], text[1]], wording },
  ];
  return steps.filter((step) => step.text[1] > step.text[0] || step.wording[1] > step.wording[0]);
}

function align(reference: ReadText, words: Words, { text, wording }: Ranges): Step[] {
  if ((text[1] - text[0]) * (wording[1] - wording[0]) <= MAX_CELLS)
    return gap(reference, words, { text, wording });
  const script = editScript(reference.folded.slice(...text), words.folded.slice(...wording), MAX_CHANGES);
  if (script === null) return unmatched(text, wording);
  return betweenRuns(reference, words, { text, wording }, script.runs);
}

function betweenRuns(reference: ReadText, words: Words, from: Ranges, runs: readonly EditRun[]): Step[] {
  const steps: Step[] = [];
  let [t, w, openT, openW] = [from.text[0], from.wording[0], from.text[0], from.wording[0]];
  const close = () => steps.push(...gap(reference, words, { text: [openT, t], wording: [openW, w] }));
  for (const { kind, count } of runs) {
    if (kind === 'added') w += count;
    else if (kind === 'removed') t += count;
    else {
      close();
      steps.push({ op: 'same', text: [t, t + count], wording: [w, w + count] });
      [t, w] = [t + count, w + count];
      [openT, openW] = [t, w];
    }
  }
  close();
  return steps;
}

const NO_MARKS = new Map<number, never>();

function gap(reference: ReadText, words: Words, { text, wording }: Ranges): Step[] {
  return alignGap(bothOf(reference, words), { text, wording, free: 'none' });
}

function bothOf(reference: ReadText, words: Words): Both {
  return { wording: { ...words, marks: NO_MARKS }, text: reference, isReported: false, isNoise: () => false };
}

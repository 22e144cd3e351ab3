import search from 'approx-string-match';
import { locate } from '../../src/engines/anchoring/locate.js';
import { compareInLong } from '../../src/engines/anchoring/long-text.js';
import { readText } from '../../src/engines/fidelity/text/text.js';
import { otherWords, sentences } from '../desk/prose.js';
import { randomFrom } from '../desk/random.js';
import type { Figure } from '../ground/figure.js';
import { median, short, timed } from '../ground/numbers.js';

const SIZE = 1_000_000;
const QUOTATIONS = 30;
const ROUNDS = 5;
/** Of the span that either finds, what both have: where its first or last word was changed, one may leave it out. */
const SAME = 0.8;

/**
 * P10: where a quotation, of which every tenth word was changed, stands in a text of a million characters that is
 * kept read; beside approx-string-match, which looks for the text with the fewest letters changed. It is given a
 * fifth of the quotation's letters to differ in: with more it is slower, with fewer it misses. How long the text takes
 * to be read, and the whole verdict takes, is told beside it.
 */
export async function longText(): Promise<readonly Figure[]> {
  const random = randomFrom(10);
  const text = sentences(random, SIZE).join(' ');
  const read = readText(text);
  const quotations = Array.from({ length: QUOTATIONS }, () =>
    quotationFrom(text, random.below(SIZE - 1_000)),
  );
  const [ours, theirs, judged]: [number[], number[], number[]] = [[], [], []];
  let same = 0;
  for (const [at, exact] of quotations.entries()) {
    const wording = otherWords(randomFrom(at), exact);
    const letters = Math.ceil(wording.length / 5);
    theirs.push(await medianOf(() => search(text, wording, letters)));
    ours.push(await medianOf(() => locate(wording, read)));
    judged.push(await medianOf(() => compareInLong(wording, read)));
    const [best] = search(text, wording, letters).sort((one, other) => one.errors - other.errors);
    if (best !== undefined && overlap(best, locate(wording, read)) >= SAME) same += 1;
  }
  const reading = await medianOf(() => readText(text));
  const ratio = median(theirs) / median(ours);
  return [
    {
      id: 'P10',
      what: 'A quotation with a tenth of its words changed, in a text of 1 MB, beside approx-string-match',
      needed: '≥ 50 ×, same place',
      reached: `${short(ratio)} ×, ${same} of ${QUOTATIONS}`,
      passes: ratio >= 50 && same === QUOTATIONS,
      from: `${short(median(ours))} and ${short(median(theirs))} ms; with the whole verdict ${short(median(judged))} ms; the text was read once in ${short(reading)} ms`,
    },
  ];
}

/** Some eight to forty words from near a place, whole ones. */
function quotationFrom(text: string, at: number): string {
  const from = text.indexOf(' ', at) + 1;
  const to = text.indexOf(' ', from + 50 + (at % 220));
  return text.slice(from, to);
}

interface Place {
  readonly start: number;
  readonly end: number;
}

/** What both have, as a share of what either has. */
function overlap(one: Place, other: Place | null): number {
  if (other === null) return 0;
  const both = Math.min(one.end, other.end) - Math.max(one.start, other.start);
  return both / (Math.max(one.end, other.end) - Math.min(one.start, other.start));
}

async function medianOf(work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) times.push(await timed(work));
  return median(times.slice(1));
}

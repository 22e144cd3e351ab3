import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sentences } from '../../../bench/desk/prose.js';
import { randomFrom } from '../../../bench/desk/random.js';
import { type Loose, type Run, runsInCommon } from '../../../src/engines/collation/runs.js';
import { weightOf } from '../../../src/engines/fidelity/text/weights.js';
import { readWords } from '../../../src/engines/reading/compared/words.js';

const word = fc.constantFrom(...'the of and war peace not five 台 湾 neighbour'.split(' '));
const row = fc.array(word, { maxLength: 30 });
const indexes = (count: number) => Array.from({ length: count }, (_, at) => at);

/** Every two words looked at, for each run anew. */
function weighedOneByOne(text: readonly string[], wording: readonly string[], loose: Loose): Run[] {
  const [texts, wordings] = [new Set(loose.texts), new Set(loose.wordings)];
  const isSame = (t: number, w: number) => texts.has(t) && wordings.has(w) && text[t] === wording[w];
  const runs: Run[] = [];
  for (;;) {
    let [best, most]: [Run | null, number] = [null, 1 - 1e-9];
    for (const t of texts) {
      for (const w of wordings) {
        if (isSame(t - 1, w - 1)) continue;
        let [size, weight] = [0, 0];
        for (; isSame(t + size, w + size); size += 1) weight += weightOf(wording[w + size] ?? '');
        if (weight > most) [best, most] = [{ text: t, word: w, size }, weight];
      }
    }
    if (best === null) return runs;
    runs.push(best);
    for (const at of indexes(best.size)) {
      texts.delete(best.text + at);
      wordings.delete(best.word + at);
    }
  }
}

test('the runs in common are those that weigh the most, each word in one of them', () => {
  const loose = fc.tuple(row, row, fc.array(fc.boolean()), fc.array(fc.boolean()));
  fc.assert(
    fc.property(loose, ([text, wording, leftText, leftWording]) => {
      const texts = indexes(text.length).filter((at) => leftText[at] !== false);
      const wordings = indexes(wording.length).filter((at) => leftWording[at] !== false);
      expect(runsInCommon(text, wording, { texts, wordings })).toEqual(
        weighedOneByOne(text, wording, { texts, wordings }),
      );
    }),
    { numRuns: 500 },
  );
});

test('of a long rewriting, sentence after sentence in another order, all of them are told', () => {
  const prose = sentences(randomFrom(3), 2_200);
  const text = readWords(prose.join(' ')).folded.slice(0, 400);
  const wording = readWords(prose.toReversed().join(' ')).folded.slice(0, 400);
  const loose = { texts: indexes(text.length), wordings: indexes(wording.length) };
  expect(runsInCommon(text, wording, loose)).toEqual(weighedOneByOne(text, wording, loose));
});

test('where few words repeat themselves without end, only the weightiest runs are told', () => {
  const random = randomFrom(5);
  const few = () => Array.from({ length: 400 }, () => random.pick(['war', 'peace']));
  const [text, wording] = [few(), few()];
  const loose = { texts: indexes(400), wordings: indexes(400) };
  const runs = runsInCommon(text, wording, loose);
  const all = weighedOneByOne(text, wording, loose);
  expect(runs.length).toBeGreaterThan(0);
  expect(runs.length).toBeLessThan(all.length / 4);
  expect(runs).toEqual(all.slice(0, runs.length));
});

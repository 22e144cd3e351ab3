import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Reading } from '../../../src/engines/reading/reading.js';
import { divide, soughtIn } from '../../../src/pages/lookup/model/passages.js';

function soughtOf(text: string) {
  return soughtIn(text, divide(new Reading(text), []));
}
const partsOf = (text: string) => soughtOf(text).flatMap(({ parts }) => parts);
const textsOf = (text: string) => partsOf(text).map(({ kind, text: words }) => `${kind}: ${words.trim()}`);

it('are the quotations of a text and the sentences around them', () => {
  expect(textsOf('He said there was “no room for compromise” on it. She left for the ferry.')).toEqual([
    'quoted: no room for compromise',
    'sentence: He said there was “no room for compromise” on it.',
    'sentence: She left for the ferry.',
  ]);
  expect(textsOf('“We will not go. We stay at home.”').slice(0, 3)).toEqual([
    'quoted: We will not go. We stay at home.',
    'sentence: We will not go.',
    'sentence: We stay at home.',
  ]);
});

it('of a text without quotations are the whole and its sentences', () => {
  expect(textsOf('We will not go.')).toEqual(['whole: We will not go.']);
  expect(partsOf('我们在春天之前不会离开这里。他们也不会离开这个港口。').map(({ kind }) => kind)).toEqual([
    'whole',
    'sentence',
    'sentence',
    'sentence',
    'sentence',
  ]);
});

it('are places of the text, and no more than a few hundred of the longest one', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'No', '“', '”', '. ', '。', ' we go', '\n')), (pieces) => {
      const text = pieces.join('');
      for (const { item } of soughtOf(text))
        expect(item.spans.map((span) => text.slice(...span)).join(' ')).toBe(item.text);
    }),
  );
  expect(partsOf('“No. ”'.repeat(3_300)).length).toBeLessThan(600);
  expect(partsOf(`We go ${'now. '.repeat(4_000)}`).length).toBeLessThan(400);
});

it.each(['“', '“No” ', '“a ', '‘“', '« ', '"', "''", '“a ” ', '「', '“‘a’ '])(
  'hold the words of a text a few times at most, however its marks nest: %s',
  (piece) => {
    for (const size of [5_000, 10_000, 20_000]) {
      const text = `${piece.repeat(size).slice(0, size - 20)} and we went home.`;
      const held = partsOf(text).reduce((sum, { text: words }) => sum + words.length, 0);
      expect(held).toBeLessThanOrEqual(4 * text.length);
    }
  },
);

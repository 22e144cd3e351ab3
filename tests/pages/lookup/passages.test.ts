import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Reading } from '../../../src/engines/reading/reading.js';
import { partsOf, passagesOf as passagesIn } from '../../../src/pages/lookup/model/passages.js';

const passagesOf = (text: string) => passagesIn(partsOf(new Reading(text)));
const textsOf = (text: string) => passagesOf(text).map(({ kind, text: words }) => `${kind}: ${words.trim()}`);

it('are the whole text, its quoted words and its sentences, none twice', () => {
  expect(textsOf('He said there was “no room for compromise” on it. She left for the ferry.')).toEqual([
    'whole: He said there was “no room for compromise” on it. She left for the ferry.',
    'quoted: no room for compromise',
    'sentence: He said there was “no room for compromise” on it.',
    'sentence: She left for the ferry.',
  ]);
  expect(textsOf('“We will not go.”')).toEqual(['whole: “We will not go.”']);
  expect(textsOf('我们在春天之前不会离开这里。他们也不会离开这个港口。')).toHaveLength(3);
});

it('are places of the text, and no more than a few hundred of the longest one', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'No', '“', '”', '. ', '。', ' we go', '\n')), (pieces) => {
      const text = pieces.join('');
      for (const { span, text: words } of passagesOf(text)) expect(text.slice(...span)).toBe(words);
    }),
  );
  expect(passagesOf('“No. ”'.repeat(3_300)).length).toBeLessThan(400);
  expect(passagesOf(`We go ${'now. '.repeat(4_000)}`).length).toBeLessThan(400);
});

it.each(['“', '“No” ', '“a ', '‘“', '« ', '"', "''", '“a ” ', '「', '“‘a’ '])(
  'hold the words of a text a few times at most, however its marks nest: %s',
  (piece) => {
    for (const size of [5_000, 10_000, 20_000]) {
      const text = `${piece.repeat(size).slice(0, size - 20)} and we went home.`;
      const held = passagesOf(text).reduce((sum, { text: words }) => sum + words.length, 0);
      expect(held).toBeLessThanOrEqual(4 * text.length);
    }
  },
);

import { expect, it } from 'vitest';
import { namesNear, suggestedSpeaker } from '../../../../src/pages/capture/model/suggested.js';
import type { CaptureItem } from '../../../../src/pages/capture/model.js';

const TEXT =
  'Ada Renn spoke. “It will run,” Ada Renn said, and it was “never” late. Nobody paints the rail.\n\n“No,” said Jon Field.';
const span = (words: string, from = 0) =>
  [TEXT.indexOf(words, from), TEXT.indexOf(words, from) + words.length] as const;

function item(n: number, words: string, name: string, at: readonly [number, number]): CaptureItem {
  const speaker = {
    ...{ text: name, start: at[0], end: at[1] },
    ...{ resolved: name, name: name, creditedAs: null, naming: 'name' as const, isCertain: true },
  };
  const found = {
    type: 'direct' as const,
    ...{ speaker, recountedBy: null, cue: null, channel: null },
    ...{ isSpeech: true, reason: '' },
  };
  return { n, version: 1, state: 'open', spans: [span(words)], found, fields: { 'speaker.name': name } };
}
const ITEMS = [
  item(1, 'It will run', 'Ada Renn', span('Ada Renn', 20)),
  item(2, 'No,', 'Jon Field', span('Jon Field')),
];

it('words that were added are suggested to be those of the speaker whom their sentence names', () => {
  expect(suggestedSpeaker(TEXT, span('never'), ITEMS)).toEqual({ 'speaker.name': 'Ada Renn' });
  expect(suggestedSpeaker(TEXT, span('paints the rail'), ITEMS)).toEqual({});
});

it('a part of a quotation is suggested to be of the same speaker', () => {
  expect(suggestedSpeaker(TEXT, span('will run'), ITEMS)).toEqual({ 'speaker.name': 'Ada Renn' });
});

it('of several speakers in the sentence none is suggested', () => {
  const other = { ...ITEMS[0], n: 3, fields: { 'speaker.name': 'Mira Tolland' } } as CaptureItem;
  expect(suggestedSpeaker(TEXT, span('never'), [...ITEMS, other])).toEqual({});
});

it('those whom the article names are offered, the nearest first', () => {
  const added: CaptureItem = {
    ...(ITEMS[0] as CaptureItem),
    n: 3,
    spans: [span('paints the rail')],
    fields: {},
  };
  expect(namesNear(added, ITEMS)).toEqual(['Jon Field', 'Ada Renn']);
});

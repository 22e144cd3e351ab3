import { expect, it } from 'vitest';
import { wordingOf } from '../../../../src/pages/capture/model/wording.js';

const TEXT =
  '“On this issue – he said according to County Radio – the town has no room for compromise. It is over.” It would be “brave”, they said, to close the pier.';

function spanOf(words: string): readonly [number, number] {
  const at = TEXT.indexOf(words);
  return [at, at + words.length];
}

it('words that were set into a quotation are left out, without an ellipsis', () => {
  const spans = [spanOf('“On this issue'), spanOf('the town has no room for compromise. It is over.”')];
  expect(wordingOf(TEXT, spans, 'direct')).toEqual({
    text: 'On this issue the town has no room for compromise. It is over.',
    form: 'direct',
  });
});

it('a word in marks within a clause is a fragment', () => {
  expect(wordingOf(TEXT, [spanOf('“brave”')], 'direct')).toEqual({ text: 'brave', form: 'partial' });
});

it('a reported statement keeps its words, without a comma at the end', () => {
  expect(wordingOf(TEXT, [spanOf('to close the pier')], 'indirect')).toEqual({
    text: 'to close the pier',
    form: 'indirect',
  });
});

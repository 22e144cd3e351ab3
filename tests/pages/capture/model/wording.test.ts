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
  expect(wordingOf(TEXT, spans, 'direct')).toMatchObject({
    text: 'On this issue the town has no room for compromise. It is over.',
    form: 'direct',
  });
});

it('a word in marks within a clause is a fragment', () => {
  expect(wordingOf(TEXT, [spanOf('“brave”')], 'direct')).toMatchObject({ text: 'brave', form: 'partial' });
});

it('what is said to be in marks has nothing of the reporter’s', () => {
  const text = 'He gave a guarantee: “We do not want it.” The plan has “no room for compromise” on fares.';
  const direct = text.slice(3, text.indexOf('The plan') - 1);
  expect(wordingOf(text, [[3, 3 + direct.length]], 'direct')).toEqual({
    text: 'We do not want it.',
    form: 'direct',
    spans: [[22, 40]],
  });
  const clause = text.indexOf('has “no');
  const mixed = wordingOf(text, [[clause, text.length - 1]], 'mixed');
  expect(mixed).toMatchObject({ text: 'no room for compromise', form: 'partial' });
});

it('one word in marks stays with its clause', () => {
  const text = 'He will “never” accept it.';
  const { text: words, form } = wordingOf(text, [[3, 25]], 'mixed');
  expect([words, form]).toEqual(['will “never” accept it', 'mixed']);
});

it('a long clause is not lost to a short fragment in it, which may be the words of another', () => {
  const text =
    'They want no decoupling of the two economies, following Ana Brook’s “risk reduction” formula.';
  const { text: words, form } = wordingOf(text, [[0, text.length - 1]], 'mixed');
  expect([words, form]).toEqual([text.slice(0, -1), 'mixed']);
});

it('a reported statement keeps its words, without a comma at the end', () => {
  expect(wordingOf(TEXT, [spanOf('to close the pier')], 'indirect')).toMatchObject({
    text: 'to close the pier',
    form: 'indirect',
  });
});

it('the whole of what stands in single marks is the wording, never only the words in the marks inside', () => {
  const text =
    'He was blunt. ‘They take us for fools,’ he said. ‘They told us, “Trust the tide,” and then there wasn’t any tide.’ Ms Ames’s “plan” came after.';
  const spans = [
    '‘They take us for fools,’',
    '‘They told us, “Trust the tide,” and then there wasn’t any tide.’',
  ].map((words): readonly [number, number] => [text.indexOf(words), text.indexOf(words) + words.length]);
  expect(wordingOf(text, spans, 'direct')).toMatchObject({
    text: 'They take us for fools. They told us, “Trust the tide,” and then there wasn’t any tide.',
    form: 'direct',
    spans: [
      [15, 38],
      [50, 113],
    ],
  });
});

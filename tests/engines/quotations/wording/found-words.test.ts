import { expect, it } from 'vitest';
import type { QuotationType } from '../../../../src/engines/quotations/found.js';
import { foundWords } from '../../../../src/engines/quotations/wording/found-words.js';
import { Reading } from '../../../../src/engines/reading/reading.js';
import type { Span } from '../../../../src/engines/text/span.js';

const wordsOf = (text: string, spans: readonly Span[], type: QuotationType) =>
  foundWords(new Reading(text), spans, { type });

const TEXT =
  '“On this issue – he said according to County Radio – the town has no room for compromise. It is over.” It would be “brave”, they said, to close the pier.';

function spanOf(words: string): readonly [number, number] {
  const at = TEXT.indexOf(words);
  return [at, at + words.length];
}

it('words that were set into a quotation are left out, without an ellipsis', () => {
  const spans = [spanOf('“On this issue'), spanOf('the town has no room for compromise. It is over.”')];
  expect(wordsOf(TEXT, spans, 'direct')).toMatchObject({
    words: 'On this issue the town has no room for compromise. It is over.',
    form: 'direct',
  });
});

it('a word in marks within a clause is a fragment', () => {
  expect(wordsOf(TEXT, [spanOf('“brave”')], 'direct')).toMatchObject({ words: 'brave', form: 'partial' });
});

it('what is said to be in marks has nothing of the reporter’s', () => {
  const text = 'He gave a guarantee: “We do not want it.” The plan has “no room for compromise” on fares.';
  const direct = text.slice(3, text.indexOf('The plan') - 1);
  expect(wordsOf(text, [[3, 3 + direct.length]], 'direct')).toEqual({
    words: 'We do not want it.',
    form: 'direct',
    spans: [[22, 40]],
  });
  const clause = text.indexOf('has “no');
  const mixed = wordsOf(text, [[clause, text.length - 1]], 'mixed');
  expect(mixed).toMatchObject({ words: 'no room for compromise', form: 'partial' });
});

it('one word in marks stays with its clause', () => {
  const text = 'He will “never” accept it.';
  const { words, form } = wordsOf(text, [[3, 25]], 'mixed');
  expect([words, form]).toEqual(['will “never” accept it', 'mixed']);
});

it('a long clause is not lost to a short fragment in it, which may be the words of another', () => {
  const text =
    'They want no decoupling of the two economies, following Ana Brook’s “risk reduction” formula.';
  const { words, form } = wordsOf(text, [[0, text.length - 1]], 'mixed');
  expect([words, form]).toEqual([text.slice(0, -1), 'mixed']);
});

it('a reported statement keeps its words, without a comma at the end', () => {
  expect(wordsOf(TEXT, [spanOf('to close the pier')], 'indirect')).toMatchObject({
    words: 'to close the pier',
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
  expect(wordsOf(text, spans, 'direct')).toMatchObject({
    words: 'They take us for fools. They told us, “Trust the tide,” and then there wasn’t any tide.',
    form: 'direct',
    spans: [
      [15, 38],
      [50, 113],
    ],
  });
});

it('signs without a word are no words', () => {
  for (const text of ['“', '“ ” … ', '– –', ''])
    for (const type of ['direct', 'mixed', 'indirect'] as const)
      expect(wordsOf(text, [[0, text.length]], type).words.replace(/[^\p{L}\p{N}]/gu, '')).toBe('');
});

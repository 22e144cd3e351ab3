import { describe, expect, test } from 'vitest';
import { anchor } from '../../../src/engines/anchoring/anchor.js';
import { selectorAt } from '../../../src/engines/anchoring/selector.js';

// Unchanged words whose meaning changed because of what precedes them.

function anchored(words: string, older: string, newer: string) {
  const start = older.indexOf(words);
  const found = anchor(selectorAt(older, start, start + words.length), newer, older);
  return { ...found, there: newer.slice(found.start ?? 0, found.end ?? 0) };
}

describe('a “not” before marked words', () => {
  test.each([
    ['She said that she would not close the port.', 'She said that she would close the port.'],
    ['Nobody wants to close the port.', 'The council wants to close the port.'],
    ['He denied that they would close the port.', 'He said that they would close the port.'],
  ])('is told where it vanishes: %s', (older, newer) => {
    expect(anchored('close the port', older, newer)).toMatchObject({
      ...{ state: 'altered', turn: 'negation_no_longer_before', there: 'close the port' },
    });
  });

  test('is told where it comes in', () => {
    const found = anchored(
      'the minister resigned',
      'So the minister resigned.',
      'It is not true that the minister resigned.',
    );
    expect(found).toMatchObject({ state: 'altered', turn: 'negation_before' });
  });

  test.each([
    ['of another sentence', 'It rained. We close the port.', 'It did not rain. We close the port.'],
    ['of another clause', 'It rained, but we close the port.', 'It did not rain, but we close the port.'],
    [
      'of what somebody else did',
      'We close the port.',
      'The union, which did not vote, heard that Mr Dorn claims that we close the port.',
    ],
    [
      'that was there before',
      'He did not say why we close the port.',
      'On Monday he did not say why we close the port.',
    ],
  ])('is nothing to tell %s', (_, older, newer) => {
    expect(anchored('close the port', older, newer).state).toBe('moved');
  });
});

test('words that stand under the name of another speaker now are altered', () => {
  const older = 'Mr Able: We will pay for the pier.\n\nThe chair closed the meeting.';
  const found = anchored('We will pay for the pier.', older, older.replace('Mr Able', 'Ms Bold'));
  expect(found).toMatchObject({ state: 'altered', turn: 'other_speaker' });
});

describe('a copy that has the quotations alone, and the whole article after it', () => {
  const ARTICLE =
    'The talks on the salmon treaty ended late. Asked about the quota, Ilse Marren spoke of “cheap talk” and left.\n\n' +
    '“On this question – she said according to the harbour radio – the islands have nothing to give away. They never had.”\n\n' +
    'That the matter is not settled shows in what Mr Dorn says. The union claims that the boats will stay in port, and a “matter of trust” it is.';
  const EXCERPTS =
    '“cheap talk”\n\n“On this question the islands have nothing to give away. They never had.”\n\n' +
    'the boats will stay in port\n\n“matter of trust”\n';

  test.each([
    'cheap talk',
    'On this question the islands have nothing to give away. They never had.',
    'the boats will stay in port',
    'matter of trust',
  ])('has the same words: %s', (words) => {
    const found = anchored(words, EXCERPTS, ARTICLE);
    expect(found.state).toBe('moved');
    expect(found.there.startsWith(words.slice(0, 10))).toBe(true);
  });
});

test.each([
  [
    'quotation marks and dashes',
    '“We – all of us – don’t pay,” she said.',
    '"We - all of us - don\'t pay," she said.',
  ],
  ['line breaks', 'We will never pay for the pier again.', 'We will never\npay for the\npier again.'],
  ['an ellipsis', 'We will… never pay.', 'We will... never pay.'],
])('words retyped with other %s are the same', (_, older, newer) => {
  expect(anchored(older, older, newer).state).toBe('same');
});

import { expect, it } from 'vitest';
import { sourceInput } from '../../../../src/pages/capture/model/source-input.js';

it.each([
  ['English', 'en'],
  ['Deutsch', 'de'],
  ['español', 'es'],
  ['German', 'de'],
  ['en-GB', 'en-GB'],
  ['Pierish', 'Pierish'],
])('a language typed as %s is taken for %s', (typed, tag) => {
  expect(sourceInput({ title: 'The pier', language: typed })).toMatchObject({ language: tag });
});

it('authors have their parts where they are typed or certain, and are one whole elsewhere', () => {
  const authors = 'Lena Brandt\nRuiz Soto, Ana\nAna Ruiz Soto\nThe Marren Courier';
  expect(sourceInput({ title: 'The pier', authors })).toMatchObject({
    authors: [
      { family: 'Brandt', given: 'Lena' },
      { family: 'Ruiz Soto', given: 'Ana' },
      { literal: 'Ana Ruiz Soto' },
      { literal: 'The Marren Courier' },
    ],
  });
});

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

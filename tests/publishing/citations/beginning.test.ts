import { expect, it } from 'vitest';
import { withLongTextsCut } from '../../../src/publishing/citations/model/beginning.js';
import { foreign, lettersOf, text, warning } from '../../../src/publishing/citations/model/tree.js';

const LONG = 'said so again '.repeat(2_000).trim();

it('leaves an entry of usual length as it is', () => {
  const entry = [text('Ada Berg: “No.” '), warning('Wording differs.')];
  expect(withLongTextsCut(entry, 2_000)).toEqual(entry);
});

it('keeps what follows long words, and sets the dots outside their marks', () => {
  const entry = [text('Ada Berg: '), foreign(`“${LONG}”`, 'en'), text(' '), warning('Wording differs.')];
  const cut = lettersOf(withLongTextsCut(entry, 2_000));
  expect(cut.length).toBeLessThan(2_100);
  expect(cut).toMatch(/^Ada Berg: “said so [a-z ]+”\u00a0… Wording differs\.$/);
});

it('cuts words that stand in one run with the mark and the full stop after them', () => {
  expect(lettersOf(withLongTextsCut([text(`„${LONG}“.`)], 100))).toMatch(/[a-z]“\.\u00a0…$/);
});

import { describe, expect, it } from 'vitest';
import { findInArticle } from '../../../../src/record/entry/actions/find-in-article.js';

// Who told whom is no statement of its own: what is offered as one says something.

const WORDS = 'the yard will close in May';
const found = (text: string) => findInArticle(`Harbour notes\n\n${text}`).quotations;

describe('what somebody recounts', () => {
  it.each([
    `Birk said that Rune Falk had told workers “${WORDS}”.`,
    `Anselm Birk met the press. Birk said that Rune Falk had told workers that “${WORDS}”.`,
    `Anselm Birk said Rune Falk told workers at the gate on Monday that “${WORDS}”.`,
    `The minister said that the mayor had claimed that “${WORDS}”.`,
    `Ola Berg said that, according to Rune Falk, “${WORDS}”.`,
    `Ola Berg told reporters that Falk had said: “${WORDS}”.`,
    `Anselm Birk recalled how Rune Falk had warned the council whether “${WORDS}”.`,
  ])('is offered once, and who told whom is not: %s', (text) => {
    expect(found(text).map(({ words }) => words)).toEqual([WORDS]);
  });

  it('has the one who recounts it beside it', () => {
    const [only] = found(`Anselm Birk said Rune Falk told workers that “${WORDS}”.`);
    expect([only?.speaker?.name, only?.recountedBy?.text]).toEqual(['Rune Falk', 'Anselm Birk']);
  });

  it('leaves what was said before it', () => {
    const text = `Anselm Birk said the yard was losing money and that Rune Falk had told workers “${WORDS}”.`;
    expect(found(text).map(({ words }) => words)).toEqual(['the yard was losing money', WORDS]);
  });

  it('leaves a statement that holds what somebody else said, and one that ends in “that”', () => {
    const within = 'Birk said that Rune Falk had told workers that the yard will close in May.';
    expect(found(within)[0]?.words).toBe('that Rune Falk had told workers that the yard will close in May');
    const ending = found('Anselm Birk said he knew that, according to Rune Falk.');
    expect(ending.map(({ words }) => words)).toEqual(['he knew that']);
  });
});

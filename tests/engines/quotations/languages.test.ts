import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findInArticle } from '../../../src/record/entry/actions/find-in-article.js';
import { parseLanguageTexts } from './language-texts.js';

// Each text in tests/fixtures/quotations/languages.txt is followed by what is found in it: “words | speaker”, a dash for nobody.

const texts = parseLanguageTexts(readFileSync('tests/fixtures/quotations/languages.txt', 'utf8'));

const found = (text: string) =>
  findInArticle(text).quotations.map(
    ({ text: words, speaker }) => `${words.replace(/\s+/g, ' ')} | ${speaker?.resolved ?? '–'}`,
  );

describe('in another language than English', () => {
  it.each(texts.map((one) => [one.heading, one] as const))('%s', (_heading, { text, expected }) => {
    expect(found(text)).toEqual(expected);
  });

  it('nobody is certain', () => {
    const certain = texts
      .flatMap(({ text }) => findInArticle(text).quotations)
      .filter(({ speaker }) => speaker?.isCertain);
    expect(certain).toEqual([]);
  });

  it.each([
    ['nl', 'not_looked_for'],
    ['ar', 'not_looked_for'],
    ['ru', 'not_looked_for'],
    ['de', 'simple_frames'],
    ['ja', 'simple_frames'],
  ])('%s is read as far as it is said', (language, speakers) => {
    const own = texts.filter(({ heading }) => heading.startsWith(language));
    expect(own.length).toBeGreaterThan(0);
    for (const { text } of own) expect(findInArticle(text).speakers).toBe(speakers);
  });
});

import { describe, expect, it } from 'vitest';
import { findInArticle } from '../../../../src/record/entry/actions/find-in-article.js';

const quoted = (text: string) =>
  findInArticle(text)
    .quotations.filter(({ type }) => type === 'direct')
    .map(({ text: words, speaker }) => [words, speaker?.resolved ?? null]);

describe('two passages are two quotations', () => {
  it('where the second has a credit of its own', () => {
    const text =
      'Trader Ernst Pohl said: “That is the end of my shop.” According to Pohl “at most three customers a day” came in.';
    expect(quoted(text)).toEqual([
      ['“That is the end of my shop.”', 'Ernst Pohl'],
      ['“at most three customers a day”', 'Ernst Pohl'],
    ]);
  });

  it('where the second was told to somebody', () => {
    const text = 'Mayor Karla Voss came. “It is safe,” said Voss, who told Radio Lund that “nobody fell”.';
    expect(quoted(text)[0]).toEqual(['“It is safe,”', 'Karla Voss']);
  });

  it('where a sentence of the reporter stands between', () => {
    const text = 'Mayor Karla Voss came. “It is safe,” said Voss. She left at noon. “Nobody fell.”';
    expect(quoted(text).map(([words]) => words)).toEqual(['“It is safe,”', '“Nobody fell.”']);
  });

  it('in German', () => {
    const text =
      'Der Händler Ernst Pohl sagte: „Das ist das Ende meines Ladens.“ Laut Pohl kamen „höchstens drei Kunden am Tag“ ' +
      'in den Laden an der Brücke.';
    expect(quoted(text)).toEqual([
      ['„Das ist das Ende meines Ladens.“', 'Ernst Pohl'],
      ['„höchstens drei Kunden am Tag“', 'Ernst Pohl'],
    ]);
  });
});

describe('two passages are one quotation', () => {
  it.each([
    ['interrupted within a sentence', '“It is safe,” said Voss, “and nobody fell.”'],
    ['that goes on after the credit', '“It is safe,” said Voss. “Nobody fell.”'],
  ])('%s', (_what, words) => {
    const found = quoted(`Mayor Karla Voss came. ${words}`);
    expect(found).toHaveLength(1);
    expect(found[0]?.[0]).toContain('fell');
  });
});

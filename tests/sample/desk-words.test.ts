import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readBeside, sampleDesk } from './desk-form.js';

// The article's prose is not ours and stays out. It is not kept here either, so it is known by hashes: the
// first ten hex digits of the SHA-256 of every six words in a row, folded, but for those that lie within
// its quotations, its credits or its title.

const ARTICLE_RUNS = new Set(readBeside('./article-runs.txt').trim().split(/\s+/));
const desk = sampleDesk();

describe('the words of others in the sample', () => {
  it('has nothing of the article’s prose but its quotations, its credits and its title', () => {
    expect(runsOf('according to state broadcaster CCTV China has').some(isOfArticle)).toBe(true);
    for (const text of [...stringsOf(desk), readBeside('../../data/sample/README.md')]) {
      expect(runsOf(text).filter(isOfArticle)).toEqual([]);
    }
  });

  it('puts only words between quotation marks that somebody printed', () => {
    const known = desk.attributions.flatMap((a) => [a.wording, a.credited_as, a.cue]);
    const elsewhere = ['head of diplomacy of the Communist Party', 'no room to compromise or concede'];
    const printed = [...known, ...elsewhere].filter((text) => text !== null);
    const quoted = stringsOf(desk).flatMap((text) => [...text.matchAll(/“([^”]*)”/g)].map((m) => m[1] ?? ''));
    expect(quoted.length).toBeGreaterThan(0);
    const borrowed = quoted.filter((words) => !printed.some((text) => text.includes(words)));
    expect(borrowed).toEqual([]);
  });
});

function stringsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}

function runsOf(text: string): readonly string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(5).map((_, index) => words.slice(index, index + 6).join(' '));
}

function isOfArticle(run: string): boolean {
  return ARTICLE_RUNS.has(createHash('sha256').update(run).digest('hex').slice(0, 10));
}

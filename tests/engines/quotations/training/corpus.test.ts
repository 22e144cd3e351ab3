import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isHeldBack } from '../../../../src/engines/quotations/training/learn.js';
import { parseArticle } from '../../../../src/engines/quotations/training/markup.js';

const FOLDER = 'data/quotations/articles';
const NAMES = readdirSync(FOLDER).toSorted();
const ARTICLES = NAMES.map((name) => ({
  name,
  ...parseArticle(name, readFileSync(join(FOLDER, name), 'utf8')),
}));

describe('the articles from which quotations are learnt', () => {
  it('are at least 150, each with its number', () => {
    const numbers = NAMES.map((name) => /^(\d{3})-[a-z0-9-]+\.txt$/.exec(name)?.[1]);
    expect(numbers).not.toContain(undefined);
    expect(new Set(numbers).size).toBe(NAMES.length);
    expect(NAMES.length).toBeGreaterThanOrEqual(150);
  });

  it('say that what they name is invented', () => {
    expect(ARTICLES.filter(({ header }) => !header.get('invented')?.startsWith('every person'))).toEqual([]);
  });

  it('mark what is attributed, and to whom', () => {
    const marked = ARTICLES.flatMap(({ quotations }) => quotations);
    expect(marked.length).toBeGreaterThan(2000);
    expect(marked.filter(({ sources }) => sources.length > 0).length / marked.length).toBeGreaterThan(0.9);
  });

  it('mark a speaker by a name that the article has', () => {
    const strange = ARTICLES.flatMap(({ name, text, quotations }) =>
      quotations
        .flatMap(({ speaker }) => speaker ?? [])
        .filter((speaker) => !names(speaker).some((name) => text.toLowerCase().includes(name)))
        .map((speaker) => `${name}: ${speaker}`),
    );
    expect(strange).toEqual([]);
  });

  it('are held back for measuring, every fifth', () => {
    expect(NAMES.filter(isHeldBack).length / NAMES.length).toBeCloseTo(0.2, 1);
  });
});

/** The parts of a name; characters that are written without spaces by twos. */
function names(name: string): string[] {
  return name.toLowerCase().match(/\p{Script=Han}{2}|[\p{L}\p{M}’']{2,}/gu) ?? [];
}

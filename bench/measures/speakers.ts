import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FoundQuotation } from '../../src/engines/quotations/found.js';
import type { Article, MarkedQuotation } from '../../src/engines/quotations/training/article.js';
import { isHeldBack } from '../../src/engines/quotations/training/learn.js';
import { parseArticle } from '../../src/engines/quotations/training/markup.js';
import { packageRoot } from '../../src/platform/lib/package-root.js';
import { findInArticle } from '../../src/record/entry/actions/find-in-article.js';
import type { Figure } from '../ground/figure.js';

// Whether speakers are named rightly in the articles that were not learnt from: by pronoun and description, and those
// that nobody needs to confirm.

const ARTICLES = join(packageRoot, 'data/quotations/articles');

interface Counts {
  /** Pronouns and descriptions that stand for somebody whom the article names. */
  meant: number;
  meantRight: number;
  certain: number;
  certainRight: number;
  direct: number;
  directCertain: number;
}

/** P16: who is meant, and who is offered as certain. */
export async function speakers(): Promise<readonly Figure[]> {
  const counts: Counts = {
    meant: 0,
    meantRight: 0,
    certain: 0,
    certainRight: 0,
    direct: 0,
    directCertain: 0,
  };
  const articles = readdirSync(ARTICLES)
    .filter((name) => name.endsWith('.txt') && isHeldBack(name))
    .map((name) => parseArticle(name, readFileSync(join(ARTICLES, name), 'utf8')))
    .filter(({ header }) => header.get('language') === 'en');
  for (const article of articles) score(article, counts);
  const figure = (what: string, right: number, all: number, least: number): Figure => ({
    id: 'P16',
    what,
    needed: `≥ ${least} %`,
    reached: all === 0 ? '–' : `${((right / all) * 100).toFixed(1)} %`,
    passes: all > 0 && right * 100 >= least * all,
    from: `${right} of ${all}, ${articles.length} articles`,
  });
  return [
    figure('Pronouns and descriptions that lead to the right name', counts.meantRight, counts.meant, 75),
    figure('Speakers offered as certain that are right', counts.certainRight, counts.certain, 98),
    figure('Direct quotations whose speaker is offered as certain', counts.directCertain, counts.direct, 35),
  ];
}

function score({ text, quotations: marked }: Article, counts: Counts): void {
  for (const found of findInArticle(text).quotations) {
    const own = marked.find((one) => isSame(found, one));
    const { speaker } = found;
    if (found.type === 'direct') counts.direct += 1;
    if (found.type === 'direct' && speaker?.isCertain) counts.directCertain += 1;
    if (own === undefined || speaker === null) continue;
    const isRight = isNamed(text, own, speaker.resolved);
    if (speaker.isCertain) counts.certain += 1;
    if (speaker.isCertain && isRight) counts.certainRight += 1;
    if (own.speaker === null || (speaker.naming !== 'pronoun' && speaker.naming !== 'description')) continue;
    counts.meant += 1;
    if (isRight) counts.meantRight += 1;
  }
}

/** Whether they begin with the same words. */
function isSame({ spans }: FoundQuotation, { contents }: MarkedQuotation): boolean {
  const [[one = -1] = []] = spans;
  return contents.some(([start, end]) => one >= start - 1 && one < end);
}

/** By the last word of the name. */
function isNamed(text: string, { sources, speaker }: MarkedQuotation, resolved: string | null): boolean {
  const last = lastWord(resolved ?? '');
  if (last === '') return false;
  if (speaker !== null) return lastWord(speaker) === last;
  return sources.some((span) => wordsOf(text.slice(...span)).includes(last));
}

function lastWord(name: string): string {
  return wordsOf(name).at(-1) ?? '';
}

function wordsOf(words: string): string[] {
  return (
    words
      .toLowerCase()
      .replaceAll(/['’]s?\b/gu, '')
      .match(/[\p{L}-]+/gu) ?? []
  );
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FoundQuotation } from '../../src/engines/quotations/found.js';
import type { Article, MarkedQuotation } from '../../src/engines/quotations/training/article.js';
import { isHeldBack } from '../../src/engines/quotations/training/learn.js';
import { parseArticle } from '../../src/engines/quotations/training/markup.js';
import type { Span } from '../../src/engines/text/span.js';
import { packageRoot } from '../../src/platform/lib/package-root.js';
import { findInArticle } from '../../src/record/entry/actions/find-in-article.js';
import type { Figure } from '../ground/figure.js';
import { median, percentile, short } from '../ground/numbers.js';

const ARTICLES = join(packageRoot, 'data/quotations/articles');
const ROUNDS = 5;
/** Rounds that are not counted: the compiler has then seen what is often run. */
const WARM_ROUNDS = 5;

interface Counts {
  right: number;
  found: number;
  marked: number;
}

/** P16: quotations found in the articles that were not learnt from, and how fast. */
export async function quotations(): Promise<readonly Figure[]> {
  const articles = readdirSync(ARTICLES)
    .filter((name) => name.endsWith('.txt') && isHeldBack(name))
    .map((name) => parseArticle(name, readFileSync(join(ARTICLES, name), 'utf8')))
    .filter(({ header }) => header.get('language') === 'en');
  const [content, whole, speakers] = [counts(), counts(), counts()];
  for (const article of articles) score(article, content, whole, speakers);
  for (let round = 0; round < WARM_ROUNDS; round += 1) for (const { text } of articles) findInArticle(text);
  const times = Array.from({ length: ROUNDS }, () => articles.map(({ text }) => timeOf(text))).flat();
  const bytes = articles.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  const speed = bytes / 1e3 / (times.reduce((sum, time) => sum + time, 0) / ROUNDS);
  const from = `${articles.length} articles, ${content.marked.toLocaleString('en-GB')} characters attributed`;
  const figure = (what: string, value: number, least: number): Figure => ({
    id: 'P16',
    what,
    needed: `≥ ${least} %`,
    reached: `${(value * 100).toFixed(1)} %`,
    passes: value * 100 >= least,
    from,
  });
  return [
    figure('Quotations found in articles not learnt from: their characters, F1', f1(content), 80),
    figure('The same, with content, source and cue, F1', f1(whole), 55),
    figure('Speakers of quotations in marks that were found', speakers.right / speakers.marked, 85),
    {
      id: 'P16',
      what: 'Finding quotations, in processor time',
      needed: '≥ 1 MB/s, p95 ≤ 15 ms an article',
      reached: `${short(speed)} MB/s, ${short(percentile(times, 0.95))} ms`,
      passes: speed >= 1 && percentile(times, 0.95) <= 15,
      from: `${articles.length} articles, ${ROUNDS} rounds; median ${short(median(times))} ms`,
    },
  ];
}

function counts(): Counts {
  return { right: 0, found: 0, marked: 0 };
}

function f1({ right, found, marked }: Counts): number {
  return found + marked === 0 ? 0 : (2 * right) / (found + marked);
}

function score({ text, quotations: marked }: Article, content: Counts, whole: Counts, speakers: Counts) {
  const found = findInArticle(text).quotations;
  const [own, other] = [charactersOf(found.map(({ spans }) => spans)), charactersOf(marked.map(spansOf))];
  content.found += own.size;
  content.marked += other.size;
  content.right += shared(own, other);
  whole.found += found.length;
  whole.marked += marked.length;
  for (const quotation of marked) {
    const best = found.toSorted((a, b) => likeness(b, quotation) - likeness(a, quotation))[0];
    if (best === undefined) continue;
    const isFound = likeness(best, quotation) >= 0.5;
    const isSpeaker = touches(quotation.sources, best.speaker);
    if (isFound && isSpeaker && touches(quotation.cues, best.cue)) whole.right += 1;
    if (!/["“„«‘]/.test(text.slice(...(quotation.contents[0] as Span))) || quotation.sources.length === 0)
      continue;
    speakers.marked += 1;
    if (likeness(best, quotation) > 0 && isSpeaker) speakers.right += 1;
  }
}

function spansOf({ contents }: MarkedQuotation): readonly Span[] {
  return contents;
}

function charactersOf(spans: readonly (readonly Span[])[]): Set<number> {
  const all = new Set<number>();
  for (const [start, end] of spans.flat()) for (let at = start; at < end; at += 1) all.add(at);
  return all;
}

function shared(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  return [...one].filter((at) => other.has(at)).length;
}

/** Characters in common, of those of either. */
function likeness(found: FoundQuotation, marked: MarkedQuotation): number {
  const [own, other] = [charactersOf([found.spans]), charactersOf([marked.contents])];
  const both = shared(own, other);
  return both / (own.size + other.size - both);
}

function touches(
  marked: readonly Span[],
  found: { readonly start: number; readonly end: number } | null,
): boolean {
  if (found === null) return marked.length === 0;
  return marked.some(([start, end]) => start < found.end && end > found.start);
}

/** Milliseconds of processor time. */
function timeOf(text: string): number {
  const started = process.cpuUsage();
  findInArticle(text);
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1e3;
}

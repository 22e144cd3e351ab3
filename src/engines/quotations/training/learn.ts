import { Reading } from '../../reading/reading.js';
import { prepare } from '../prepare.js';
import { ROLE_GRAMMAR, TAG_GRAMMAR } from '../tagger/grammar.js';
import type { Model } from '../tagger/weights.js';
import type { Article } from './article.js';
import { type Lesson, roleExamplesOf, tagExamplesOf } from './examples.js';
import { type TrainingOptions, train } from './perceptron.js';

/** Orders of the lessons: the mean of more of them errs less, and differs less from one training to the next. */
const SEEDS = Array.from({ length: 16 }, (_, at) => at + 1);

export const OPTIONS: Readonly<Record<'tags' | 'roles', TrainingOptions>> = {
  tags: { epochs: 5, seeds: SEEDS, margin: 4, minCount: 2, maxRows: 60_000 },
  roles: { epochs: 4, seeds: SEEDS, margin: 4, minCount: 2, maxRows: 60_000 },
};

/** Learns the weights of both taggers: the same from the same lessons, in the same order. */
export function learnFrom(lessons: readonly Lesson[], options = OPTIONS): Model {
  const rows = lessons.map(tagExamplesOf);
  // Each half of the texts shows what is wrongly taken for a cue by what was learnt from the other.
  const quick = { ...options.tags, seeds: [1], epochs: Math.ceil(options.tags.epochs / 2) };
  const learnHalf = (half: number) =>
    train(rows.filter((_, at) => at % 2 === half).flat(), TAG_GRAMMAR, quick);
  const [even, odd] = [learnHalf(0), learnHalf(1)];
  const roles = lessons.flatMap((lesson, at) => roleExamplesOf(lesson, at % 2 === 0 ? odd : even));
  return {
    tags: train(rows.flat(), TAG_GRAMMAR, options.tags),
    roles: train(roles, ROLE_GRAMMAR, options.roles),
  };
}

/** Whether an article is kept for measuring: every fifth, by its number. */
export function isHeldBack(name: string): boolean {
  return Number.parseInt(name, 10) % 5 === 0;
}

/** Learns from English articles alone: in other languages rules find quotations. */
export function learnFromArticles(articles: readonly Article[]): Model {
  const english = articles.filter(({ header }) => header.get('language') === 'en');
  return learnFrom(
    english.map(({ text, quotations }) => ({ read: prepare(new Reading(text), 'en').read, quotations })),
  );
}

import { prepare } from '../prepare.js';
import { ROLE_GRAMMAR, TAG_GRAMMAR } from '../tagger/grammar.js';
import type { ReadText } from '../tagger/read.js';
import type { Model } from '../tagger/weights.js';
import type { Article } from './article.js';
import { type Examples, examplesOf } from './examples.js';
import type { Marked } from './labels.js';
import { type TrainingOptions, train } from './perceptron.js';

/** A text with the quotations marked in it. */
export interface Lesson {
  readonly read: ReadText;
  readonly quotations: readonly Marked[];
}

export const OPTIONS: Readonly<Record<'tags' | 'roles', TrainingOptions>> = {
  tags: { epochs: 12, seed: 1, margin: 4, recall: 2, minCount: 2, maxRows: 60_000 },
  roles: { epochs: 10, seed: 2, margin: 4, recall: 2, minCount: 2, maxRows: 50_000 },
};

/** Learns the weights of both taggers: the same from the same lessons, in the same order. */
export function learnFrom(lessons: readonly Lesson[], options = OPTIONS): Model {
  const examples = lessons.map(({ read, quotations }) => examplesOf(read, quotations));
  const all = (kind: keyof Examples) => examples.flatMap((one) => one[kind]);
  return {
    tags: train(all('tags'), TAG_GRAMMAR, options.tags),
    roles: train(all('roles'), ROLE_GRAMMAR, options.roles),
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
    english.map(({ text, quotations }) => ({ read: prepare(text, 'en').read, quotations })),
  );
}

import { compareWaiting } from '../../../src/checking/comparison-queue/model/compare.js';
import type { Outcome, Waiting } from '../../../src/checking/comparison-queue/model/waiting.js';
import { findIn } from '../../../src/record/entry/actions/find-in-article.js';

/** The result of a comparison, without a thread. @param textOf the text of a copy by its id */
export function comparedAtOnce(waiting: Waiting, textOf: (copyId: number) => string): Outcome {
  const work = compareWaiting(waiting, (reading) => findIn(reading).quotations);
  let step = work.next('');
  while (!step.done) step = work.next(step.value.kind === 'read' ? textOf(step.value.id) : '');
  return step.value;
}

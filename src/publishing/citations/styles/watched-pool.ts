import { AppError } from '../../../platform/lib/errors.js';
import { WorkerEnded } from '../../../platform/workers/worker.js';
import type { CiteprocJob } from '../citeproc/model.js';
import type { Citeproc } from '../citeproc/pool.js';
import type { CslStyle } from './model/card.js';
import {
  failureByEnd,
  failureByError,
  failureByTime,
  failureIn,
  type PrintFailure,
  type StylePrinted,
} from './model/failures.js';

/** Called after each list in an added style, before its answer is passed on. */
export type OnPrinted = (printed: StylePrinted) => void | Promise<void>;

/** The citation processor for one style: says how each list went, where an editor added the style. */
export function watched({ addedId, card }: CslStyle, citeproc: Citeproc, onPrinted: OnPrinted): Citeproc {
  if (addedId === null) return citeproc;
  return {
    ...citeproc,
    async print(job) {
      try {
        const answer = await citeproc.print(job);
        if (job.works.length > 0) await onPrinted({ styleId: addedId, failure: failureIn(job, answer) });
        return answer;
      } catch (error) {
        const failure = failureBy(error, job, citeproc.limitMs);
        if (failure !== null) await onPrinted({ styleId: addedId, failure });
        if (failure?.kind !== 'unusable') throw error;
        const message = `The style “${card.title}” cannot be used. ${failure.why}`;
        throw new AppError('unavailable', message, { cause: error });
      }
    },
  };
}

/** Null where it says nothing of the style. */
function failureBy(error: unknown, job: CiteprocJob, limitMs: number): PrintFailure | null {
  const ended = error instanceof AppError ? error.cause : error;
  if (ended instanceof WorkerEnded) {
    if (ended.reason === 'time') return failureByTime(job, limitMs);
    return ended.reason === 'memory' || ended.reason === 'crashed' ? failureByEnd(job) : null;
  }
  if (error instanceof AppError) return null;
  return failureByError(job, error instanceof Error ? error.message : String(error));
}

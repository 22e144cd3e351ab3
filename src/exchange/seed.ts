import { DESK_ACTOR } from '../accounts/model.js';
import type { Context } from '../context.js';
import { readSampleFile } from './sample-files.js';
import { ExchangeReader } from './store.js';

/** Fills a desk that never had a claim with the sample. Answers whether it did. */
export async function seedSample(ctx: Pick<Context, 'db' | 'transact'>): Promise<boolean> {
  // Asked first beside writers, so that a desk in use is not held up, and once more within the change.
  if (!(await new ExchangeReader(ctx.db).hasNoClaims())) return false;
  // A desk that is in use already starts without it.
  const { importDesk } = await import('./import.js');
  const desk = await readSampleFile('sample');
  return ctx.transact(DESK_ACTOR, async (change) => {
    if (!(await new ExchangeReader(change.tx).hasNoClaims())) return false;
    await importDesk(change, desk);
    return true;
  });
}

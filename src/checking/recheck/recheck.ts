import type { Context } from '../../context.js';
import { type DriftCounts, NO_DRIFT } from '../../derived/match/model/comparison.js';
import { ENCODINGS, type Encoding } from '../../engines/documents/encodings.js';
import type { Headers } from '../../platform/fetching/kept-headers.js';
import { AppError } from '../../platform/lib/errors.js';
import { type Result, refused } from '../../platform/lib/result.js';
import { DESK, TERMINAL } from '../../platform/viewer.js';
import { keepIfDifferent, noteFailure, type Rechecked } from '../../record/snapshots/actions/recheck.js';
import { fetchedCopy, type NotCome } from '../../record/snapshots/actions/take.js';
import { type CheckableSource, CheckReader } from '../../record/snapshots/check-store.js';
import type { Copy } from '../../record/snapshots/model.js';
import { DriftCountReader } from '../drift/counts-store.js';

// Fetches sources again, one at a time, and reports the result of each. A failure does not stop the others.

type Parts = Pick<Context, 'db' | 'fetcher' | 'reader'>;

/**
 * The page as it is now, read with the options of its latest copy: the article or everything, in the chosen encoding.
 */
export async function fetchAgain(parts: Parts, source: Pick<CheckableSource, 'id' | 'url'>) {
  const latest = await new CheckReader(parts.db, DESK).latestOf(source.id);
  const said = JSON.parse(latest?.headers ?? '{}') as Headers;
  const reading = said[':reading'] === 'whole_page' ? 'whole_page' : 'article';
  const chosen = said[':encoding-chosen'] ?? '';
  const encoding = Object.hasOwn(ENCODINGS, chosen) ? (chosen as Encoding) : null;
  return fetchedCopy(parts.fetcher, parts.reader, { url: source.url, reading, encoding }).catch(asRefusal);
}

/** Being busy is reported as a reason; any other error is a bug. */
function asRefusal(error: unknown): Result<Copy, NotCome> {
  if (error instanceof AppError && error.code === 'busy')
    return refused({ reason: 'busy', message: error.detail });
  throw error;
}

export type Checked = { readonly source: CheckableSource } & (
  | { readonly outcome: 'failed'; readonly reason: string }
  | (Rechecked & { readonly drift: DriftCounts })
);

/** @param tell called after each source */
export async function recheckAll(
  ctx: Context,
  sources: readonly CheckableSource[],
  tell: (one: Checked) => void,
): Promise<void> {
  for (const source of sources) tell(await recheckOne(ctx, source));
}

async function recheckOne(ctx: Context, source: CheckableSource): Promise<Checked> {
  const copy = await fetchAgain(ctx, source);
  const actor = { id: TERMINAL.userId ?? 0 };
  if (!copy.ok) {
    const { reason, message } = copy.errors;
    await ctx.transact(actor, (change) => noteFailure(change, source.id, reason));
    return { source, outcome: 'failed', reason: message };
  }
  const rechecked = await ctx.transact(actor, (change) => keepIfDifferent(change, source.id, copy.value));
  if (rechecked.outcome === 'unchanged') return { source, ...rechecked, drift: NO_DRIFT };
  // Waits as long as necessary, since the state of its words is part of the result.
  await ctx.comparer.all();
  const counts = await new DriftCountReader(ctx.db, DESK).inCopies([rechecked.id]);
  return { source, ...rechecked, drift: counts.get(rechecked.id) ?? NO_DRIFT };
}

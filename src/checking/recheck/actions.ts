import { type DriftCounts, NO_DRIFT } from '../../derived/match/model/comparison.js';
import { ENCODINGS, type Encoding } from '../../engines/documents/encodings.js';
import type { Db } from '../../platform/db/schema.js';
import type { Transact } from '../../platform/db/transact.js';
import type { Fetcher } from '../../platform/fetching/fetcher.js';
import type { Headers } from '../../platform/fetching/kept-headers.js';
import type { Clock } from '../../platform/lib/clock.js';
import { AppError } from '../../platform/lib/errors.js';
import { type Result, refused } from '../../platform/lib/result.js';
import { DESK, TERMINAL } from '../../platform/viewer.js';
import { keepIfDifferent, noteFailure, type Rechecked } from '../../record/snapshots/actions/recheck.js';
import { fetchedCopy, type NotCome } from '../../record/snapshots/actions/take.js';
import { type CheckableSource, CheckReader } from '../../record/snapshots/check-store.js';
import type { FileReader } from '../../record/snapshots/file-pool.js';
import type { Copy } from '../../record/snapshots/model.js';
import { SourceReader } from '../../record/sources/store.js';
import type { Comparer } from '../comparison-queue/actions.js';
import { DriftReader } from '../drift/store.js';

// Fetches sources again, one at a time, and reports the result of each. A failure does not stop the others.

interface Fetching {
  readonly db: Db;
  readonly fetcher: Fetcher;
  readonly reader: FileReader;
}

export interface Rechecking extends Fetching {
  readonly transact: Transact;
  readonly clock: Clock;
  readonly comparer: Pick<Comparer, 'all'>;
}

/**
 * The sources to fetch again.
 * @param id null for every source with an address and a fetched copy
 * @throws AppError not_found, not_now where the one source cannot be fetched
 */
export async function sourcesToRecheck(
  { db, clock }: Pick<Rechecking, 'db' | 'clock'>,
  id: number | null,
  olderThanMs: number | null,
): Promise<CheckableSource[]> {
  if (id === null) {
    const before = olderThanMs === null ? null : new Date(clock.now().getTime() - olderThanMs).toISOString();
    return new CheckReader(db, TERMINAL).due(before);
  }
  const source = await new SourceReader(db, TERMINAL).byId(id);
  if (source === undefined) throw new AppError('not_found', `There is no source ${id}.`);
  if (source.trashed_at !== null)
    throw new AppError('not_now', `Source ${id} is in the trash: restore it first.`);
  if (source.url === null)
    throw new AppError('not_now', `Source ${id} has no web address: enter one, or upload the newer text.`);
  return [{ id, title: source.title, url: source.url }];
}

/**
 * The page as it is now, read with the options of its latest copy: the article or everything, in the chosen encoding.
 */
export async function fetchAgain(parts: Fetching, source: Pick<CheckableSource, 'id' | 'url'>) {
  const latest = await new CheckReader(parts.db, DESK).latestOf(source.id);
  const headers = JSON.parse(latest?.headers ?? '{}') as Headers;
  const reading = headers[':reading'] === 'whole_page' ? 'whole_page' : 'article';
  const chosen = headers[':encoding-chosen'] ?? '';
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

/** @param onChecked called after each source */
export async function recheckAll(
  ctx: Rechecking,
  sources: readonly CheckableSource[],
  onChecked: (one: Checked) => void,
): Promise<void> {
  for (const source of sources) onChecked(await recheckOne(ctx, source));
}

async function recheckOne(ctx: Rechecking, source: CheckableSource): Promise<Checked> {
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
  const counts = await new DriftReader(ctx.db, DESK).countsIn([rechecked.id]);
  return { source, ...rechecked, drift: counts.get(rechecked.id) ?? NO_DRIFT };
}

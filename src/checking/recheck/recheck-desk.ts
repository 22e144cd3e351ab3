import type { Context } from '../../context.js';
import { driftWords } from '../../derived/match/model/comparison.js';
import { AppError } from '../../platform/lib/errors.js';
import { howMany } from '../../platform/lib/text/how-many.js';
import type { Terminal } from '../../platform/terminal/terminal.js';
import { TERMINAL } from '../../platform/viewer.js';
import { type CheckableSource, CheckReader } from '../../record/snapshots/check-store.js';
import { SourceReader } from '../../record/sources/store.js';
import { type Checked, recheckAll } from './recheck.js';

// Fetches sources again and reports each in the terminal.

export interface Wanted {
  /** Null for every source with an address and a fetched copy. */
  readonly source: number | null;
  readonly olderThanMs: number | null;
  readonly json: boolean;
}

/** @throws AppError not_now where the one source cannot be fetched at all; unavailable where some could not be */
export async function recheckDesk(ctx: Context, wanted: Wanted, terminal: Terminal): Promise<void> {
  const sources = await sourcesOf(ctx, wanted);
  const checked: Checked[] = [];
  const bar = await terminal.progress('fetching again', sources.length);
  try {
    await recheckAll(ctx, sources, (one) => {
      checked.push(one);
      bar.to(checked.length);
    });
  } finally {
    bar.end();
    // Results so far are reported even where an error ends the run.
    if (wanted.json) terminal.printJson(checkedJson(checked));
    else for (const line of linesOf(checked)) terminal.print(line);
  }
  const failed = checked.filter(({ outcome }) => outcome === 'failed').length;
  if (failed > 0)
    throw new AppError(
      'unavailable',
      `${failed} of ${howMany(checked.length, 'source')} could not be fetched.`,
    );
}

async function sourcesOf(ctx: Context, { source: id, olderThanMs }: Wanted): Promise<CheckableSource[]> {
  if (id === null) {
    const before =
      olderThanMs === null ? null : new Date(ctx.clock.now().getTime() - olderThanMs).toISOString();
    return new CheckReader(ctx.db, TERMINAL).due(before);
  }
  const source = await new SourceReader(ctx.db, TERMINAL).byId(id);
  if (source === undefined) throw new AppError('not_found', `There is no source ${id}.`);
  if (source.trashed_at !== null)
    throw new AppError('not_now', `Source ${id} is in the trash: restore it first.`);
  if (source.url === null)
    throw new AppError('not_now', `Source ${id} has no web address: give it one, or upload its newer text.`);
  return [{ id, title: source.title, url: source.url }];
}

function linesOf(checked: readonly Checked[]): string[] {
  if (checked.length === 0) return ['No source was to be fetched again.'];
  return checked.map((one) => `source ${one.source.id}, ${one.source.title}: ${wordsOf(one)}`);
}

function wordsOf(one: Checked): string {
  if (one.outcome === 'failed') return `could not be fetched: ${one.reason}`;
  if (one.outcome === 'unchanged')
    return `unchanged since copy ${one.copy.id} of ${one.copy.captured_at.slice(0, 10)}`;
  const kept = `new copy kept (${one.id})`;
  if (one.before === null) return `${kept}, the first that was fetched`;
  return `${kept}: ${driftWords(one.drift) ?? 'nothing points into an older copy'}`;
}

function checkedJson(checked: readonly Checked[]) {
  const count = (outcome: Checked['outcome']) => checked.filter((one) => one.outcome === outcome).length;
  return {
    checked: checked.length,
    unchanged: count('unchanged'),
    kept: count('kept'),
    failed: count('failed'),
    sources: checked.map((one) => ({
      ...one.source,
      outcome: one.outcome,
      snapshot_id: one.outcome === 'kept' ? one.id : null,
      compared_with: one.outcome === 'failed' ? null : copyJson(one),
      drift: one.outcome === 'kept' ? one.drift : null,
      reason: one.outcome === 'failed' ? one.reason : null,
    })),
  };
}

function copyJson(one: Exclude<Checked, { outcome: 'failed' }>) {
  const copy = one.outcome === 'kept' ? one.before : one.copy;
  return copy && { id: copy.id, captured_at: copy.captured_at };
}

import type { Command } from 'commander';
import { driftWords } from '../../derived/match/model/comparison.js';
import type { WithContext } from '../../platform/context.js';
import { AppError } from '../../platform/lib/errors.js';
import { howMany } from '../../platform/lib/text/how-many.js';
import { type DatabaseOptions, settings, withDatabase } from '../../platform/terminal/command.js';
import { UsageError } from '../../platform/terminal/refusals.js';
import type { Terminal } from '../../platform/terminal/terminal.js';
import type { Checked, Rechecking } from './actions.js';

interface Options extends DatabaseOptions {
  readonly source?: string;
  readonly olderThan?: string;
  readonly json?: boolean;
}

export function recheck(command: Command, terminal: Terminal, withContext: WithContext<Rechecking>): void {
  withDatabase(command)
    .option('--source <id>', 'only this source, even without a fetched copy')
    .option('--older-than <age>', 'only sources not checked for this long, such as 12h, 30d or 8w')
    .option('--json', 'print the result for each source as JSON')
    .addHelpText('after', HELP)
    .action((options: Options) => run(options, terminal, withContext));
}

const HELP = `
Fetches every source that has a web address and a fetched copy, one after
another, without signing in. If the text has changed, a new copy is saved and
the quoted and annotated passages are located in it. The page of the source
shows when it was last checked. If a source cannot be fetched, the others still are,
and the exit code is 1.`;

async function run(
  options: Options,
  terminal: Terminal,
  withContext: WithContext<Rechecking>,
): Promise<void> {
  const wanted = wantedBy(options);
  await withContext(settings(options), (ctx) => recheckSources(ctx, wanted, terminal));
}

interface Wanted {
  /** Null for every source with an address and a fetched copy. */
  readonly source: number | null;
  readonly olderThanMs: number | null;
  readonly json: boolean;
}

function wantedBy({ source, olderThan, json }: Options): Wanted {
  const asJson = json === true;
  if (source !== undefined && olderThan !== undefined)
    throw new UsageError('give --source ID or --older-than AGE, not both.');
  if (source !== undefined) return { json: asJson, source: sourceIn(source), olderThanMs: null };
  return { json: asJson, source: null, olderThanMs: olderThan === undefined ? null : ageIn(olderThan) };
}

function sourceIn(text: string): number {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new UsageError(`‘${text}’ is not the number of a source: give one such as --source 9.`);
}

const HOUR_MS = 3_600_000;
const UNITS: Readonly<Record<string, number>> = { h: HOUR_MS, d: 24 * HOUR_MS, w: 7 * 24 * HOUR_MS };

function ageIn(text: string): number {
  const [, count, unit] = /^(\d{1,4})([hdw])$/.exec(text) ?? [];
  const ms = UNITS[unit ?? ''];
  if (count !== undefined && ms !== undefined) return Number(count) * ms;
  throw new UsageError(
    `‘${text}’ is not a length of time: give hours, days or weeks, such as 12h, 30d or 8w.`,
  );
}

/** @throws AppError not_now where the one source cannot be fetched at all; unavailable where some could not be */
export async function recheckSources(ctx: Rechecking, wanted: Wanted, terminal: Terminal): Promise<void> {
  const { recheckAll, sourcesToRecheck } = await import('./actions.js');
  const sources = await sourcesToRecheck(ctx, wanted.source, wanted.olderThanMs);
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

function linesOf(checked: readonly Checked[]): string[] {
  if (checked.length === 0) return ['No sources to fetch.'];
  return checked.map((one) => `source ${one.source.id}, ${one.source.title}: ${wordsOf(one)}`);
}

function wordsOf(one: Checked): string {
  if (one.outcome === 'failed') return `could not be fetched: ${one.reason}`;
  if (one.outcome === 'unchanged')
    return `unchanged since copy ${one.copy.id} of ${one.copy.captured_at.slice(0, 10)}`;
  const kept = `new copy saved (${one.id})`;
  if (one.before === null) return `${kept}, the first fetched copy`;
  return `${kept}: ${driftWords(one.drift) ?? 'no passages to follow'}`;
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

import type { Command } from 'commander';
import type { Wanted } from '../../checking/recheck/recheck-desk.js';
import { type DatabaseOptions, settings, withDatabase } from '../../platform/terminal/command.js';
import { UsageError } from '../../platform/terminal/refusals.js';
import type { Terminal } from '../../platform/terminal/terminal.js';

interface Said extends DatabaseOptions {
  readonly source?: string;
  readonly olderThan?: string;
  readonly json?: boolean;
}

export function recheck(command: Command, terminal: Terminal): void {
  withDatabase(command)
    .option('--source <id>', 'only this source, even without a fetched copy')
    .option('--older-than <age>', 'only sources not checked for this long, such as 12h, 30d or 8w')
    .option('--json', 'print the result for each source as JSON')
    .addHelpText('after', HELP)
    .action((said: Said) => run(said, terminal));
}

const HELP = `
Fetches every source that has a web address and a fetched copy, one after
another, without signing in. If the text has changed, a new copy is saved and
the quoted and noted passages are located in it. The page of the source shows
when it was last checked. If a source cannot be fetched, the others still are,
and the exit code is 1.`;

async function run(said: Said, terminal: Terminal): Promise<void> {
  const wanted = wantedBy(said);
  const [{ withContext }, { recheckDesk }] = await Promise.all([
    import('../../context.js'),
    import('../../checking/recheck/recheck-desk.js'),
  ]);
  await withContext(settings(said), (ctx) => recheckDesk(ctx, wanted, terminal));
}

function wantedBy({ source, olderThan, json }: Said): Wanted {
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

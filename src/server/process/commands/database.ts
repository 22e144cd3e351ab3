import type { Command } from 'commander';
import { headPlacesOf } from '../../../config.js';
import type { DatabaseFacts } from '../../../platform/db/integrity/checks.js';
import { type DatabaseOptions, settings, withDatabase } from '../../../platform/terminal/command.js';
import type { Terminal } from '../../../platform/terminal/terminal.js';
import { checkAndRebuild } from './check-and-rebuild.js';
import { checkWhole, reportLines } from './whole-check.js';

interface Said extends DatabaseOptions {
  readonly json?: boolean;
}

interface SaidOfCheck extends Said {
  readonly rebuild?: boolean;
  readonly derived?: boolean;
}

export function dbCheck(command: Command, terminal: Terminal): void {
  withDatabase(command)
    .option('--json', 'print the result as JSON')
    .option('--derived', 'compare all wordings with their saved copies again')
    .option('--rebuild', 'rebuild what is derived where it differs')
    .addHelpText(
      'after',
      `
Checks the structure of the file, all constraints, references, tables, triggers
and indexes, the hash chain of the history, every row against its last history
entry, every saved copy against its SHA-256, and what is derived (status, match,
filters and their numbers) against what it derives from. With --derived, every
wording and note is compared with its saved copies again, which takes longer; the
daily check does so for a thirtieth of the sources. Prints the first error of each
kind and exits with 1. Safe while the server runs. \`onrecord audit verify\` checks
only the history, and can compare it with a head that you stored yourself.`,
    )
    .action((said: SaidOfCheck) => check(said, terminal));
}

async function check(said: SaidOfCheck, terminal: Terminal): Promise<void> {
  const config = settings(said);
  const report = said.rebuild
    ? await checkAndRebuild({ config, terminal, ...optionsOf(said) })
    : await checkWhole(config.file, terminal, optionsOf(said));
  if (said.json) terminal.printJson(report);
  else for (const line of reportLines(report)) terminal.print(line);
}

function optionsOf(said: SaidOfCheck) {
  return {
    asJson: said.json === true,
    withComparisons: said.derived,
    heads: headPlacesOf(settings(said)),
  };
}

export function dbInfo(command: Command, terminal: Terminal): void {
  withDatabase(command)
    .option('--json', 'print the result as JSON')
    .action(async (said: Said) => {
      const { describeDatabase } = await import('../../../platform/db/integrity/checks.js');
      const facts = describeDatabase(settings(said).file);
      if (said.json) terminal.printJson(facts);
      else for (const line of linesOf(facts)) terminal.print(line);
    });
}

function linesOf(facts: DatabaseFacts): string[] {
  const { head, pending } = facts;
  const counts = Object.entries(facts.counts).map(([table, rows]): [string, string] => [table, String(rows)]);
  return table([
    ['file', facts.file],
    ['size', `${facts.bytes} bytes, and ${facts.walBytes} in the write-ahead log`],
    ['SQLite', facts.sqliteVersion],
    [
      'migrations',
      `${facts.applied.length} applied${pending.length > 0 ? `, pending: ${pending.join(', ')}` : ''}`,
    ],
    ['last entry', head === null ? 'none' : `${head.seq}:${head.hash}`],
    ...counts,
  ]);
}

function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([name]) => name.length)) + 2;
  return rows.map(([name, value]) => `${name.padEnd(width)}${value}`);
}

export function migrateCommand(command: Command, terminal: Terminal): void {
  withDatabase(command)
    .option('--dry-run', 'run the migrations, roll them back, and list them')
    .addHelpText('after', '\nAn existing database is backed up first, in the same folder.')
    .action((said: DatabaseOptions & { readonly dryRun?: boolean }) =>
      bringUpToDate(settings(said).file, said.dryRun === true, terminal),
    );
}

async function bringUpToDate(file: string, dryRun: boolean, terminal: Terminal): Promise<void> {
  const [{ migrate }, { systemClock }] = await Promise.all([
    import('../../../platform/db/migrate.js'),
    import('../../../platform/lib/clock.js'),
  ]);
  const { applied, backup } = await migrate({ file, clock: systemClock, dryRun });
  if (backup !== null) terminal.note(`Backup of the previous version: ${backup}`);
  const did = dryRun ? 'would run' : 'ran';
  if (applied.length === 0) terminal.print(`${file} is up to date: nothing to do.`);
  for (const name of applied) terminal.print(`${did} ${name}`);
}

export function reindex(command: Command, terminal: Terminal): void {
  withDatabase(command)
    .addHelpText('after', '\nRecords are not changed. Safe while the server runs.')
    .action((said: DatabaseOptions) => rebuildAll(settings(said), terminal));
}

async function rebuildAll(config: ReturnType<typeof settings>, terminal: Terminal): Promise<void> {
  const [{ withContext }, { REBUILDERS }, { TERMINAL }] = await Promise.all([
    import('../../context/with-context.js'),
    import('../derived.js'),
    import('../../../platform/viewer.js'),
  ]);
  await withContext(config, async (ctx) => {
    for (const { name, rebuild } of REBUILDERS) {
      const bar = await terminal.progress(name, 100);
      const show = (done: number, total: number) => bar.to(total === 0 ? 100 : (100 * done) / total);
      const { rows } = await ctx.transact({ id: TERMINAL.userId ?? 0 }, (change) => rebuild(change, show));
      bar.end();
      terminal.print(`${name}: rebuilt from ${rows} rows`);
    }
    const { markAsDerived } = await import('../../../derived/status/rules-store.js');
    await ctx.transact({ id: TERMINAL.userId ?? 0 }, markAsDerived);
    const failed = await ctx.comparer.all();
    if (failed > 0) throw new Error(`${failed} sources could not be compared; see the log above.`);
  });
}

import type { Command } from 'commander';
import type { DatabaseFacts } from '../../db/checks.js';
import type { Report } from '../../integrity/check.js';
import { AppError } from '../../lib/errors.js';
import { type DatabaseSaid, settings, withDatabase } from '../../terminal/command.js';
import type { Progress } from '../../terminal/progress.js';
import type { Terminal } from '../../terminal/terminal.js';

interface Said extends DatabaseSaid {
  readonly json?: boolean;
}

export function dbCheck(command: Command, terminal: Terminal): void {
  withDatabase(command)
    .option('--json', 'print what was found for a program')
    .addHelpText(
      'after',
      `
Reads the whole file: every page, constraint and reference, the tables, triggers and indexes, the hash chain of the
history, every row against the last entry about it, and every saved copy against its SHA-256. Names the first
difference of each sort and exits with 1. Safe while it is served. audit verify checks the history alone, and
against a head kept elsewhere.`,
    )
    .action((said: Said) => check(said, terminal));
}

async function check(said: Said, terminal: Terminal): Promise<void> {
  const report = await checkWhole(settings(said).file, terminal, said.json === true);
  if (said.json) terminal.printJson(report);
  else for (const line of reportLines(report)) terminal.print(line);
}

/**
 * Reads the whole file of a database or a backup of this version. Its faults are printed, as JSON where that is wanted.
 * @throws AppError `database_unusable` where anything is wrong with it
 */
export async function checkWhole(file: string, terminal: Terminal, asJson = false): Promise<Report> {
  const { checkIntegrity } = await import('../../integrity/check.js');
  const bars = new ProgressBars(terminal);
  const report = await checkIntegrity(file, (part, done, total) => bars.show(part, done, total)).finally(() =>
    bars.end(),
  );
  if (report.sound) return report;
  if (asJson) terminal.printJson(report);
  else for (const line of reportLines(report)) terminal.print(line);
  throw unsound(report, asJson);
}

function unsound({ file, faults }: Report, asJson: boolean): AppError {
  const total = faults.reduce((sum, { count }) => sum + count, 0);
  const counted = `${total} ${total === 1 ? 'fault' : 'faults'}${asJson ? '' : ', listed above'}`;
  const isDamaged = faults.some(({ kind }) => kind === 'structure');
  const what = isDamaged ? 'is damaged' : 'is not as Onrecord wrote it';
  const way = 'Bring a backup back with `onrecord restore`.';
  return new AppError('database_unusable', `${file} ${what} (${counted}). ${way}`);
}

function reportLines({ file, sound, faults, counts, openFiles }: Report): string[] {
  return [
    ...faults.map(({ kind, line, advice, count }) =>
      kind === 'structure' ? line : `${line}${count > 1 ? ` (and ${count - 1} more)` : ''} ${advice}`,
    ),
    ...(counts.rowsWithoutPayload > 0
      ? [`${counts.rowsWithoutPayload} rows were not compared: an erasure removed the last entry about them.`]
      : []),
    ...openFiles.map((path) => `Others on this machine may open ${path}: chmod 600 it.`),
    ...(sound
      ? [
          `${file} is sound: structure, schema, ${counts.rows} rows, ${counts.copies} saved copies and ${counts.events} entries of the history.`,
        ]
      : []),
  ];
}

/** One bar at a time, for the part that is being checked. */
class ProgressBars {
  readonly #terminal: Terminal;
  #part: string | null = null;
  #bar: Promise<Progress> | null = null;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  show(part: string, done: number, total: number): void {
    if (part !== this.#part) {
      this.end();
      this.#part = part;
      this.#bar = this.#terminal.progress(part, 100);
    }
    void this.#bar?.then((bar) => bar.to((100 * done) / total));
  }

  end(): void {
    void this.#bar?.then((bar) => bar.end());
    this.#bar = null;
  }
}

export function dbInfo(command: Command, terminal: Terminal): void {
  withDatabase(command)
    .option('--json', 'print it for a program')
    .action(async (said: Said) => {
      const { describeDatabase } = await import('../../db/checks.js');
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
    ['size', `${facts.bytes} bytes, and ${facts.walBytes} in the log`],
    ['SQLite', facts.sqliteVersion],
    [
      'migrations',
      `${facts.applied.length} have run${pending.length > 0 ? `, pending: ${pending.join(', ')}` : ''}`,
    ],
    ['last entry', head === null ? 'none' : `${head.seq}:${head.hash}`],
    ...counts,
  ]);
}

function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([name]) => name.length)) + 2;
  return rows.map(([name, value]) => `${name.padEnd(width)}${value}`);
}

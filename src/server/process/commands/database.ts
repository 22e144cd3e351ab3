import type { Command } from 'commander';
import type { DatabaseFacts } from '../../../platform/db/integrity/checks.js';
import { type DatabaseOptions, settings, withDatabase } from '../../../platform/terminal/command.js';
import type { Terminal } from '../../../platform/terminal/terminal.js';
import { checkWhole, reportLines } from './whole-check.js';

interface Said extends DatabaseOptions {
  readonly json?: boolean;
}

export function dbCheck(command: Command, terminal: Terminal): void {
  withDatabase(command)
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      `
Checks the whole file: every page, constraint and reference, the tables, triggers and indexes, the hash chain of the
history, every row against the last entry about it, and every saved copy against its SHA-256. Names the first
difference of each kind and exits with 1. Safe while the server runs. audit verify checks only the history,
and can compare it with a head stored on another machine.`,
    )
    .action((said: Said) => check(said, terminal));
}

async function check(said: Said, terminal: Terminal): Promise<void> {
  const report = await checkWhole(settings(said).file, terminal, said.json === true);
  if (said.json) terminal.printJson(report);
  else for (const line of reportLines(report)) terminal.print(line);
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

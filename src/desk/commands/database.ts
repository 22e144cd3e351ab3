import type { Command } from 'commander';
import type { DatabaseFacts } from '../../db/checks.js';
import { type DatabaseSaid, settings, withDatabase } from '../../terminal/command.js';
import type { Terminal } from '../../terminal/terminal.js';
import { checkWhole } from './whole-check.js';

interface Said extends DatabaseSaid {
  readonly json?: boolean;
}

export function dbCheck(command: Command, terminal: Terminal): void {
  withDatabase(command)
    .addHelpText(
      'after',
      '\nReads the whole file: every page, every constraint, every reference, and the chain of the history.\nSafe while it is served. audit verify checks the history alone, and against a head kept elsewhere.',
    )
    .action((said: Said) => check(settings(said), terminal));
}

async function check({ file }: ReturnType<typeof settings>, terminal: Terminal): Promise<void> {
  const entries = await checkWhole(file, terminal);
  terminal.print(`${file} is sound: structure, rows and ${entries} entries of the history.`);
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

import type { Command as CommanderCommand, CommanderError } from 'commander';
import type { DefineCommand } from './command.js';
import { type ExitCode, UsageError } from './refusals.js';
import type { Terminal } from './terminal.js';

// Finds the one command that the arguments name. Only that command's file is loaded: the list of all commands needs
// only this table.

export interface Entry {
  /** One word, or two: a noun and a verb. */
  readonly name: string;
  readonly about: string;
  readonly load: () => Promise<DefineCommand>;
}

const HELP = ['--help', '-h', 'help'];

/** Runs the named command. @throws UsageError, and whatever the command throws */
export async function dispatch(
  entries: readonly Entry[],
  words: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> {
  if (words[0] === 'help' && words.length > 1)
    return dispatch(entries, [...words.slice(1), '--help'], terminal);
  const entry = entries.find(({ name }) => name === words.slice(0, name.split(' ').length).join(' '));
  if (entry) return runEntry(entry, words.slice(entry.name.split(' ').length), terminal);
  const group = entries.filter(({ name }) => name.startsWith(`${words[0]} `));
  const listed = group.length > 0 ? group : entries;
  const next = group.length > 0 ? words[1] : words[0];
  if (next !== undefined && !HELP.includes(next)) throw new UsageError(unknown(words, group));
  const list = overview(listed);
  if (next === undefined) throw new UsageError(`no command given.\n\n${list}`);
  terminal.print(list);
  return 0;
}

function unknown(words: readonly string[], group: readonly Entry[]): string {
  const said = words.slice(0, group.length > 0 ? 2 : 1).join(' ');
  return `unknown command ‘${said}’. See onrecord --help.`;
}

function overview(entries: readonly Entry[]): string {
  const width = Math.max(...entries.map(({ name }) => name.length)) + 2;
  const lines = entries.map(({ name, about }) => `  ${name.padEnd(width)}${about}`);
  return [
    'Usage: onrecord <command> [options]',
    '',
    ...lines,
    '',
    'Run onrecord <command> --help for the options of a command.\nExit codes: 0 done, 1 refused, 2 usage error, 3 internal error.',
  ].join('\n');
}

async function runEntry(entry: Entry, words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [{ Command }, define] = await Promise.all([import('commander'), entry.load()]);
  const command: CommanderCommand = new Command(`onrecord ${entry.name}`)
    .description(entry.about)
    .helpOption('-h, --help', 'show this help')
    .exitOverride()
    .configureOutput({ outputError: () => {}, writeOut: (text) => terminal.print(text.trimEnd()) });
  define(command, terminal);
  try {
    await command.parseAsync(words, { from: 'user' });
    return 0;
  } catch (error) {
    if (!isCommanders(error)) throw error;
    if (error.exitCode === 0) return 0;
    throw new UsageError(`${wordsOf(error)} (see onrecord ${entry.name} --help)`);
  }
}

function isCommanders(error: unknown): error is CommanderError {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('commander.');
}

/** `error: unknown option '--x'\n(Did you mean …?)` as one line without its label. */
function wordsOf(error: CommanderError): string {
  return error.message
    .replace(/^error: /, '')
    .replaceAll(/\s*\n\s*/g, ' ')
    .trim();
}

import type { Command } from 'commander';
import { type DatabaseOptions, settings, withDatabase } from '../../platform/terminal/command.js';
import { UsageError } from '../../platform/terminal/refusals.js';
import type { Terminal } from '../../platform/terminal/terminal.js';

interface Said extends DatabaseOptions {
  readonly speaker?: string;
  readonly json?: boolean;
}

export function lookup(command: Command, terminal: Terminal): void {
  withDatabase(command)
    .argument('<text>', 'a sentence or a paragraph; - reads standard input')
    .option(
      '--speaker <name>',
      'mark quotations by anyone else; a speaker named in the text takes precedence',
    )
    .option('--json', 'print JSON, as /lookup.json does')
    .addHelpText('after', HELP)
    .action((text: string, said: Said) => run(text, said, terminal));
}

const HELP = `
Finds quotations with the same or nearly the same words, longer quotations that
contain them, shorter ones within them, linked translations, and saved copies that
have the words where no quotation does. Includes restricted quotations. Changes
nothing, and exits with 0 whether or not anything is found.`;

async function run(given: string, said: Said, terminal: Terminal): Promise<void> {
  const config = settings(said);
  const { parseLookup } = await import('./input.js');
  const input = parseLookup({
    text: given === '-' ? await readInput() : given,
    speaker: said.speaker ?? null,
  });
  if (!input.ok) throw new UsageError(input.errors.map(({ message }) => `${message}.`).join(' '));
  const { text, speaker } = input.value;
  const [{ withReading }, { lookUpInTerminal }] = await Promise.all([
    import('../../platform/db/with-reading.js'),
    import('./terminal-actions.js'),
  ]);
  const { json, lines } = await withReading(config.file, (db) =>
    lookUpInTerminal(db, text, speaker, config.url),
  );
  if (said.json) return terminal.printJson(json);
  for (const line of lines) terminal.print(line);
}

async function readInput(): Promise<string> {
  const { readTextFile } = await import('../../platform/terminal/text-file.js');
  return readTextFile('-');
}

import type { Command } from 'commander';
import type { Context } from '../../../context.js';
import { AppError } from '../../../platform/lib/errors.js';
import { clip } from '../../../platform/lib/fields/values.js';
import { howMany } from '../../../platform/lib/how-many.js';
import { type DatabaseOptions, settings, withDatabase } from '../../../platform/terminal/command.js';
import { UsageError } from '../../../platform/terminal/refusals.js';
import type { Terminal } from '../../../platform/terminal/terminal.js';
import { IMPORTED } from '../../citations/formats.js';
import type { Held } from '../import/held.js';
import type { Desk } from '../input/shapes.js';
import type { CsvCommandOptions } from './import-csv.js';
import { bytesOf } from './read-file.js';

interface Said extends DatabaseOptions, CsvCommandOptions {
  readonly format?: string;
}

export function importCommand(command: Command, terminal: Terminal): void {
  withDatabase(command)
    .argument('<file>', 'the file to take in; - reads what is piped in')
    .addOption(
      command
        .createOption('--format <format>', 'what the file is (default: by its name)')
        .choices(IMPORTED.map(({ name }) => name)),
    )
    .option('--dry-run', 'check everything and change nothing: says what would be done')
    .option(
      '--map <theirs=ours...>',
      'CSV: read a column of the file as one of ours; nothing after = leaves it out',
    )
    .option('--delimiter <sign>', 'CSV: comma, semicolon or tab between cells (default: by the file)')
    .option(
      '--duplicates <what>',
      'what is there already: refuse or add; of CSV also skip (default: refuse, of CSV skip)',
    )
    .addHelpText('after', HELP)
    .action((file: string, said: Said) => run(file, said, terminal));
}

const HELP = `
All of the file or nothing: what is wrong is listed, record by record, and then the database is as it was.
onrecord-json: every record becomes a new one; only users with the same address and tags of the same name are taken
for the same. So a file with claims that are there already, in words, speaker and source, is refused unless
--duplicates add says that they are wanted twice. New users cannot sign in until an admin lets them.
csv: a claim or a source a row, under a header that says which column is which (docs/guide/csv.md). Speakers,
occasions, sources and tags that are on the desk are taken as they are. A row with the words, speaker and source of
a claim that is there is left out and told.`;

async function run(file: string, said: Said, terminal: Terminal): Promise<void> {
  const isCsv = said.format === undefined ? /\.(csv|tsv|tab)$/i.test(file) : said.format === 'csv';
  const config = settings(said);
  const { withContext } = await import('../../../context.js');
  if (isCsv) {
    const { importCsv } = await import('./import-csv.js');
    return withContext(config, (ctx) => importCsv(ctx, file, said, terminal));
  }
  const duplicates = duplicatesOf(said);
  const desk = await readDeskFile(file, terminal);
  await withContext(config, (ctx) =>
    write(ctx, { file, desk, duplicates, dryRun: said.dryRun === true }, terminal),
  );
  const counts = countsOf(desk);
  terminal.print(`${said.dryRun ? 'Would take in' : 'Took in'} ${counts}.`);
}

/** A whole database is imported in full: the notes and findings of an omitted claim would have no claim. */
function duplicatesOf({ duplicates = 'refuse' }: Said): 'refuse' | 'add' {
  if (duplicates === 'refuse' || duplicates === 'add') return duplicates;
  throw new UsageError(
    `--duplicates: ${clip(duplicates)} is none of refuse, add; a table (CSV) also takes skip.`,
  );
}

async function readDeskFile(file: string, terminal: Terminal): Promise<Desk> {
  const { parseDeskText } = await import('../input.js');
  const read = parseDeskText(await textOf(file));
  if (read.ok) return read.value;
  for (const error of read.errors) terminal.note(error);
  const count = howMany(read.errors.length, 'fault');
  throw new AppError('invalid', `${file} cannot be taken in (${count}, listed above). Nothing was changed.`);
}

async function textOf(file: string): Promise<string> {
  const bytes = await bytesOf(file);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new AppError('invalid', `${file} is not text in UTF-8, or too long to be read at once.`, {
      cause: error,
    });
  }
}

/** Thrown to roll back a successful change. */
class Undone extends Error {}

interface Wanted {
  readonly file: string;
  readonly desk: Desk;
  readonly duplicates: 'refuse' | 'add';
  readonly dryRun: boolean;
}

async function write(ctx: Context, { desk, dryRun, ...wanted }: Wanted, terminal: Terminal): Promise<void> {
  const [{ importDesk, countRecords }, { heldAlready }, { likelyHeld }, { stoppable }, { TERMINAL }] =
    await Promise.all([
      import('../import.js'),
      import('../import/held.js'),
      import('../import/alike.js'),
      import('./stoppable.js'),
      import('../../../platform/viewer.js'),
    ]);
  const bar = await terminal.progress('import', countRecords(desk));
  try {
    await stoppable(ctx, terminal, (begun) =>
      ctx.transact({ id: TERMINAL.userId ?? 0 }, async (change) => {
        begun(change);
        if (wanted.duplicates === 'refuse') {
          refuseHeld(await heldAlready(change, desk), wanted.file, terminal);
          tellLikely(await likelyHeld(change, desk), terminal);
        }
        await importDesk(change, desk, (done) => bar.to(done));
        if (dryRun) throw new Undone();
      }),
    );
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
  } finally {
    bar.end();
  }
}

/** Enough to identify them. */
const MAX_PRINTED_ROWS = 50;

function refuseHeld(held: readonly Held[], file: string, terminal: Terminal): void {
  if (held.length === 0) return;
  for (const { kind, at, ref, id } of held.slice(0, MAX_PRINTED_ROWS))
    terminal.note(`${kind} ${at} (ref ${ref}): on the desk already, number ${id}.`);
  if (held.length > MAX_PRINTED_ROWS) terminal.note(`… and ${held.length - MAX_PRINTED_ROWS} more.`);
  const count = howMany(held.length, 'record');
  throw new AppError(
    'conflict',
    `${file} has ${count} that the desk holds already (listed above). Nothing was changed; with --duplicates add all of it is taken in once more.`,
  );
}

function tellLikely(sentences: readonly string[], terminal: Terminal): void {
  for (const sentence of sentences.slice(0, MAX_PRINTED_ROWS)) terminal.note(sentence);
  const more = sentences.length - MAX_PRINTED_ROWS;
  if (more > 0) terminal.note(`… and ${howMany(more, 'more record')} that may already be saved.`);
}

function countsOf(desk: Desk): string {
  const counts = Object.entries(desk).flatMap(([kind, { length }]) =>
    length > 0 ? [`${length} ${kind}`] : [],
  );
  return counts.length > 0 ? counts.join(', ') : 'nothing: the file is empty';
}

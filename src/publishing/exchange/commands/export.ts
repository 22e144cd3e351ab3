import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { howMany } from '../../../platform/lib/text/how-many.js';
import { type DatabaseOptions, settings, withDatabase } from '../../../platform/terminal/command.js';
import { type Pieces, writeOut } from '../../../platform/terminal/out-file.js';
import { UsageError } from '../../../platform/terminal/refusals.js';
import type { Terminal } from '../../../platform/terminal/terminal.js';
import { LIST_KINDS } from '../../../vocabulary.js';
import { FORMATS } from '../../citations/formats.js';
import { lossesInWords } from '../../citations/model/losses.js';
import type { EditionFormat } from '../../lists/editions/model.js';
import type { LeftOut } from '../actions/export/kept.js';
import type { CiteOptions } from './cite.js';
import type { CsvSelection } from './export-table.js';

interface Said extends DatabaseOptions {
  readonly format: string;
  readonly out?: string;
}

type AllSaid = Said & CsvSelection & CiteOptions & { readonly edition?: string };

const CITED = FORMATS.flatMap(({ name, holds }) => (holds === 'list' ? [name] : []));

export function exportCommand(command: Command, terminal: Terminal): void {
  withDatabase(command)
    .addOption(
      command
        .createOption('--format <format>', 'format of the file')
        .choices([...FORMATS.map(({ name }) => name), EDITION_LINES])
        .makeOptionMandatory(),
    )
    .option('--out <file>', 'file to write (default: standard output)')
    .option('--table <which>', 'CSV: claims (quotations) or sources (default: claims)')
    .option('--query <filters>', 'only quotations that match: search words, or filters as in /claims?…')
    .option('--list <id>', 'only the quotations of this list')
    .option('--edition <id>', 'this edition of a list, as it was printed')
    .option('--style <style>', 'citations: the style (default: that of the list)')
    .option('--locale <locale>', 'citations: the language (default: that of the list)')
    .addOption(
      command
        .createOption('--kind <kind>', 'citations: what the list prints (default: evidence)')
        .choices(Object.keys(LIST_KINDS)),
    )
    .addOption(
      command
        .createOption('--group <by>', 'citations: quotations of one source together')
        .choices(['source']),
    )
    .addHelpText('after', HELP)
    .action((said: AllSaid) => run(said, terminal));
}

/** The format that only editions have. */
const EDITION_LINES = 'jsonl' satisfies EditionFormat;

const HELP = `
${FORMATS.map(({ name, about }) => `  ${name.padEnd(15)}${about}`).join('\n')}
  ${EDITION_LINES.padEnd(15)}an edition as it is kept (--edition)

onrecord-json includes restricted quotations and the names and addresses of
users, but no records that are trashed or erased. csv includes restricted
quotations, each quotation with the source of its wording (docs/guide/csv.md).
Citation lists leave out restricted quotations and report their number. Safe
while the server runs: the export is a snapshot.`;

const EXPORTS = { list: runCite, table: runCsv, desk: runDesk } as const;

async function run(said: AllSaid, terminal: Terminal): Promise<void> {
  if (said.edition !== undefined) return runEdition(said, said.edition, terminal);
  if (said.format === EDITION_LINES)
    throw new UsageError(`${EDITION_LINES} is the file of an edition: give one with --edition.`);
  const { holds = 'desk', isBinary = false } = FORMATS.find(({ name }) => name === said.format) ?? {};
  const isCited = (said.style ?? said.locale ?? said.kind ?? said.group) !== undefined;
  if (holds !== 'list' && isCited)
    throw new UsageError(`--style, --locale, --kind and --group are for citations: ${CITED.join(', ')}.`);
  if (holds === 'desk' && (said.table ?? said.query ?? said.list) !== undefined)
    throw new UsageError(
      '--table, --query and --list are for csv and citations: onrecord-json is always the whole database.',
    );
  if (isBinary) refuseOnTerminal(said);
  await EXPORTS[holds](said, terminal);
  if (said.out !== undefined) terminal.print(resolve(said.out));
}

/** @throws UsageError where bytes would be shown as text */
function refuseOnTerminal({ format, out }: Said): void {
  if (out === undefined && process.stdout.isTTY)
    throw new UsageError(`${format} is not text: give a file with --out.`);
}

async function runEdition(said: AllSaid, edition: string, terminal: Terminal): Promise<void> {
  const { format, table, query, list, style, locale, kind, group, out } = said;
  if ((table ?? query ?? list ?? style ?? locale ?? kind ?? group) !== undefined)
    throw new UsageError('--edition is exported as it was printed: give it with --format and --out alone.');
  if (format === 'docx') refuseOnTerminal(said);
  const { editionFile } = await import('./edition.js');
  const { pieces, sha256 } = await editionFile(settings(said), edition, format);
  await write(pieces, said);
  terminal.note(`Edition ${edition}, SHA-256 ${sha256}.`);
  if (out !== undefined) terminal.print(resolve(out));
}

async function runDesk(said: AllSaid, terminal: Terminal): Promise<void> {
  const [{ withReading }, { exportDesk }] = await Promise.all([
    import('../../../platform/db/with-reading.js'),
    import('../actions/export/desk.js'),
  ]);
  const leftOut = await withReading(settings(said).file, (db) =>
    exportDesk(db, async ({ total, pieces, leftOut }) => {
      const bar = await terminal.progress('export', total);
      await write(
        pieces((done) => bar.to(done)),
        said,
      ).finally(() => bar.end());
      return leftOut();
    }),
  );
  for (const line of linesOf(leftOut)) terminal.note(line);
}

async function runCsv(said: AllSaid, terminal: Terminal): Promise<void> {
  const [{ withReading }, { exportCsv }] = await Promise.all([
    import('../../../platform/db/with-reading.js'),
    import('./export-table.js'),
  ]);
  const notes = await withReading(settings(said).file, (db) =>
    exportCsv(db, said, async ({ total, pieces }) => {
      const bar = await terminal.progress('export', total);
      let done = 0;
      const onRows = (more: number) => {
        done += more;
        bar.to(done);
      };
      await write(pieces(onRows), said).finally(() => bar.end());
    }),
  );
  for (const line of notes) terminal.note(line);
}

async function runCite(said: AllSaid, terminal: Terminal): Promise<void> {
  const { cite } = await import('./cite.js');
  const { pieces, counts, losses } = await cite(settings(said), said);
  await write(pieces, said);
  const { printed, noted, failed, withheld, selected, sources } = counts;
  const entries = sources === null ? '' : `; ${howMany(sources, 'source')}`;
  terminal.note(
    `${howMany(selected, 'quotation')}: ${printed} printed, ${noted} in note form, ${failed} not printed, ${withheld} withheld${entries}.`,
  );
  for (const line of lossesInWords(losses)) terminal.note(line);
}

async function write(pieces: Pieces, { out }: Said): Promise<void> {
  if (out !== undefined) return writeOut(out, pieces);
  // A reader that has enough closes the pipe: `onrecord export … | head`.
  const written = pipeline(Readable.from(pieces), process.stdout, { end: false });
  await written.catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

/** Notes for the person, beside the file. */
function linesOf({ trashed, erased, dependent, unlinked, restricted }: LeftOut): string[] {
  const lines: [number, string][] = [
    [restricted, `The file has ${howMany(restricted, 'quotation')} not on the record: share it with care.`],
    [trashed, `Left out: ${howMany(trashed, 'record')} in the trash.`],
    [erased, `Left out: ${howMany(erased, 'record')} with erased text.`],
    [dependent, `Left out: ${howMany(dependent, 'record')} that belong to trashed or erased ones.`],
    [unlinked, `Cleared: ${howMany(unlinked, 'reference')} to records that are left out.`],
  ];
  return lines.flatMap(([count, line]) => (count > 0 ? [line] : []));
}

import { open, rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { howMany } from '../../lib/how-many.js';
import { type DatabaseSaid, settings, withDatabase } from '../../terminal/command.js';
import { UsageError } from '../../terminal/refusals.js';
import type { Terminal } from '../../terminal/terminal.js';
import type { LeftOut } from '../export/kept.js';
import type { CiteSaid } from './cite.js';
import { ONRECORD_JSON, refuseOtherFormat } from './format.js';

interface Said extends DatabaseSaid, CiteSaid {
  readonly out?: string;
}

export function exportCommand(command: Command, terminal: Terminal): void {
  withDatabase(command)
    .requiredOption(
      '--format <format>',
      `how: ${ONRECORD_JSON}, the whole desk, or a format of citation lists`,
    )
    .option('--list <id>', 'cites the claims of this list')
    .option('--query <filters>', 'cites the claims that filters of /claims find: "speaker=7&from=2023-06"')
    .option('--style <style>', 'the citation style (default: that of the list)')
    .option('--locale <locale>', 'its language (default: that of the list)')
    .option('--out <file>', 'where to write it (default: to the terminal)')
    .addHelpText('after', HELP)
    .action((said: Said) => run(said, terminal));
}

const HELP = `
Everything on the desk, claims that are not on the record too, with the bytes of kept copies; what is in the
trash or erased is left out. Users go by name and address. Safe while it is served: one moment is written.`;

async function run(said: Said, terminal: Terminal): Promise<void> {
  const { isCited } = await import('./cite.js');
  if (isCited(said.format)) return runCite(said, terminal);
  refuseOtherFormat(said.format);
  if (said.list ?? said.query ?? said.style ?? said.locale)
    throw new UsageError(
      `--list, --query, --style and --locale are for citations: ${ONRECORD_JSON} is the whole desk.`,
    );
  const config = settings(said);
  const [{ withReading }, { exportDesk }, { piecesOf }] = await Promise.all([
    import('../../context.js'),
    import('../export.js'),
    import('../write.js'),
  ]);
  const { records, leftOut } = await withReading(config.file, exportDesk);
  const total = Object.values(records).reduce((sum, list) => sum + list.length, 0);
  const bar = await terminal.progress('export', total);
  const pieces = piecesOf(records, (done) => bar.to(done));
  try {
    if (said.out === undefined) await pipeline(Readable.from(pieces), process.stdout, { end: false });
    else await writeWhole(resolve(said.out), pieces);
  } finally {
    bar.end();
  }
  for (const line of linesOf(leftOut)) terminal.note(line);
  if (said.out !== undefined) terminal.print(resolve(said.out));
}

async function runCite(said: Said, terminal: Terminal): Promise<void> {
  const { cite } = await import('./cite.js');
  const { pieces, counts } = await cite(settings(said), said);
  if (said.out === undefined) await pipeline(Readable.from(pieces), process.stdout, { end: false });
  else await writeWhole(resolve(said.out), pieces);
  const { printed, noted, failed, withheld, selected } = counts;
  terminal.note(
    `${howMany(selected, 'claim')}: ${printed} printed, ${noted} in note form, ${failed} not printed, ${withheld} withheld.`,
  );
  if (said.out !== undefined) terminal.print(resolve(said.out));
}

/** Under another name first: a file of that name is whole, or what it was before. */
async function writeWhole(file: string, pieces: Iterable<string>): Promise<void> {
  const partial = `${file}.part`;
  const handle = await open(partial, 'w').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${file} cannot be written (${error.code}): name another place with --out.`);
  });
  try {
    await pipeline(Readable.from(pieces), handle.createWriteStream({ flush: true }));
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

/** What a person has to know beside the file. */
function linesOf({ trashed, erased, hanging, loosened, restricted }: LeftOut): string[] {
  const lines: [number, string][] = [
    [restricted, `It holds ${howMany(restricted, 'claim')} not on the record: mind who gets it.`],
    [trashed, `Left out: ${howMany(trashed, 'record')} in the trash.`],
    [erased, `Left out: ${howMany(erased, 'record')} whose words are erased.`],
    [hanging, `Left out: ${howMany(hanging, 'record')} hanging on one that is left out.`],
    [loosened, `Emptied: ${howMany(loosened, 'reference')} to what is left out.`],
  ];
  return lines.flatMap(([count, line]) => (count > 0 ? [line] : []));
}

import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Context } from '../../context.js';
import { AppError } from '../../lib/errors.js';
import { howMany } from '../../lib/how-many.js';
import { type DatabaseSaid, settings, withDatabase } from '../../terminal/command.js';
import { UsageError } from '../../terminal/refusals.js';
import type { Terminal } from '../../terminal/terminal.js';
import type { Desk } from '../input/shapes.js';
import { ONRECORD_JSON, refuseOtherFormat } from './format.js';

interface Said extends DatabaseSaid {
  readonly format: string;
  readonly dryRun?: boolean;
}

export function importCommand(command: Command, terminal: Terminal): void {
  withDatabase(command)
    .argument('<file>', 'the file to take in; - reads what is piped in')
    .option('--format <format>', 'what the file is', ONRECORD_JSON)
    .option('--dry-run', 'check everything, write it and undo it again: says what would be done')
    .addHelpText('after', HELP)
    .action((file: string, said: Said) => run(file, said, terminal));
}

const HELP = `
All of the file or nothing: what is wrong is listed, record by record, and then the database is as it was.
Every record becomes a new one, also where it is there already; only users with the same address and tags of
the same name are taken for the same. New users cannot sign in until an admin lets them.`;

async function run(file: string, said: Said, terminal: Terminal): Promise<void> {
  refuseOtherFormat(said.format);
  const desk = await readDeskFile(file, terminal);
  const config = settings(said);
  const { withContext } = await import('../../context.js');
  await withContext(config, (ctx) => write(ctx, desk, said.dryRun === true, terminal));
  const counts = countsOf(desk);
  terminal.print(`${said.dryRun ? 'Would take in' : 'Took in'} ${counts}.`);
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
  const path = file === '-' ? '/dev/stdin' : file;
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    const why = REASONS[error.code ?? ''];
    throw why === undefined ? error : new UsageError(`${file} ${why}`);
  });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new AppError('invalid', `${file} is not text in UTF-8, or too long to be read at once.`, {
      cause: error,
    });
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'is not there: check its name.',
  EISDIR: 'is a folder: name a file.',
  EACCES: 'may not be read by this account.',
  ERR_FS_FILE_TOO_LARGE: 'is larger than what can be read at once (2 GiB).',
};

/** Thrown to undo a change that went well. */
class Undone extends Error {}

async function write(ctx: Context, desk: Desk, dryRun: boolean, terminal: Terminal): Promise<void> {
  const [{ importDesk, countRecords }, { TERMINAL }] = await Promise.all([
    import('../import.js'),
    import('../../accounts/model.js'),
  ]);
  const bar = await terminal.progress('import', countRecords(desk));
  try {
    await ctx.transact({ id: TERMINAL.userId ?? 0 }, async (change) => {
      await importDesk(change, desk, (done) => bar.to(done));
      if (dryRun) throw new Undone();
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
  } finally {
    bar.end();
  }
}

function countsOf(desk: Desk): string {
  const counts = Object.entries(desk).flatMap(([kind, { length }]) =>
    length > 0 ? [`${length} ${kind}`] : [],
  );
  return counts.length > 0 ? counts.join(', ') : 'nothing: the file is empty';
}

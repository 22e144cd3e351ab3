import { resolve } from 'node:path';
import type { Command } from 'commander';
import { headPlacesOf } from '../../../config.js';
import type { Keeping } from '../../../platform/db/backups/keeping.js';
import { readDisk } from '../../../platform/db/disk.js';
import { systemClock } from '../../../platform/lib/clock.js';
import { type DatabaseOptions, settings, withDatabase } from '../../../platform/terminal/command.js';
import { UsageError } from '../../../platform/terminal/refusals.js';
import type { Terminal } from '../../../platform/terminal/terminal.js';
import { writeInto } from './backup-into.js';
import { withBackupNotices } from './backup-notices.js';
import { checkWhole } from './whole-check.js';

interface Said extends DatabaseOptions {
  readonly dir?: string;
  readonly keep?: string | true;
  readonly anew?: true;
}

export function backup(command: Command, terminal: Terminal): void {
  withDatabase(command)
    .argument('[file]', 'file to write; it must not exist')
    .option('--dir <folder>', 'write to this folder instead, named after the database and the date')
    .option(
      '--keep [scheme]',
      'how many good backups to keep in that folder: 14, or 7d,4w,6m for days, weeks and months; others are removed',
    )
    .option('--anew', 'write to a folder that is missing, or lacks the last backup written there')
    .addHelpText('after', HELP)
    .action(async (target: string | undefined, said: Said) => {
      // Backups are private to their owner.
      process.umask(0o077);
      const config = settings(said);
      const folder = folderOf(target, said, config.backups);
      if (folder === null) await writeTo(config.file, resolve(String(target)), terminal);
      else {
        const into = { folder, ...headPlacesOf(config), keeping: await keepingOf(said) };
        const parts = { ...into, isAnew: said.anew === true, clock: systemClock, readDisk };
        await withBackupNotices({ config, folder }, terminal, () => writeInto(parts, terminal));
      }
    });
}

const HELP = `
The backup has everything that was saved before it began, and is verified before
it gets its final name. Without a file or --dir, it is written to the folder in
ONRECORD_BACKUPS.

A folder that is missing, or lacks the last backup that was written there, is
refused: its disk may not be mounted. --anew starts there again.

--keep alone keeps the last backup of each of 7 days, 4 weeks and 6 months.
--keep 14 keeps the newest 14. Where the next backup would not fit, older ones
are removed before it is written, except two good ones. Only intact backups of
this database are counted and removed; other files stay.

In a folder, a copy that does not match its history, or lacks entries that an
earlier backup or a stored head has, is saved as NAME-DATE.backup.faulty, and
the command exits with 1. Each good backup adds its head to NAME-heads.txt.`;

/** The folder for a dated backup; null where a file is named. @throws UsageError */
function folderOf(
  target: string | undefined,
  { dir, keep, anew }: Said,
  preset: string | null,
): string | null {
  if (target !== undefined && (dir ?? keep ?? anew) !== undefined)
    throw new UsageError('name a file, or a folder with --dir: --keep and --anew are about a folder.');
  if (target !== undefined) return null;
  const folder = dir ?? preset;
  if (folder) return resolve(folder);
  throw new UsageError('say where to write the backup: a file, or a folder with --dir or ONRECORD_BACKUPS.');
}

/** @throws UsageError */
async function keepingOf({ keep }: Said): Promise<Keeping | null> {
  const { DEFAULT_KEEPING, parseKeeping } = await import('../../../platform/db/backups/keeping.js');
  if (keep === undefined) return null;
  const keeping = keep === true ? DEFAULT_KEEPING : parseKeeping(keep);
  if (keeping !== null) return keeping;
  throw new UsageError(
    `--keep is ‘${keep}’: give how many backups to keep, from 1 to 9999, or of how many days, weeks and months, such as 7d,4w,6m.`,
  );
}

async function writeTo(file: string, target: string, terminal: Terminal): Promise<void> {
  const [{ backupTo }, { refuseWithoutRoom }] = await Promise.all([
    import('../../../platform/db/backups/backup.js'),
    import('../../../platform/db/backups/room.js'),
  ]);
  await refuseWithoutRoom(target, { file, at: systemClock.now(), readDisk });
  await backupTo(file, target);
  terminal.print(target);
}

export function backupVerify(command: Command, terminal: Terminal): void {
  command
    .argument('<file>', 'the backup')
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      '\nChecks the seal and everything that onrecord db check checks. Changes nothing.\nOf a backup from an older version, only seal and structure are checked.',
    )
    .action((file: string, said: { readonly json?: boolean }) =>
      verify(resolve(file), said.json === true, terminal),
    );
}

async function verify(file: string, asJson: boolean, terminal: Terminal): Promise<void> {
  const [{ verifyBackup }, { describeDatabase }] = await Promise.all([
    import('../../../platform/db/backups/backup.js'),
    import('../../../platform/db/integrity/checks.js'),
  ]);
  const seal = await verifyBackup(file);
  const { applied, pending, head, bytes } = describeDatabase(file);
  const entries =
    pending.length > 0 ? null : (await checkWhole(file, terminal, { recordOnly: true })).counts.events;
  const version = applied.at(-1) ?? null;
  if (asJson) return terminal.printJson({ file, bytes, sealed: seal === 'whole', version, entries, head });
  const history =
    entries === null
      ? 'The history was not checked, because the backup is from an older version. To check it, restore and migrate it elsewhere'
      : `${entries} history entries${head === null ? '' : `, the last is ${head.seq}:${head.hash}`}`;
  terminal.print(`${file} is sound: ${seal === 'whole' ? 'seal, ' : ''}structure and rows. ${history}.`);
  if (seal === 'none') terminal.note('It has no Onrecord seal: another program may have written it.');
}

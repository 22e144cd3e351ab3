import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import { type Config, headPlacesOf } from '../../../config.js';
import type { Continuation } from '../../../platform/db/heads/head.js';
import { type DatabaseOptions, settings, withDatabase } from '../../../platform/terminal/command.js';
import type { Terminal } from '../../../platform/terminal/terminal.js';
import { compareAll } from './compare-all.js';

export function restore(command: Command, terminal: Terminal): void {
  withDatabase(command)
    .argument('<file>', 'the backup')
    .option('--force', 'replace an existing database; the old file is renamed')
    .option('--verify', 'check the restored file again')
    .addHelpText('after', '\nThe backup is verified first. Refused while the server runs.')
    .action((source: string, said: RestoreSaid) => bringBack(resolve(source), said, terminal));
}

/** What stored heads and later backups have beyond the restored one no longer counts. @param from its name */
async function giveUpLaterHeads(config: Config, from: string, terminal: Terminal): Promise<void> {
  const [{ pendingContinuation, startListsAnew, storeHead }, { systemClock }, compared] = await Promise.all([
    import('../../../platform/db/heads/continue.js'),
    import('../../../platform/lib/clock.js'),
    compareAll(config),
  ]);
  const { end, faults } = compared;
  const before = pendingContinuation(config.file);
  const known = Math.max(before?.known ?? 0, ...faults.map(({ head }) => head.seq));
  const continues: Continuation = { why: 'restored', from, known, left: end?.seq ?? 0 };
  if (faults.length > 0) storeHead(config.file, end, { clock: systemClock, continues });
  const unwritten = await startListsAnew(headPlacesOf(config), compared, systemClock);
  for (const line of unwritten) terminal.note(line);
}

/** Says in the history that entries after the backup were given up, if any are known. */
async function recordRestored(config: Config): Promise<void> {
  const [{ withContext }, { pendingContinuation }] = await Promise.all([
    import('../../context/with-context.js'),
    import('../../../platform/db/heads/continue.js'),
  ]);
  // It is recorded where the database is opened.
  if (pendingContinuation(config.file) !== null) await withContext(config, async () => {});
}

interface RestoreSaid extends DatabaseOptions {
  readonly force?: boolean;
  readonly verify?: boolean;
}

async function bringBack(source: string, said: RestoreSaid, terminal: Terminal): Promise<void> {
  const [{ verifyBackup }, { restoreFrom }, { pendingMigrations }, { systemClock }, { isFaultyName }] =
    await Promise.all([
      import('../../../platform/db/backups/backup.js'),
      import('../../../platform/db/backups/restore.js'),
      import('../../../platform/db/migrate.js'),
      import('../../../platform/lib/clock.js'),
      import('../../../platform/db/backups/backup-names.js'),
    ]);
  const config = settings(said);
  const { file } = config;
  const { seal, keptAside } = await restoreFrom(source, file, {
    force: said.force === true,
    clock: systemClock,
  });
  if (said.verify) await verifyBackup(file);
  if (seal === 'none') {
    terminal.note(
      'The backup has no Onrecord seal: its structure is sound, but its content cannot be verified.',
    );
  }
  if (isFaultyName(source)) {
    terminal.note(
      'This backup does not match its history: `onrecord db check` lists the differences. Use a good backup if there is one.',
    );
  }
  if (keptAside !== null) terminal.note(`The previous database is now ${keptAside}`);
  await giveUpLaterHeads(config, basename(source), terminal);
  if (pendingMigrations(file).length === 0) await recordRestored(config);
  else {
    terminal.note(
      'The database is from an older version: run `onrecord migrate` or `onrecord serve` to migrate it.',
    );
  }
  terminal.print(file);
}

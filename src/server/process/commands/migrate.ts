import type { Command } from 'commander';
import { type DatabaseOptions, settings, withDatabase } from '../../../platform/terminal/command.js';
import type { Terminal } from '../../../platform/terminal/terminal.js';

export function migrateCommand(command: Command, terminal: Terminal): void {
  withDatabase(command)
    .option('--dry-run', 'run the migrations, roll them back, and list them')
    .addHelpText('after', '\nAn existing database is backed up first, in the same folder.')
    .action((said: DatabaseOptions & { readonly dryRun?: boolean }) =>
      bringUpToDate(settings(said).file, said.dryRun === true, terminal),
    );
}

async function bringUpToDate(file: string, dryRun: boolean, terminal: Terminal): Promise<void> {
  const [{ migrate }, { systemClock }] = await Promise.all([
    import('../../../platform/db/migrate.js'),
    import('../../../platform/lib/clock.js'),
  ]);
  const { applied, backup } = await migrate({ file, clock: systemClock, dryRun });
  if (backup !== null) terminal.note(`Backup of the previous version: ${backup}`);
  const did = dryRun ? 'would run' : 'ran';
  if (applied.length === 0) terminal.print(`${file} is up to date: nothing to do.`);
  for (const name of applied) terminal.print(`${did} ${name}`);
}

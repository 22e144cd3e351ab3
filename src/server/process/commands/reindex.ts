import type { Command } from 'commander';
import { type DatabaseOptions, settings, withDatabase } from '../../../platform/terminal/command.js';
import type { Terminal } from '../../../platform/terminal/terminal.js';

export function reindex(command: Command, terminal: Terminal): void {
  withDatabase(command)
    .addHelpText('after', '\nRecords are not changed. Safe while the server runs.')
    .action((said: DatabaseOptions) => rebuildAll(settings(said), terminal));
}

async function rebuildAll(config: ReturnType<typeof settings>, terminal: Terminal): Promise<void> {
  const [{ withContext }, { REBUILDERS }, { TERMINAL }] = await Promise.all([
    import('../../../context.js'),
    import('../derived.js'),
    import('../../../platform/viewer.js'),
  ]);
  await withContext(config, async (ctx) => {
    for (const { name, rebuild } of REBUILDERS) {
      const bar = await terminal.progress(name, 100);
      const show = (done: number, total: number) => bar.to(total === 0 ? 100 : (100 * done) / total);
      const { rows } = await ctx.transact({ id: TERMINAL.userId ?? 0 }, (change) => rebuild(change, show));
      bar.end();
      terminal.print(`${name}: rebuilt from ${rows} rows`);
    }
    const failed = await ctx.comparer.all();
    if (failed > 0) throw new Error(`${failed} sources could not be compared; see the log above.`);
  });
}

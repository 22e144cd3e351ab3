import type { Command } from 'commander';
import { type DatabaseSaid, settings, withDatabase } from '../../terminal/command.js';
import { UsageError } from '../../terminal/refusals.js';
import type { Terminal } from '../../terminal/terminal.js';

export function seed(command: Command, terminal: Terminal): void {
  withDatabase(command)
    .option(
      '--sample',
      'the sample desk: ten quotations of one real story, and an invented one to practise on',
    )
    .addHelpText('after', '\nOnly a desk that never had a claim is filled; any other stays as it is.')
    .action(async (said: DatabaseSaid & { readonly sample?: boolean }) => {
      if (!said.sample) throw new UsageError('say what to fill the desk with: --sample.');
      const [{ withContext }, { seedSample }] = await Promise.all([
        import('../../context.js'),
        import('../seed.js'),
      ]);
      const did = await withContext(settings(said), seedSample);
      terminal.print(did ? 'The sample desk is there.' : 'This desk has had claims: it stays as it is.');
    });
}

import { resolve } from 'node:path';
import type { Command } from 'commander';
import { type Config, headPlacesOf } from '../../../config.js';
import type { ComparedHeads } from '../../../platform/db/heads/continue.js';
import type { Continuation } from '../../../platform/db/heads/head.js';
import { type DatabaseOptions, settings, withDatabase } from '../../../platform/terminal/command.js';
import type { Terminal } from '../../../platform/terminal/terminal.js';
import { TERMINAL } from '../../../platform/viewer.js';
import { compareAll } from './compare-all.js';

// Accepts that confirmed entries are lost, so that the server starts again.

export function auditAccept(command: Command, terminal: Terminal): void {
  withDatabase(command)
    .option('--dir <folder>', 'compare with the backups in this folder (default: ONRECORD_BACKUPS)')
    .addHelpText(
      'after',
      `
Use this once it is certain that missing entries of the history cannot be brought
back. Lists them, records that they were given up, and lets the server start.
Changes nothing else.`,
    )
    .action((said: Said) => {
      const config = settings(said);
      const backups = said.dir === undefined ? config.backups : resolve(said.dir);
      return accept({ ...config, backups }, terminal);
    });
}

interface Said extends DatabaseOptions {
  readonly dir?: string;
}

async function accept(config: Config, terminal: Terminal): Promise<void> {
  const { describeHeadFault } = await import('../../../platform/db/heads/compare.js');
  const compared = await compareAll(config);
  for (const line of compared.unread) terminal.note(line);
  if (compared.faults.length === 0)
    return terminal.print('Nothing is missing from the history: there is nothing to accept.');
  for (const fault of compared.faults) terminal.note(describeHeadFault(fault, config.file));
  await goOn(config, compared, terminal);
}

async function goOn(config: Config, { end, faults }: ComparedHeads, terminal: Terminal): Promise<void> {
  const [{ startListsAnew, storeHead }, { pendingMigrations }, { systemClock }] = await Promise.all([
    import('../../../platform/db/heads/continue.js'),
    import('../../../platform/db/migrate.js'),
    import('../../../platform/lib/clock.js'),
  ]);
  const left = end?.seq ?? 0;
  const known = Math.max(...faults.map(({ head }) => head.seq));
  const continues: Continuation = { why: 'accepted', from: null, known, left };
  storeHead(config.file, end, { clock: systemClock, continues });
  const unwritten = await startListsAnew(headPlacesOf(config), { end, faults }, systemClock);
  for (const line of unwritten) terminal.note(line);
  const accepted = `Accepted. The history continues after entry ${left}`;
  if (pendingMigrations(config.file).length > 0)
    return terminal.print(`${accepted}. The loss is recorded at the next start, after the migrations.`);
  await recordAccepted(config, end === null ? continues : null);
  terminal.print(`${accepted} and records the loss.`);
}

/** @param unstored what no head can say, since there is no history yet */
async function recordAccepted(config: Config, unstored: Continuation | null): Promise<void> {
  const [{ withContext }, { recordContinuation }] = await Promise.all([
    import('../../context/with-context.js'),
    import('../../../people/activity/continuation-store.js'),
  ]);
  await withContext(config, async (ctx) => {
    if (unstored === null) return;
    await ctx.transact({ id: TERMINAL.userId ?? 0 }, async (change) => recordContinuation(change, unstored));
  });
}

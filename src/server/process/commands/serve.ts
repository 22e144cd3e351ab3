import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Command } from 'commander';
import { type Config, faultOfServing } from '../../../config.js';
import { AppError, type ErrorCode } from '../../../platform/lib/errors.js';
import { keepMemorySmall } from '../../../platform/lib/memory.js';
import { packageVersion } from '../../../platform/lib/package-root.js';
import { type DatabaseOptions, settings, withDatabase } from '../../../platform/terminal/command.js';
import { UsageError } from '../../../platform/terminal/refusals.js';
import type { Terminal } from '../../../platform/terminal/terminal.js';
import { DESK_ACTOR } from '../../../platform/viewer.js';
import type { OpenContext } from '../../context/open-context.js';
import { displacement, fileCheckJob } from '../displaced.js';
import { startHeads } from '../heads.js';
import { startDailyChecks } from '../jobs.js';
import { diskWatchJob, startLooking, startNotices } from '../notices.js';
import type { LoadApp } from '../serving.js';
import { stopSignal, tryListening } from '../system.js';
import { startTicker } from '../ticker.js';

// Serves one database until it is stopped. Scripts rely on the first lines of output.

interface Said extends DatabaseOptions {
  readonly host?: string;
  readonly port?: string;
  readonly sample?: boolean;
}

export function serve(command: Command, terminal: Terminal, loadApp: LoadApp): void {
  withDatabase(command)
    .option('--host <address>', 'the address to listen on (default: ONRECORD_HOST, or 127.0.0.1)')
    .option('--port <number>', 'the port; 0 picks a free one (default: ONRECORD_PORT, or 3000)')
    .option('--sample', 'add the sample data to an empty database, and let anyone on this machine read it')
    .addHelpText('after', HELP)
    .action((said: Said) => run(settings(said), { sample: said.sample === true, terminal, loadApp }));
}

const HELP = `
Creates the database if it does not exist, and migrates an older one after a
backup. On SIGTERM or SIGINT, running requests have ten seconds to finish; a
second signal stops the server at once. The log is one line of JSON per request
on stderr, without the text of any record. If stderr is not a terminal, start-up
messages, warnings and errors are JSON too.`;

interface Given {
  readonly sample: boolean;
  readonly terminal: Terminal;
  readonly loadApp: LoadApp;
}

async function run(config: Config, given: Given): Promise<void> {
  const { terminal } = given;
  const fault = faultOfServing(config);
  if (fault !== null) throw new UsageError(fault);
  const [{ holdServerLock }, { refuseMissing }, { naming }, { refuseEmptied }] = await Promise.all([
    import('../../../platform/db/connection/server-lock.js'),
    import('../../../platform/db/connection/refused-files.js'),
    import('../../../platform/db/connection/open-failures.js'),
    import('../../../platform/db/connection/was-served.js'),
  ]);
  refuseMissing(config.file, 'write');
  refuseEmptied(config.file);
  // The lock of an existing database is checked first: its server also has the port, and the lock's error says more.
  if (!existsSync(config.file)) await refuseTaken(config);
  const lock = holdServerLock(config.file);
  try {
    await refuseTaken(config);
    await noteItsPlace(config, terminal);
    await removeUnfinished(config, terminal);
    const ctx = await opened(config, terminal);
    try {
      const { recordPendingContinuation } = await import('../../context/with-context.js');
      await unlessFull(recordPendingContinuation(ctx), terminal);
      await serveUntilStopped(ctx, given, lock.storeAddress);
    } finally {
      await ctx.close();
    }
  } catch (error) {
    throw naming(config.file, error);
  } finally {
    lock.release();
  }
}

/** Before anything is created or changed for a server that could not listen. @throws AppError unavailable */
async function refuseTaken(config: Config): Promise<void> {
  await tryListening(config.host, config.port).catch((error: unknown) => {
    throw notListening(error, config);
  });
}

/** Two servers must not have one file, and locks must hold where it lies. @throws AppError busy */
async function noteItsPlace({ file }: Config, terminal: Terminal): Promise<void> {
  const [{ networkFileSystemOf, otherNameOf }, { isOpenToOthers }] = await Promise.all([
    import('../../../platform/db/connection/other-names.js'),
    import('../../../platform/db/connection/private-files.js'),
  ]);
  const other = otherNameOf(file);
  if (other !== null) terminal.note(other);
  if (isOpenToOthers(file))
    terminal.note(`Other accounts of this machine may read ${file}. Run \`chmod 600 ${file}\`.`);
  const network = networkFileSystemOf(dirname(file));
  if (network !== null)
    terminal.note(
      `${dirname(file)} is on ${network}, where locks may not hold. Move the database to a local disk.`,
    );
}

/** Unfinished backups take space and are of no use. */
async function removeUnfinished({ file }: Config, terminal: Terminal): Promise<void> {
  const { removeBrokenOff } = await import('../../../platform/db/backups/broken-off.js');
  for (const left of removeBrokenOff({ folder: dirname(file), file }))
    terminal.note(`Removed ${left}, a file of an interrupted backup.`);
}

/** The database, migrated to this version. */
async function opened(config: Config, terminal: Terminal): Promise<OpenContext> {
  const [{ migrate }, { isDiskFull }, { systemClock }, { openContext }] = await Promise.all([
    import('../../../platform/db/migrate.js'),
    import('../../../platform/db/connection/sqlite-errors.js'),
    import('../../../platform/lib/clock.js'),
    import('../../context/open-context.js'),
  ]);
  const isNew = (statSync(config.file, { throwIfNoEntry: false })?.size ?? 0) === 0;
  const { applied, backup } = await migrate({ file: config.file, clock: systemClock }).catch(
    (error: unknown) => {
      // A database without pending migrations is readable even on a full disk.
      if (isNew || !isDiskFull(error)) throw error;
      return { applied: [], backup: null };
    },
  );
  if (isNew) terminal.note(`Created ${config.file}`);
  else if (applied.length > 0) terminal.note(`Migrated ${config.file}: ${applied.join(', ')}`);
  if (backup !== null) terminal.note(`Backup of the previous version: ${backup}`);
  return ofThisVersion(openContext(config));
}

/** @throws AppError disk_full where there was no space for the migration */
async function ofThisVersion(ctx: OpenContext): Promise<OpenContext> {
  const { isOfThisVersion } = await import('../../../platform/db/readiness.js');
  if (await isOfThisVersion(ctx.db)) return ctx;
  await ctx.close();
  const what = `${ctx.config.file} is from an older version, and the disk is too full to migrate it.`;
  throw new AppError('disk_full', `${what} Free some space and try again.`);
}

async function serveUntilStopped(
  ctx: OpenContext,
  { sample, terminal, loadApp }: Given,
  storeAddress: (address: string) => void,
): Promise<void> {
  const stopped = stopSignal();
  const [{ startServing }, { deskJobs }] = await Promise.all([
    loadApp(),
    import('../jobs.js'),
    // Concurrently, since both mostly wait for files.
    ...(sample ? [fillWithSample(ctx, terminal)] : []),
  ]);
  const serving = await startServing(ctx).catch((error: unknown) => {
    throw notListening(error, ctx.config);
  });
  const ticker = startTicker([fileCheckJob(ctx), ...deskJobs(ctx), diskWatchJob(ctx)], ctx.log);
  const checks = startDailyChecks(ctx);
  const notices = startNotices(ctx);
  const heads = startHeads(ctx);
  try {
    storeAddress(addressOf(ctx.config, serving.port));
    await announce(serving.port, ctx, terminal);
    startLooking(ctx);
    await warnOfOpenFiles(ctx);
    // Not earlier, since it would delay the start.
    keepMemorySmall();
    // A stop signal takes effect at once; a feature that cannot be loaded ends the server, too.
    const signal = await Promise.race([stopped, displacement(ctx), serving.openAll().then(() => stopped)]);
    ctx.log.info({ signal }, 'shutting down');
  } finally {
    // The last head stored is that of the last change, so it waits for all that may still write.
    await Promise.all([serving.stop(), ticker.stop(), checks.stop(), notices.stop()]).finally(() =>
      heads.stop(),
    );
  }
  ctx.log.info({}, 'stopped');
}

async function fillWithSample(ctx: OpenContext, terminal: Terminal): Promise<void> {
  const { seedSample } = await import('../../../publishing/practice/actions/sample.js');
  if (await unlessFull(seedSample(ctx), terminal))
    terminal.note('Added the sample data. To add the practice story: onrecord seed --practice');
}

/** Files from before they were created private, or copied here by hand. */
async function warnOfOpenFiles({ config, log }: OpenContext): Promise<void> {
  const { filesOpenToOthers } = await import('../../../platform/db/integrity/open-files.js');
  const files = filesOpenToOthers(config.file);
  if (files.length > 0)
    log.warn({ files }, 'other users of this machine can open these files: run chmod 600 on them');
}

/** The writes of a start; on a full disk the server starts without them. @returns null where it could not write */
async function unlessFull<T>(write: Promise<T>, terminal: Terminal): Promise<T | null> {
  try {
    return await write;
  } catch (error) {
    if (!(error instanceof AppError && WRITES_NOTHING.has(error.code))) throw error;
    terminal.note(`${error.detail} Until then Onrecord is read-only.`);
    return null;
  }
}

const WRITES_NOTHING: ReadonlySet<ErrorCode> = new Set(['disk_full', 'outcome_unknown']);

function addressOf({ host }: Config, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** In one write, so that a reader of the first line has the others, too. */
async function announce(port: number, ctx: OpenContext, terminal: Terminal): Promise<void> {
  const { makeFirstLink } = await import('../../../people/accounts/actions/links.js');
  const { url, anonymous } = ctx.config;
  const address = addressOf(ctx.config, port);
  const link = await unlessFull(ctx.transact(DESK_ACTOR, makeFirstLink), terminal);
  const lines = [
    `Onrecord is listening on ${address}`,
    anonymous === 'viewer'
      ? 'Anyone who can reach this address can read quotations on the record. To make changes, sign in.'
      : 'Only signed-in users can read.',
    ...(link === null
      ? []
      : [
          `No user has a password yet. Create the first admin within one hour: ${url ?? address}${link.path}`,
        ]),
  ];
  terminal.print(lines.join('\n'));
  // NOTE: without the link. It is a secret, and logs are stored and passed on.
  ctx.log.info({ address, version: packageVersion() }, 'listening');
}

const REFUSALS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is in use by another program. Stop it, or choose another port with --port.',
  EACCES: 'is not allowed for this account. Choose a port above 1023 with --port.',
  EADDRNOTAVAIL: 'is not an address of this machine. Choose another with --host.',
  ENOTFOUND: 'is an unknown host name. Choose another with --host.',
};

function notListening(error: unknown, { host, port }: Config): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const refusal = REFUSALS[code];
  return refusal === undefined
    ? error
    : new AppError('unavailable', `${host}:${port} ${refusal}`, { cause: error });
}

import type { Config } from '../../../config.js';
import type { Report } from '../../../people/integrity/job/check.js';
import type { IntegrityCheck } from '../../../people/integrity/model.js';
import { nowIso, systemClock } from '../../../platform/lib/clock.js';
import type { Terminal } from '../../../platform/terminal/terminal.js';
import type { OpenContext } from '../../context/open-context.js';
import { hiddenLines, rebuiltLines } from './rebuilt-lines.js';
import { faulty, isDamaged, printFaults, type ReadOptions, readQuietly } from './whole-check.js';

interface Task extends ReadOptions {
  readonly config: Config;
  readonly terminal: Terminal;
}

interface Read {
  readonly report: Report;
  readonly startedAt: string;
  readonly finishedAt: string;
}

/**
 * Checks the whole database, rebuilds what is derived where it differs, checks it once more, and stores both results for
 * the page of checks.
 * @throws AppError `database_unusable` where anything was wrong, even if all of it is right again: somebody changed it
 */
export async function checkAndRebuild(task: Task): Promise<Report> {
  const { config, terminal, asJson = false } = task;
  const first = await read(task);
  printFaults(first.report, terminal, asJson);
  if (isDamaged(first.report)) throw faulty(first.report, asJson);
  const { withContext } = await import('../../context/with-context.js');
  const last = await withContext(config, async (ctx) => {
    const then = await mended(first, ctx, task);
    await keep(ctx, then === first ? [first] : [first, then]);
    return then;
  });
  if (first.report.sound && last.report.sound) return last.report;
  if (last.report.sound) throw faulty(first.report, asJson, RIGHT_AGAIN);
  if (last !== first && !asJson) printFaults(last.report, terminal, false);
  throw faulty(last.report, asJson);
}

const RIGHT_AGAIN = 'All of it is right again. Find out who had access to the file.';

async function read({ config, terminal, ...options }: Task): Promise<Read> {
  const startedAt = nowIso(systemClock);
  const report = await readQuietly(config.file, terminal, options);
  return { report, startedAt, finishedAt: nowIso(systemClock) };
}

/** @returns the last check, which is the first where there was nothing to rebuild */
async function mended(first: Read, { transact, comparer }: OpenContext, task: Task): Promise<Read> {
  const [{ hideWronglyShown, rebuildDerived, rebuildIndexes }, { differs, MAX_ROUNDS }] = await Promise.all([
    import('../integrity/rebuild.js'),
    import('../../../people/integrity/actions.js'),
  ]);
  if (!first.report.mayRebuild) {
    const hidden = await hideWronglyShown(transact, first.report);
    for (const line of hiddenLines(hidden)) task.terminal.note(line);
    return first;
  }
  const done = { records: 0, indexes: 0, copies: 0, areCountsAgain: false };
  let [last, isMore] = [first, differs(first.report) || hasWrongIndex(first.report)];
  for (let round = 0; isMore && round < MAX_ROUNDS; round += 1) {
    const { report } = last;
    done.indexes += await rebuildIndexes(transact, report);
    done.records += await rebuildDerived(transact, report);
    done.copies += report.misindexed.length;
    done.areCountsAgain ||= report.areCountsWrong;
    await comparer.all();
    last = await read(task);
    isMore = report.isCutOff;
  }
  for (const line of rebuiltLines(done)) task.terminal.note(line);
  return last;
}

function hasWrongIndex({ damagedIndexes, misindexedClaims }: Report): boolean {
  return damagedIndexes.length > 0 || misindexedClaims.length > 0;
}

/** What was found first was rebuilt where the check after it finds nothing derived. */
async function keep({ transact }: OpenContext, reads: readonly Read[]): Promise<void> {
  const [{ keepChecks }, { foundIn }] = await Promise.all([
    import('../../../people/integrity/actions.js'),
    import('../../../people/integrity/model.js'),
  ]);
  const isRebuilt = reads.length > 1 && !reads.at(-1)?.report.faults.some(({ kind }) => kind === 'derived');
  const checks = reads.map(
    ({ report, startedAt, finishedAt }): IntegrityCheck => ({
      started_at: startedAt,
      finished_at: finishedAt,
      ...foundIn(report, isRebuilt),
    }),
  );
  await keepChecks(transact, checks);
}

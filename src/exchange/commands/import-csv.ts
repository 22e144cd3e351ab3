import { TERMINAL } from '../../accounts/model.js';
import type { Context } from '../../context.js';
import { atOneMoment } from '../../db/one-moment.js';
import { Staging } from '../../db/staging.js';
import { AppError } from '../../lib/errors.js';
import { howMany } from '../../lib/how-many.js';
import { UsageError } from '../../terminal/refusals.js';
import type { Terminal } from '../../terminal/terminal.js';
import { wordAlike } from '../csv/alike-rows.js';
import { type CsvReport, type CsvWish, checkCsv } from '../csv/check.js';
import { wordFaults } from '../csv/faults.js';
import { NotPublished, publishCsv } from '../csv/publish.js';
import { wordReport } from '../csv/report.js';
import { parseWish } from '../csv/wish.js';
import { bytesOf } from './read-file.js';

// A CSV file taken in at the terminal: checked and staged first, then published in one change.

export interface CsvSaid {
  readonly map?: readonly string[];
  readonly delimiter?: string;
  readonly duplicates?: string;
  readonly dryRun?: boolean;
}

export async function importCsv(
  ctx: Context,
  file: string,
  said: CsvSaid,
  terminal: Terminal,
): Promise<void> {
  const wish = wishOf(said);
  const bytes = await bytesOf(file);
  const staging = new Staging();
  try {
    const report = await check(ctx, { bytes, wish, staging, file }, terminal);
    if (!said.dryRun && report.taken > 0) await publish(ctx, staging, report, terminal);
    terminal.print(wordReport(report, said.dryRun === true));
  } finally {
    staging.close();
  }
}

function wishOf({ map = [], delimiter, duplicates }: CsvSaid): CsvWish {
  const wish = parseWish({ mapping: map, delimiter, duplicates });
  if (wish.ok) return wish.value;
  throw new UsageError(
    ...wish.errors.map(({ path, message }) => `--${path === 'mapping' ? 'map' : path}: ${message}`),
  );
}

interface Given {
  readonly bytes: Buffer;
  readonly wish: CsvWish;
  readonly staging: Staging;
  readonly file: string;
}

async function check(
  ctx: Context,
  { bytes, wish, staging, file }: Given,
  terminal: Terminal,
): Promise<CsvReport> {
  const bar = await terminal.progress('check', linesIn(bytes));
  const report = await atOneMoment(ctx.db, () =>
    checkCsv(bytes, wish, { db: ctx.db, actor: TERMINAL.userId ?? 0, staging }, (rows) => bar.to(rows)),
  ).finally(() => bar.end());
  for (const { line, as } of report.skipped)
    terminal.note(
      'desk' in as
        ? `Line ${line}: left out, on the desk already as number ${as.desk}.`
        : `Line ${line}: left out, the same as line ${as.line}.`,
    );
  for (const { line, alike } of report.alike) terminal.note(`Line ${line}: ${wordAlike(alike).join('; ')}.`);
  const unlisted = report.alikeCount - report.alike.length;
  if (unlisted > 0) terminal.note(`… and ${howMany(unlisted, 'more row')} with possible duplicates.`);
  if (report.faultCount === 0) return report;
  for (const sentence of wordFaults(report.faults, report.faultCount)) terminal.note(sentence);
  const count = howMany(report.faultCount, 'fault');
  throw new AppError('invalid', `${file} cannot be taken in (${count}, listed above). Nothing was changed.`);
}

async function publish(ctx: Context, staging: Staging, report: CsvReport, terminal: Terminal): Promise<void> {
  const bar = await terminal.progress('import', report.taken);
  try {
    await ctx.transact({ id: TERMINAL.userId ?? 0 }, (change) =>
      publishCsv(change, staging.all(), report, (rows) => bar.to(rows)),
    );
  } catch (error) {
    if (!(error instanceof NotPublished)) throw error;
    for (const sentence of wordFaults(error.faults, error.faults.length)) terminal.note(sentence);
    throw new AppError('not_now', `${error.message} Nothing was changed: run it again.`);
  } finally {
    bar.end();
  }
}

function linesIn(bytes: Buffer): number {
  let lines = 1;
  for (let at = bytes.indexOf(0x0a); at !== -1; at = bytes.indexOf(0x0a, at + 1)) lines += 1;
  return lines;
}

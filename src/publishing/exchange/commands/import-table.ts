import { basename } from 'node:path';
import type { Comparer } from '../../../checking/comparison-queue/actions.js';
import type { Context } from '../../../platform/context.js';
import { AppError } from '../../../platform/lib/errors.js';
import { keepMemorySmall } from '../../../platform/lib/memory.js';
import { howMany } from '../../../platform/lib/text/how-many.js';
import type { Progress } from '../../../platform/terminal/progress.js';
import { UsageError } from '../../../platform/terminal/refusals.js';
import type { Terminal } from '../../../platform/terminal/terminal.js';
import { TERMINAL } from '../../../platform/viewer.js';
import type { OpenTransactor } from '../actions/portions/portions.js';
import { checkOnly, importTable, type ToCheck } from '../actions.js';
import { parseCsvOptions, parseReferenceOptions } from '../input/table-options.js';
import type { CsvReport } from '../model/csv-report.js';
import { wordFaults, wordOwnPieces } from '../model/faults.js';
import type { ImportOptions } from '../model/options.js';
import { MIN_NOTICED_SECONDS, secondsToTakeIn, wordAlike, wordReport, wordSeconds } from '../model/report.js';
import type { ImportReport, ReferenceReport } from '../references/model/reference-report.js';
import { wordOutcome, wordReferences, wordRemarks } from '../references/model/words.js';
import { reportJson } from '../report-json.js';
import { bytesOf } from './read-file.js';
import { stoppable } from './stoppable.js';

// Imports a table, or a file of a reference manager, at the terminal: checked and staged first, then published, a large
// one in portions.

export interface TableCommandOptions {
  readonly map?: readonly string[];
  readonly delimiter?: string;
  readonly duplicates?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export interface ImportContext extends Context {
  readonly openPortions: OpenTransactor;
  readonly comparer: Pick<Comparer, 'afterChange'>;
}

export async function importTableFile(
  ctx: ImportContext,
  { file, format }: { readonly file: string; readonly format: ImportOptions['format'] },
  said: TableCommandOptions,
  terminal: Terminal,
): Promise<void> {
  keepMemorySmall();
  const options = optionsOf(format, said);
  const bytes = await bytesOf(file);
  const bars = new Bars(terminal);
  await bars.draw('check', linesIn(bytes));
  const toCheck = {
    bytes,
    options,
    actor: TERMINAL.userId ?? 0,
    onRowsRead: (rows: number) => bars.to(rows),
  };
  const report = await (said.dryRun
    ? checkOnly(ctx.config.file, toCheck)
    : takeIn(ctx, toCheck, { bars, terminal, name: file === '-' ? null : basename(file) })
  ).finally(() => bars.end());
  const isDryRun = said.dryRun === true;
  if (!said.json) tellRows(report, isDryRun, terminal);
  refuseFaults(report, file, terminal);
  if (isDryRun) tellSeconds(report, terminal);
  if (said.json) terminal.printJson(reportJson(report, isDryRun));
  else terminal.print(wordImport(report, isDryRun));
}

const ALL_RECORDS = { from: 1, count: Number.MAX_SAFE_INTEGER };

function optionsOf(
  format: ImportOptions['format'],
  { map = [], delimiter, duplicates }: TableCommandOptions,
): ImportOptions {
  const given = { mapping: map, delimiter, duplicates };
  const options =
    format === 'csv' ? parseCsvOptions(given) : parseReferenceOptions(format, given, ALL_RECORDS);
  if (options.ok) return options.value;
  throw new UsageError(
    ...options.errors.map(({ path, message }) => `--${path === 'mapping' ? 'map' : path}: ${message}`),
  );
}

async function takeIn(
  ctx: ImportContext,
  toCheck: ToCheck,
  {
    bars,
    terminal,
    name,
  }: { readonly bars: Bars; readonly terminal: Terminal; readonly name: string | null },
): Promise<ImportReport> {
  const outcome = await stoppable(ctx, terminal, ({ begun, inPortions, isStopped }) =>
    importTable(ctx.config.file, {
      ...toCheck,
      beside: {
        open: ctx.openPortions,
        name,
        isStopped,
        onBegun: inPortions,
        onWait: () => terminal.note('Waiting until another import has ended.'),
      },
      change: (work) =>
        ctx.transact({ id: toCheck.actor }, (change) => {
          begun(change);
          return work(change);
        }),
      agrees: () => true,
      async onChecked(report) {
        bars.end();
        if (report.faultCount > 0 || report.taken === 0) return;
        tellSeconds(report, terminal);
        await bars.draw('import', report.taken);
      },
      onRowsImported: (rows) => bars.to(rows),
    }),
  );
  if (outcome.kind === 'repeated') throw new Error('Nothing is sent twice at the terminal.');
  if (outcome.kind === 'taken') await ctx.comparer.afterChange(outcome.sources);
  return outcome.report;
}

function tellSeconds(report: ImportReport, terminal: Terminal): void {
  const seconds = secondsToTakeIn(report);
  if (seconds < MIN_NOTICED_SECONDS) return;
  const rows = howMany(report.taken, report.kind === 'claims' ? 'quotation' : 'source');
  terminal.note(`Importing ${rows} takes ${wordSeconds(seconds)}. Others can keep working meanwhile.`);
}

function wordImport(report: ImportReport, isDryRun: boolean): string {
  return report.format === 'csv' ? wordReport(report, isDryRun) : wordReferences(report, isDryRun);
}

function tellRows(report: ImportReport, isDryRun: boolean, terminal: Terminal): void {
  if (report.format === 'csv') tellSkipped(report, terminal);
  else tellRecords(report, isDryRun, terminal);
  const [one, at] = report.format === 'csv' ? ['row', 'Line'] : ['record', 'Record'];
  for (const { line, alike } of report.alike) terminal.note(`${at} ${line}: ${wordAlike(alike).join('; ')}.`);
  const unlisted = report.alikeCount - report.alike.length;
  if (unlisted > 0) terminal.note(`… and ${howMany(unlisted, `more ${one}`)} with possible duplicates.`);
}

function tellSkipped({ skipped }: CsvReport, terminal: Terminal): void {
  for (const { line, as } of skipped)
    terminal.note(
      'desk' in as
        ? `Line ${line}: skipped, already saved as number ${as.desk}.`
        : `Line ${line}: skipped, the same as line ${as.line}.`,
    );
}

/** A dry run tells of every record, an import of those that are left out or lack a field. */
function tellRecords({ records }: ReferenceReport, isDryRun: boolean, terminal: Terminal): void {
  for (const record of records) {
    const told = [wordOutcome(record.outcome), ...wordRemarks(record)];
    if (isDryRun || record.outcome.as !== 'new' || told.length > 1)
      terminal.note(`Record ${record.n}, ${record.title ?? 'without a title'}: ${told.join('. ')}.`);
  }
}

function refuseFaults(
  { faults, faultCount, ownPieces }: ImportReport,
  file: string,
  terminal: Terminal,
): void {
  if (faultCount === 0) return;
  const ours = wordOwnPieces(ownPieces);
  if (ours !== null) terminal.note(ours);
  for (const sentence of wordFaults(faults, faultCount)) terminal.note(sentence);
  const count = howMany(faultCount, 'error');
  throw new AppError('invalid', `${file} cannot be imported (${count}, listed above). Nothing was changed.`);
}

/** One bar after another. */
class Bars {
  readonly #terminal: Terminal;
  #bar: Progress | null = null;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  async draw(what: string, total: number): Promise<void> {
    this.end();
    this.#bar = await this.#terminal.progress(what, total);
  }

  to(done: number): void {
    this.#bar?.to(done);
  }

  end(): void {
    this.#bar?.end();
    this.#bar = null;
  }
}

function linesIn(bytes: Buffer): number {
  let lines = 1;
  for (let at = bytes.indexOf(0x0a); at !== -1; at = bytes.indexOf(0x0a, at + 1)) lines += 1;
  return lines;
}

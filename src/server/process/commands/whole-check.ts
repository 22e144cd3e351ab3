import type { Report } from '../../../people/integrity/job/check.js';
import type { FaultKind } from '../../../people/integrity/job/faults.js';
import { LOST_ENTRIES_ADVICE } from '../../../platform/db/heads/compare.js';
import type { HeadPlaces } from '../../../platform/db/heads/places.js';
import { AppError } from '../../../platform/lib/errors.js';
import { howMany, listed } from '../../../platform/lib/text/how-many.js';
import type { Progress } from '../../../platform/terminal/progress.js';
import type { Terminal } from '../../../platform/terminal/terminal.js';

/**
 * Checks the whole file of a database or a backup of this version. Prints its faults, as JSON on request.
 * @throws AppError `database_unusable` for any fault
 */
export async function checkWhole(
  file: string,
  terminal: Terminal,
  options: ReadOptions = {},
): Promise<Report> {
  const report = await readWhole(file, terminal, options);
  if (!report.sound) throw faulty(report, options.asJson === true);
  return report;
}

export interface ReadOptions {
  readonly asJson?: boolean;
  /** Leaves out what is derived: in a backup, it can be rebuilt. */
  readonly recordOnly?: boolean;
  /** Compares all wordings with their saved copies again. */
  readonly withComparisons?: boolean | undefined;
  /** Where heads of its history are stored. */
  readonly heads?: HeadPlaces;
}

/** The error with which a command ends that found faults. @param way what to do now */
export function faulty(report: Report, asJson: boolean, way = wayOut(report)): AppError {
  const { file } = report;
  const counted = `${faultsCounted(report)}${asJson ? '' : ', listed above'}`;
  return new AppError('database_unusable', `${file} ${whatIs(report)} (${counted}). ${way}`);
}

function whatIs(report: Report): string {
  if (isDamaged(report)) return 'is damaged';
  if (hasOnly(report, ['index'])) return 'has a search index that does not match its records';
  return lacksEntries(report) ? 'lacks confirmed entries' : 'was changed outside Onrecord';
}

function wayOut(report: Report): string {
  if (lacksEntries(report)) return LOST_ENTRIES_ADVICE;
  if (hasOnly(report, ['index'])) return 'Rebuild it with `onrecord reindex`.';
  return hasOnly(report, ['derived', 'index'])
    ? 'Rebuild what is derived with `onrecord db check --rebuild`.'
    : 'Restore a backup with `onrecord restore`.';
}

function hasOnly({ faults }: Report, kinds: readonly FaultKind[]): boolean {
  return faults.every(({ kind }) => kinds.includes(kind));
}

/** Whether that is all: a `-wal` file that was lost is no change by somebody. */
function lacksEntries({ faults }: Report): boolean {
  return faults.every(({ kind, sort }) => kind === 'history' && sort.startsWith('head '));
}

/** The same, for callers that handle faults themselves. @throws AppError where it cannot be read at all */
export async function readWhole(
  file: string,
  terminal: Terminal,
  options: ReadOptions = {},
): Promise<Report> {
  const report = await readQuietly(file, terminal, options);
  if (options.recordOnly && report.damagedIndexes.length > 0) terminal.note(DAMAGED_INDEX);
  printFaults(report, terminal, options.asJson === true);
  return report;
}

/** The same, printing nothing but its progress. */
export async function readQuietly(
  file: string,
  terminal: Terminal,
  { recordOnly = false, withComparisons = false, heads }: ReadOptions,
): Promise<Report> {
  const [{ checkIntegrity }, { DERIVATION }] = await Promise.all([
    import('../../../people/integrity/job/check.js'),
    import('../integrity/derivation.js'),
  ]);
  const bars = new ProgressBars(terminal);
  const onPart = (part: string, done: number, total: number) => bars.show(part, done, total);
  const derived = { derivation: DERIVATION, ...(withComparisons && { comparisons: 'all' as const }) };
  const options = { onPart, ...(heads && { heads }), ...(!recordOnly && derived) };
  return checkIntegrity(file, options).finally(() => bars.end());
}

/** Prints the faults of a check; nothing where it is sound. */
export function printFaults(report: Report, terminal: Terminal, asJson: boolean): void {
  if (report.sound) return;
  if (asJson) terminal.printJson(report);
  else for (const line of reportLines(report)) terminal.print(line);
}

const DAMAGED_INDEX =
  'The search index is damaged, the records are not: run onrecord reindex, also after a restore.';

/** Whether the structure of the file is damaged, so that nothing else was read. */
export function isDamaged({ faults }: Report): boolean {
  return faults.some(({ kind }) => kind === 'structure');
}

/** `one fault`, `7 faults` */
export function faultsCounted({ faults }: Report): string {
  const total = faults.reduce((sum, { count }) => sum + count, 0);
  return howMany(total, 'fault');
}

/** A check's report for a person. */
export function reportLines({ file, sound, faults, counts, ...rest }: Report): string[] {
  const { openFiles, unreadHeads, isDerivedOlder } = rest;
  return [
    ...faults.map(({ kind, line, advice, count }) =>
      kind === 'structure' ? line : `${line}${count > 1 ? ` (and ${count - 1} more)` : ''} ${advice}`,
    ),
    ...(counts.rowsWithoutPayload > 0
      ? [
          `${howMany(counts.rowsWithoutPayload, 'row')} not compared: an erasure removed the last entry about ${counts.rowsWithoutPayload === 1 ? 'it' : 'them'}.`,
        ]
      : []),
    ...(isDerivedOlder
      ? ['What is derived may be of an older version: the daily check, or onrecord reindex, rebuilds it.']
      : []),
    ...unreadHeads,
    ...openFiles.map((path) => `Other users of this machine can open ${path}. Run chmod 600 on it.`),
    ...(sound ? [`${file} is sound: ${listed(checkedParts(counts))}.`] : []),
  ];
}

function checkedParts({ rows, copies, events, derived, compared }: Report['counts']): readonly string[] {
  return [
    'structure',
    'schema',
    howMany(rows, 'row'),
    howMany(copies, 'saved copy', 'saved copies'),
    howMany(events, 'history entry', 'history entries'),
    ...(derived > 0 ? [`what is derived for ${howMany(derived, 'quotation')}`] : []),
    ...(compared > 0 ? [`the comparisons with the saved copies of ${howMany(compared, 'source')}`] : []),
  ];
}

/** One bar at a time, for the current part of the check. */
class ProgressBars {
  readonly #terminal: Terminal;
  #part: string | null = null;
  #bar: Promise<Progress> | null = null;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  show(part: string, done: number, total: number): void {
    if (part !== this.#part) {
      this.end();
      this.#part = part;
      this.#bar = this.#terminal.progress(part, 100);
    }
    void this.#bar?.then((bar) => bar.to((100 * done) / total));
  }

  end(): void {
    void this.#bar?.then((bar) => bar.end());
    this.#bar = null;
  }
}

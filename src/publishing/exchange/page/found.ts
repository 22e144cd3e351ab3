import type { Typed } from '../../../platform/lib/fields/form-page.js';
import { howMany } from '../../../platform/lib/text/how-many.js';
import type { AlikeRow, CheckReport, CsvReport, FirstRow, Skipped } from '../model/csv-report.js';
import { describedBy } from '../model/delimiters.js';
import { wordFault, wordOwnPieces } from '../model/faults.js';
import {
  capital,
  MIN_NOTICED_SECONDS,
  secondsToTakeIn,
  wordAlike,
  wordLikely,
  wordMade,
  wordSeconds,
} from '../model/report.js';
import { fingerprintOf } from '../report-json.js';

// The result of a check, for confirmation.

export interface FoundShown {
  readonly report: CsvReport;
  /** What was sent, to be sent on. */
  readonly typed: Typed;
  /** Whether the result has changed since somebody reviewed it. */
  readonly isAnew: boolean;
}

export function foundPage({ report, typed, isAnew }: FoundShown) {
  const { kind, taken, first } = report;
  const one = kind === 'claims' ? 'quotation' : 'source';
  return {
    isAnew,
    sub: taken === 0 ? 'Every row is already saved.' : NOT_YET,
    taken,
    title: taken === 0 ? 'Nothing to import' : `${capital(howMany(taken, one))} to import`,
    rows: metaRows(report),
    skipped: report.skipped.map((row) => skippedRow(row, kind)),
    skippedMore: report.skippedCount - report.skipped.length,
    alike: report.alike.map(alikeRow),
    alikeMore: report.alikeCount - report.alike.length,
    first: firstTable(report, first),
    lasts: lastsOf(report),
    parts: [],
    submit: `Import ${howMany(taken, one)}`,
    hidden: Object.entries({ ...typed, checked: fingerprintOf(report) }).map(([name, value]) => ({
      name,
      value,
    })),
  };
}

export const NOT_YET = 'Nothing is saved yet.';

/** How long others wait, where they would notice; null for a small table. */
export function lastsOf(report: CheckReport): string | null {
  const seconds = secondsToTakeIn(report);
  if (seconds < MIN_NOTICED_SECONDS) return null;
  return `This takes ${wordSeconds(seconds)}. Others can keep working meanwhile.`;
}

function metaRows(report: CsvReport) {
  const { kind, rows, delimiter, skippedCount, leftOut } = report;
  const read = `${howMany(rows, 'row')} of ${pluralOf(kind)}, with ${describedBy(delimiter).label.toLowerCase()} between cells`;
  const found = [
    ['Read', read],
    ['Also added', wordMade(report)],
    ['Left out', skippedCount === 0 ? null : `${howMany(skippedCount, 'row')} already saved`],
    ...wordLikely(report).map((text) => ['Duplicates', text] as const),
    ['Columns not imported', leftOut.join(', ') || null],
  ] as const;
  return found.flatMap(([term, text]) => (text === null ? [] : [{ term, text }]));
}

function pluralOf(kind: CsvReport['kind']): string {
  return kind === 'claims' ? 'quotations' : kind;
}

function skippedRow({ line, as }: Skipped, kind: CsvReport['kind']) {
  if ('line' in as) return { text: `Line ${line} is the same as line ${as.line}.`, label: null, href: null };
  const label = `${kind === 'claims' ? 'quotation' : 'source'} ${as.desk}`;
  return { text: `Line ${line} is already saved:`, label, href: `/${kind}/${as.desk}` };
}

function alikeRow({ line, alike }: AlikeRow) {
  return { text: `Line ${line}: ${wordAlike(alike).join('; ')}.`, link: firstLink(alike) };
}

export function firstLink({ claims: [claim], near: [near] }: AlikeRow['alike']) {
  if (claim) return { label: `Open quotation ${claim.id}`, href: `/claims/${claim.id}` };
  const [record] = near?.records ?? [];
  if (record === undefined) return null;
  return { label: `Open ${record.name}`, href: `/${record.noun}s/${record.id}` };
}

const HEADS = {
  claims: ['Line', 'Quotation', 'Speaker', 'Said', 'Source'],
  sources: ['Line', 'Title', 'Outlet', 'Published'],
} as const;

function firstTable({ kind, taken }: CsvReport, rows: readonly FirstRow[]) {
  const named = pluralOf(kind);
  const caption = rows.length === taken ? `The ${named}` : `The first ${rows.length} ${named}`;
  return {
    caption,
    heads: HEADS[kind],
    rows: rows.map(({ line, words, language, who, day, source }) => ({
      cells: [
        { text: String(line), numeric: true },
        { text: words, lang: language, words: kind === 'claims' },
        { text: who ?? 'Not given' },
        day === null ? { text: 'No date' } : { date: day },
        ...(kind === 'claims' ? [{ text: source ?? 'No source yet' }] : []),
      ],
    })),
  };
}

/** Faults as a form lists them, each linked to the field of the table. */
export function faultsOf({ faults, faultCount, ownPieces }: CheckReport, path: 'file' | 'text') {
  const more = faultCount - faults.length;
  const ours = wordOwnPieces(ownPieces);
  return [
    ...(ours === null ? [] : [{ path, message: ours }]),
    ...faults.map((fault) => ({ path, message: wordFault(fault) })),
    ...(more > 0 ? [{ path: '', message: `… and ${howMany(more, 'more error')}.` }] : []),
  ];
}

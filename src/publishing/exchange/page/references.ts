import type { Typed } from '../../../platform/lib/fields/form-page.js';
import { howMany } from '../../../platform/lib/text/how-many.js';
import { REFERENCE_FORMATS, TYPE_NOT_KNOWN } from '../../../vocabulary.js';
import type { AlikeRow } from '../model/csv-report.js';
import { capital } from '../model/report.js';
import type { RecordLine, ReferenceReport } from '../references/model/reference-report.js';
import {
  wordLeftOut,
  wordOutcome,
  wordRemarks,
  wordSimilar,
  wordTallies,
} from '../references/model/words.js';
import { fingerprintOf } from '../report-json.js';
import { firstLink, lastsOf, NOT_YET } from './found.js';

// The result of a check of a file of a reference manager, for confirmation: a line for each record, in parts.

export interface ReferencesShown {
  readonly report: ReferenceReport;
  /** What was sent, to be sent on. */
  readonly typed: Typed;
  /** Whether the result has changed since somebody reviewed it. */
  readonly isAnew: boolean;
}

export function referencesPage({ report, typed, isAnew }: ReferencesShown) {
  const { taken } = report;
  const sources = howMany(taken, 'source');
  return {
    isAnew,
    sub: taken === 0 ? 'Every record is left out.' : NOT_YET,
    taken,
    title: taken === 0 ? 'Nothing to import' : `${capital(sources)} to import`,
    rows: metaRows(report),
    ...{ skipped: [], skippedMore: 0, alike: [], alikeMore: 0 },
    first: recordsTable(report),
    lasts: lastsOf(report),
    parts: partsOf(report),
    submit: `Import ${sources}`,
    hidden: Object.entries({ ...typed, checked: fingerprintOf(report) }).map(([name, value]) => ({
      name,
      value,
    })),
  };
}

function metaRows(report: ReferenceReport) {
  const found = [
    ['Read', `${howMany(report.rows, 'record')} of ${REFERENCE_FORMATS[report.format]}`],
    ['Left out', wordLeftOut(report)],
    [TYPE_NOT_KNOWN, wordTallies(report.untyped)],
    ['In the note', wordTallies(report.inNote)],
    ['Not imported', wordTallies(report.notKept)],
    ...wordSimilar(report).map((text) => ['Duplicates', text] as const),
  ] as const;
  return found.flatMap(([term, text]) => (text === null ? [] : [{ term, text }]));
}

function recordsTable({ records, rows, alike }: ReferenceReport) {
  const similar = new Map(alike.map((row) => [row.line, row.alike]));
  const [first, last] = [records[0]?.n ?? 0, records.at(-1)?.n ?? 0];
  return {
    caption: records.length === rows ? 'The records' : `Records ${first} to ${last} of ${rows}`,
    heads: ['Record', 'Title', 'Author or outlet', 'Published', 'Result', 'Remarks'],
    rows: records.map((line) => ({
      cells: [
        { text: String(line.n), numeric: true },
        { text: line.title ?? 'No title', lang: line.title === null ? null : line.language },
        { text: line.who ?? 'Not given' },
        line.day === null ? { text: 'No date' } : { date: line.day },
        resultCell(line, similar.get(line.n)),
        { text: wordRemarks(line).join('. ') },
      ],
    })),
  };
}

function resultCell({ outcome }: RecordLine, similar: AlikeRow['alike'] | undefined) {
  const text = wordOutcome(outcome);
  if (outcome.as === 'saved') return { text, href: `/sources/${outcome.id}` };
  const link = similar && firstLink(similar);
  return link ? { text: `${text}, possible duplicate`, href: link.href } : { text };
}

/** The parts before and after this one. */
function partsOf({ records, rows, part: { from, count } }: ReferenceReport) {
  const part = Math.floor((from - 1) / count) + 1;
  const button = (label: string, at: number) => ({ label, name: 'part', value: String(at) });
  return [
    ...(part > 1 ? [button(`Previous ${count} records`, part - 1)] : []),
    ...(from - 1 + records.length < rows ? [button(`Next ${count} records`, part + 1)] : []),
  ];
}

import { creditedOrWrong, misattributionOf } from '../../../derived/status/model/misattribution.js';
import { printedShort } from '../../../engines/reading/printed-words.js';
import { formatEdtf } from '../../../platform/lib/edtf/edtf.js';
import { grouped } from '../../../platform/lib/grouped.js';
import { dayNumber } from '../../../platform/lib/pictures/scale.js';
import { markColumns } from '../../../platform/lib/pictures/timeline.js';
import type { DatedStatement, Timeline } from '../../../record/speakers/timeline-store.js';
import { ATTRIBUTION_STATUSES } from '../../../vocabulary.js';

// What somebody said, along a line of time: a mark for each statement, with its status; one for all its repeats. The
// same as a table. Places across are in per cent, heights in CSS pixels.

/** Marks on each other at most. */
const HIGH = 5;
const MARK = 18;
/** Above the marks: the number of those that do not fit. */
const TOP = 18;
const BASE = TOP + HIGH * MARK;

/** A statement with its repeats, all of the same status, the earliest first. */
type Repeats = readonly [DatedStatement, ...DatedStatement[]];

/** Null where all were said on one day, or where none has a date. */
export function timelinePicture(timeline: Timeline) {
  const repeats = repeatsOf(timeline);
  const marks = repeats.map((all) => ({ day: dayNumber(all[0].said_on_min), all }));
  if (new Set(marks.map(({ day }) => day)).size < 2) return null;
  const columns = markColumns(marks, HIGH);
  const [first, last] = [marks.at(-1)?.all[0], marks[0]?.all[0]];
  return {
    desc: descOf(repeats, timeline.isCut),
    height: BASE + 26,
    base: BASE,
    from: formatEdtf(first?.said_on ?? ''),
    to: formatEdtf(last?.said_on ?? ''),
    marks: columns.flatMap(({ x, marks }) =>
      marks.map(({ all }, level) => ({
        x,
        y: BASE - (level + 1) * MARK,
        status: all[0].status,
        title: titleOf(all),
      })),
    ),
    more: columns.flatMap(({ x, more }) => (more === 0 ? [] : [{ x, text: `+${more}` }])),
    table: tableOf(repeats),
  };
}

/** Latest first, by the earliest of each. */
function repeatsOf({ statements, same }: Timeline): Repeats[] {
  const kin = kinOf(statements, same);
  const groups = grouped(statements, (one) => `${one.status} ${kin.get(one.id) ?? one.id}`);
  const repeats = [...groups.values()].map((all) => [...all].reverse() as unknown as Repeats);
  return repeats.sort(([a], [b]) => b.said_on_min.localeCompare(a.said_on_min) || b.id - a.id);
}

/** By quotation, one of those that are the same: they have the same words, or somebody linked them. */
function kinOf(statements: readonly DatedStatement[], same: Timeline['same']): ReadonlyMap<number, number> {
  const kin = new Map(statements.map(({ id }) => [id, id]));
  const find = (id: number): number => {
    const next = kin.get(id) ?? id;
    return next === id ? id : find(next);
  };
  const words = new Map<string, number>();
  for (const { id, text } of statements) {
    const key = wordsAlone(text);
    const known = key === '' ? undefined : words.get(key);
    if (known === undefined) words.set(key, id);
    else kin.set(find(id), find(known));
  }
  for (const [one, other] of same) if (kin.has(one) && kin.has(other)) kin.set(find(one), find(other));
  return new Map(statements.map(({ id }) => [id, find(id)]));
}

function wordsAlone(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function titleOf(all: Repeats): string {
  const [{ said_on, status }] = all;
  const times = all.length === 1 ? '' : `, ${all.length} times`;
  return `${formatEdtf(said_on)}: ${wordsOf(all[0])} – ${ATTRIBUTION_STATUSES[status]}${times}`;
}

/** A misattribution is said before the words. */
function wordsOf(one: DatedStatement): string {
  const words = one.text === '' ? 'the text was erased' : printedShort(one.form, one.text, one.language);
  return misattributionOf(one) === null ? words : `${creditedOrWrong(one)}: ${words}`;
}

function descOf(repeats: readonly Repeats[], isCut: boolean): string {
  const shown = isCut ? 'The latest quotations with a date' : 'Quotations with a date';
  return `${shown}, each with its status: ${repeats.length} in all. The table has the same.`;
}

function tableOf(repeats: readonly Repeats[]) {
  return {
    id: 'timeline-table',
    caption: 'Quotations over time, latest first',
    head: 0,
    whole: true,
    dense: true,
    columns: [
      { label: 'Said on' },
      { label: 'Quotation' },
      { label: 'Status' },
      { label: 'Times', numeric: true },
    ],
    rows: repeats.map((all) => ({
      cells: [
        { text: formatEdtf(all[0].said_on), href: `/claims/${all[0].id}` },
        misattributionOf(all[0]) === null
          ? { text: wordsOf(all[0]), words: true, lang: all[0].language }
          : { text: wordsOf(all[0]) },
        { text: '', status: { status: all[0].status, word: ATTRIBUTION_STATUSES[all[0].status] } },
        { text: String(all.length), numeric: true },
      ],
    })),
  };
}

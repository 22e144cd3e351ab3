import { cappedWords, MAX_COUNTED } from '../../../platform/lib/capped-count.js';
import { formatEdtf } from '../../../platform/lib/edtf/edtf.js';
import { dayNumber, dayOf, round, roundTop, scaleOf } from '../../../platform/lib/pictures/scale.js';
import type { WeekDone } from '../progress-store.js';

// What was done by week: two columns for each, and the same as a table. Places across are in per cent of the width, so
// that the picture fits any screen and its text keeps its size; heights are in CSS pixels.

/** Half a year. */
const WEEKS = 26;
const WEEK_DAYS = 7;
/** 1970-01-01 was a Thursday. */
const DAYS_TO_MONDAY = 4;

/** The Mondays of the last weeks, oldest first, and the one after this week. @param now UTC, ISO 8601 */
export function weekStarts(now: string): string[] {
  const today = dayNumber(now);
  const next = today - ((today - DAYS_TO_MONDAY) % WEEK_DAYS) + WEEK_DAYS;
  return Array.from({ length: WEEKS + 1 }, (_, at) => dayOf(next - (WEEKS - at) * WEEK_DAYS));
}

const [TOP, HEIGHT] = [24, 84];
/** Of the width of a week: a column, and the space before the first. */
const [COLUMN, MARGIN] = [0.36, 0.12];
/** So that a single finding is seen beside a thousand. */
const MIN_HEIGHT = 2;

/** Null where nothing was done in that time. @param starts what `weekStarts` returned */
export function progressPicture(starts: readonly string[], weeks: readonly WeekDone[]) {
  const most = Math.max(0, ...weeks.flatMap(({ added, checked }) => [added, checked]));
  if (most === 0) return null;
  const top = roundTop(Math.min(most, MAX_COUNTED));
  return {
    title: TITLE,
    desc: descOf(weeks),
    height: TOP + HEIGHT + 28,
    base: TOP + HEIGHT,
    topLine: TOP,
    top: top.toLocaleString('en-GB'),
    from: shortDay(starts[0] ?? ''),
    columns: weeks.flatMap((week, at) => columnsOf(week, at, weeks.length, top)),
    table: tableOf(starts, weeks),
  };
}

const TITLE = 'Work by week';
const [ADDED, CHECKED] = ['Quotations added', 'Findings recorded'];

function columnsOf({ added, checked }: WeekDone, at: number, weeks: number, top: number) {
  const across = scaleOf([0, weeks]);
  const up = scaleOf([0, top]);
  const column = (series: 'added' | 'checked', count: number, side: number) => {
    const height = Math.max(MIN_HEIGHT, round((up(count) * HEIGHT) / 100));
    const x = across(at + MARGIN + side * (COLUMN + MARGIN / 3));
    return { series, x, width: across(COLUMN), y: round(TOP + HEIGHT - height), height };
  };
  return [
    ...(added > 0 ? [column('added', added, 0)] : []),
    ...(checked > 0 ? [column('checked', checked, 1)] : []),
  ];
}

function descOf(weeks: readonly WeekDone[]): string {
  const last = weeks.at(-1) ?? { added: 0, checked: 0 };
  return `The last ${weeks.length} weeks. This week: ${cappedWords(last.added)} quotations added and ${cappedWords(last.checked)} findings recorded.`;
}

/** The latest week first; weeks in which nothing was done are left out. */
function tableOf(starts: readonly string[], weeks: readonly WeekDone[]) {
  return {
    id: 'progress-table',
    caption: 'Quotations and findings, latest week first',
    head: 0,
    whole: true,
    dense: true,
    columns: [{ label: 'Week from' }, ...[ADDED, CHECKED].map((label) => ({ label, numeric: true }))],
    rows: weeks
      .flatMap(({ added, checked }, at) =>
        added + checked === 0
          ? []
          : [
              {
                cells: [
                  { text: '', date: starts[at] ?? null },
                  ...[added, checked].map((count) => ({ text: cappedWords(count), numeric: true })),
                ],
              },
            ],
      )
      .reverse(),
  };
}

/** `2 June` */
function shortDay(day: string): string {
  return formatEdtf(day).replace(/ \d{4}$/, '');
}

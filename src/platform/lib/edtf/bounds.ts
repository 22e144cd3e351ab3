import { type DateBounds, daysInMonth, sortableDay } from './calendar.js';
import type { CalendarDate, Edtf, End, Season } from './grammar.js';

/** The first and the last day that an EDTF can mean. */
export function boundsOf(edtf: Edtf): DateBounds {
  if (edtf.kind === 'interval') return { min: endBounds(edtf.from).min, max: endBounds(edtf.to).max };
  return edtf.kind === 'season' ? seasonBounds(edtf) : dateBounds(edtf);
}

function endBounds(end: End): DateBounds {
  return typeof end === 'string' ? { min: null, max: null } : boundsOf(end);
}

/**
 * A season includes its months on both hemispheres: spring and autumn March to November, the others June to February.
 */
function seasonBounds({ year, season }: Season): DateBounds {
  if (season % 2 === 1) return { min: sortableDay(year, 3, 1), max: sortableDay(year, 11, 30) };
  // The last representable year has no February after it.
  const end = year === 9999 ? sortableDay(9999, 12, 31) : sortableDay(year + 1, 2, daysInMonth(year + 1, 2));
  return { min: sortableDay(year, 6, 1), max: end };
}

function dateBounds({ year, month, day }: CalendarDate): DateBounds {
  const digits = [Number(year.replaceAll('X', '0')), Number(year.replaceAll('X', '9'))];
  const [first, last] = [Math.min(...digits), Math.max(...digits)];
  const lastMonth = known(month) ?? 12;
  return {
    min: sortableDay(first, known(month) ?? 1, known(day) ?? 1),
    max: sortableDay(last, lastMonth, known(day) ?? daysInMonth(last, lastMonth)),
  };
}

function known(part: string | null): number | null {
  return part === null || part === 'XX' ? null : Number(part);
}

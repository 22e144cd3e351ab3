import { round } from './scale.js';

// Marks along a line of time, in columns that are wide enough for a mark on the narrowest phone. Marks of one column
// stand on each other; those above the highest place are counted.

interface MarkedDay {
  /** As `dayNumber` gives it. */
  readonly day: number;
}

interface MarkColumn<T> {
  /** The middle of the column, in per cent of the width. */
  readonly x: number;
  /** From the bottom up, the earliest first. */
  readonly marks: readonly T[];
  /** How many more there are. */
  readonly more: number;
}

/** A mark of 14 px in each fits into 280 px. */
const TIMELINE_COLUMNS = 20;

/** Every mark in one column, from the earliest day to the latest. @param high marks on each other at most */
export function markColumns<T extends MarkedDay>(marks: readonly T[], high: number): MarkColumn<T>[] {
  const days = marks.map(({ day }) => day);
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const columns = new Map<number, T[]>();
  for (const mark of [...marks].sort((a, b) => a.day - b.day)) {
    const at = columnAt(mark.day, first, last);
    columns.set(at, [...(columns.get(at) ?? []), mark]);
  }
  return [...columns].map(([at, all]) => ({
    x: round(((at + 0.5) * 100) / TIMELINE_COLUMNS),
    marks: all.slice(0, high),
    more: Math.max(0, all.length - high),
  }));
}

function columnAt(day: number, first: number, last: number): number {
  if (last === first) return Math.floor(TIMELINE_COLUMNS / 2);
  const at = Math.floor(((day - first) * TIMELINE_COLUMNS) / (last - first));
  return Math.min(at, TIMELINE_COLUMNS - 1);
}

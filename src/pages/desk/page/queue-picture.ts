import { countWords } from '../model.js';
import type { QueueSection } from './queue-row.js';

// The queue by kind and age: a bar for each kind, divided by waiting time, and the same as a table.

const DAY_MS = 86_400_000;

const AGES = [
  { key: 'today', label: 'Less than a day', days: 1 },
  { key: 'week', label: 'Less than a week', days: 7 },
  { key: 'month', label: 'Less than a month', days: 30 },
  { key: 'older', label: 'Longer', days: Number.POSITIVE_INFINITY },
] as const;

/** The width available on the narrowest phone, in CSS pixels. */
const WIDTH = 280;
const COUNT_WIDTH = 48;
const BAR_WIDTH = WIDTH - COUNT_WIDTH;
/** The line for the kind's name, above its bar. */
const LABEL_HEIGHT = 20;
const BAR_HEIGHT = 12;
const ROW_HEIGHT = LABEL_HEIGHT + BAR_HEIGHT + 8;
/** Minimum width of a part, so that it is visible. */
const MIN_BAR_PERCENT = 3;

/** Null where the queue is empty. @param now UTC, ISO 8601 */
export function queuePicture(sections: readonly QueueSection[], now: string) {
  if (sections.length === 0) return null;
  const rows = sections.map(({ title, dates }) => ({
    title,
    counts: countsOf(dates, Date.parse(now)),
    total: countWords(dates),
  }));
  const longest = Math.max(...sections.map(({ dates }) => dates.length));
  return {
    width: WIDTH,
    height: rows.length * ROW_HEIGHT,
    desc: rows.map(({ title, total }) => `${title}: ${total}`).join('; '),
    bars: rows.map(({ title, counts, total }, at) => ({
      title,
      labelY: at * ROW_HEIGHT + 14,
      y: at * ROW_HEIGHT + LABEL_HEIGHT,
      total,
      parts: partsOf(counts, BAR_WIDTH / longest),
    })),
    barHeight: BAR_HEIGHT,
    ages: AGES.map(({ key, label }) => ({ key, label })),
    table: rows,
  };
}

function countsOf(dates: readonly string[], now: number): number[] {
  const counts = AGES.map(() => 0);
  for (const date of dates) {
    const days = (now - Date.parse(date)) / DAY_MS;
    const at = AGES.findIndex((age) => days < age.days);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
}

function partsOf(counts: readonly number[], scale: number) {
  let x = 0;
  return counts.flatMap((count, at) => {
    if (count === 0) return [];
    const part = {
      key: AGES[at]?.key ?? 'older',
      x,
      width: Math.max(MIN_BAR_PERCENT, Math.round(count * scale)),
    };
    x += part.width;
    return [part];
  });
}

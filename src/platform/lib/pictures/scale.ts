// Places on a picture, in per cent of its width: the text of a picture without a viewBox keeps its size at any width.

/**
 * Maps a value to a place between 0 and 100; values beyond the domain are at its ends.
 * @param domain its first and last value; where they are equal, every value is in the middle
 */
export function scaleOf([min, max]: readonly [number, number]): (value: number) => number {
  if (max <= min) return () => 50;
  return (value) => round((Math.min(Math.max(value, min), max) - min) * (100 / (max - min)));
}

/** The smallest of 1, 2, 5, 10, 20, 50 … that is not below a count; 1 for 0. */
export function roundTop(count: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(count, 1)));
  return [1, 2, 5, 10].map((step) => step * power).find((top) => top >= count) ?? count;
}

/** To hundredths: a hundredth of a per cent is less than a pixel. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

const DAY_MS = 86_400_000;

/** The number of a day, counted from 1970. @param day `2026-11-27`, or the beginning of a time */
export function dayNumber(day: string): number {
  return Math.floor(Date.parse(`${day.slice(0, 10)}T00:00:00Z`) / DAY_MS);
}

/** `2026-11-27` */
export function dayOf(number: number): string {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

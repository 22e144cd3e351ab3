// Days of the proleptic Gregorian calendar as EDTF, without a clock or a time zone.

export interface Day {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

const EDTF_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;

/** Null for a month, a year, an uncertain day or one that does not exist. */
export function parseDay(date: string): Day | null {
  const [, year = '', month = '', day = ''] = EDTF_DAY.exec(date) ?? [];
  return year === '' ? null : existing(Number(year), Number(month), Number(day));
}

/** Null for a day that does not exist, such as 30 February. */
export function existing(year: number, month: number, day: number): Day | null {
  const its = { year, month, day };
  return toEdtf(fromSerial(serial(its))) === toEdtf(its) ? its : null;
}

export function toEdtf({ year, month, day }: Day): string {
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join(
    '-',
  );
}

/** Days since 1 January 1970. */
export function serial({ year, month, day }: Day): number {
  const date = new Date(0);
  // NOTE: Date.UTC takes years below 100 for those of the 20th century.
  date.setUTCFullYear(year, month - 1, day);
  return Math.round(date.getTime() / DAY_MS);
}

export function fromSerial(days: number): Day {
  const date = new Date(days * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** 0 for Sunday. */
export function weekday(days: number): number {
  return (((days + 4) % 7) + 7) % 7;
}

import { fold } from '../../../engines/text/fold.js';
import type { Typed } from '../../../platform/lib/fields/form-page.js';

// Whether two articles of the same title are versions of one.

export interface Version {
  readonly fields: Typed;
  /** An EDTF day; null where it is unknown. */
  readonly day: string | null;
  readonly text: string;
}

/** Share of the shorter text that stands in the other, too. */
const MIN_SHARE = 0.5;
const MAX_DAYS_BETWEEN = 7;
const DAY_MS = 86_400_000;

/** The outlet or the authors are the same and neither contradicts, the days are close, and most lines are alike. */
export function isSameArticle(one: Version, other: Version): boolean {
  const [outlet, authors] = ['outlet.name', 'authors'].map((name) =>
    agreement(one.fields[name], other.fields[name]),
  );
  if (outlet === 'other' || authors === 'other' || (outlet !== 'same' && authors !== 'same')) return false;
  return areClose(one.day, other.day) && shareOfLines(one.text, other.text) >= MIN_SHARE;
}

function agreement(one = '', other = ''): 'same' | 'other' | 'unknown' {
  if (one.trim() === '' || other.trim() === '') return 'unknown';
  return fold(one) === fold(other) ? 'same' : 'other';
}

/** A day that is unknown is close to any. */
function areClose(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return true;
  return Math.abs(Date.parse(one) - Date.parse(other)) <= MAX_DAYS_BETWEEN * DAY_MS;
}

function shareOfLines(one: string, other: string): number {
  const [mine, theirs] = [linesIn(one), linesIn(other)];
  const common = sizeOf([...mine].filter((line) => theirs.has(line)));
  return common / Math.max(1, Math.min(sizeOf(mine), sizeOf(theirs)));
}

function linesIn(text: string): ReadonlySet<string> {
  return new Set(text.split('\n').flatMap((line) => line.replace(/\s+/gu, ' ').trim() || []));
}

function sizeOf(lines: Iterable<string>): number {
  let size = 0;
  for (const line of lines) size += line.length;
  return size;
}

// What a page says of itself: each reading with where it was read. Nothing is decided here: a person takes a reading,
// and one that could mean something else is not sure.

/** A name as in CSL. */
export type FoundAuthor = { readonly family: string; readonly given?: string } | { readonly literal: string };

/** Where a reading stands in a page, best first. */
export type FoundIn = 'json_ld' | 'open_graph' | 'citation' | 'dublin_core' | 'html' | 'text';

export interface FoundReading<Value> {
  readonly value: Value;
  readonly from: FoundIn;
  /** False where it could be read in another way. */
  readonly isSure: boolean;
}

/** The different readings of each field, best first; a field without one is absent. Dates are EDTF. */
export interface Found {
  readonly title?: readonly FoundReading<string>[];
  readonly outlet?: readonly FoundReading<string>[];
  readonly authors?: readonly FoundReading<readonly FoundAuthor[]>[];
  readonly issued?: readonly FoundReading<string>[];
  readonly language?: readonly FoundReading<string>[];
  /** As the page has it, which may be relative. */
  readonly url?: readonly FoundReading<string>[];
}

/** Maximum number of readings of a field: more are not choices any more. */
export const MAX_FOUND_READINGS = 3;

/** The readings that differ, each once. @param keyOf the same for readings that agree */
export function distinct<Value>(
  readings: readonly FoundReading<Value>[],
  keyOf: (value: Value) => string,
): FoundReading<Value>[] {
  const seen = new Set<string>();
  const first = readings.filter(({ value }) => !seen.has(keyOf(value)) && seen.add(keyOf(value)));
  return first.slice(0, MAX_FOUND_READINGS);
}

/** One line without control or direction characters; null for none, and for one that is too long to be a name. */
export function lineOf(value: unknown, max: number): string | null {
  if (typeof value !== 'string' || value.length > max * 4) return null;
  const line = value
    .normalize('NFC')
    .replace(/[\p{Cs}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  return line === '' || line.length > max ? null : line;
}

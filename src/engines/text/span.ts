/** A stretch of a text in UTF-16 code units, end exclusive. */
export type Span = readonly [start: number, end: number];

export function isWithin([start, end]: Span, [from, to]: Span): boolean {
  return from <= start && end <= to;
}

/** Whether two spans share a code unit. */
export function overlaps(one: Span, other: Span): boolean {
  return one[0] < other[1] && one[1] > other[0];
}

/** Maximum count: pages show "1,000+", since counting more would cost more the more rows there are. */
export const MAX_COUNTED = 1_000;

/** A count as pages and JSON show it: at most `MAX_COUNTED`, and whether there are more. */
export interface CappedCount {
  readonly value: number;
  readonly capped: boolean;
}

/** @param n counted up to one above `MAX_COUNTED` */
export function cappedCount(n: number): CappedCount {
  return { value: Math.min(n, MAX_COUNTED), capped: n > MAX_COUNTED };
}

/** A cell of a table; no link where there is nothing to see. @param n counted up to one above `MAX_COUNTED` */
export function countCell(n: number, href: string) {
  return { text: cappedWords(n), href: n === 0 ? null : href, numeric: true };
}

/** `1,000+` where counting stopped. @param n counted up to one above `MAX_COUNTED` */
export function cappedWords(n: number): string {
  const { value, capped } = cappedCount(n);
  return `${value.toLocaleString('en-GB')}${capped ? '+' : ''}`;
}

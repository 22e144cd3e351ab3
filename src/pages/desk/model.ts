/** Maximum number counted and dated: pages show "1,000+". */
export const MAX_COUNTED = 1_000;

/** `12`, or `1,000+` where counting stopped. */
export function countWords(dates: readonly unknown[]): string {
  return dates.length > MAX_COUNTED
    ? `${MAX_COUNTED.toLocaleString('en-GB')}+`
    : dates.length.toLocaleString('en-GB');
}

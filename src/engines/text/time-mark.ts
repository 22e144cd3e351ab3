/** A stretch of a text with the time at which it is said; the stretch lasts until the next one begins. */
export interface TimeMark {
  /** In UTF-16 code units. */
  readonly start_utf16: number;
  /** From the beginning of the recording. */
  readonly start_ms: number;
  /** Null where the text does not say. */
  readonly end_ms: number | null;
}

/** `01:02:03.5` or `02:03`, with a point or a comma. */
export function millisecondsOf(time: string): number {
  const [whole = '', part = ''] = time.split(/[.,]/);
  const seconds = whole.split(':').reduce((sum, number) => sum * 60 + Number(number), 0);
  return seconds * 1_000 + Number(part.padEnd(3, '0').slice(0, 3));
}

/** As used in locators: `0:12:03`. */
export function formatTime(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${Math.floor(seconds / 3_600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

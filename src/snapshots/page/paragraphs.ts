import { markBidiControls } from '../../lib/text-hygiene.js';
import type { TimeMark } from '../reading/captions.js';

export interface Paragraph {
  readonly text: string;
  readonly mark: false;
}

/** Each line is a paragraph; an empty one parts them and shows nothing. A time stands before what it begins. */
export function paragraphsOf(text: string, times: readonly TimeMark[]): Paragraph[][] {
  const timeAt = new Map(times.map((one) => [one.start_utf16, one.time]));
  let at = 0;
  return text.split('\n').flatMap((line): Paragraph[][] => {
    const time = timeAt.get(at);
    at += line.length + 1;
    if (line.trim() === '') return [];
    const words = { text: markBidiControls(line), mark: false } as const;
    return [time === undefined ? [words] : [{ text: `[${time}] `, mark: false }, words]];
  });
}

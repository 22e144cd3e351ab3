import { type CaptureItem, extentOf } from '../model.js';

// What stands around a quotation in its article: on a narrow screen the article is not beside it.

/** Maximum length on each side, in UTF-16 code units, before it is cut to whole words. */
const MAX_AROUND_UTF16 = 120;

export interface Passage {
  readonly before: string;
  readonly after: string;
}

/**
 * Words of the same paragraph; null for a quotation that is all of it. No sign says where they are cut: it would stand
 * inside of what somebody else said.
 */
export function passageAround(text: string, item: CaptureItem): Passage | null {
  const [start, end] = extentOf(item);
  const before = lastLine(text.slice(Math.max(0, start - MAX_AROUND_UTF16), start));
  const after = firstLine(text.slice(end, end + MAX_AROUND_UTF16));
  return /\p{L}/u.test(before + after) ? { before, after } : null;
}

function lastLine(words: string): string {
  const line = words.slice(words.lastIndexOf('\n') + 1);
  return line.length < MAX_AROUND_UTF16 ? line : line.replace(/^\S*\s/u, '');
}

function firstLine(words: string): string {
  const [line = ''] = words.split('\n');
  return line.length < MAX_AROUND_UTF16 ? line : line.replace(/\s\S*$/u, '');
}

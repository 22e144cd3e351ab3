import { type ReadText, readText } from './text.js';
import type { Comparison } from './verdict.js';
import { readWords } from './words.js';

/** How the wording stands to the text. Give a `ReadText` where several wordings are held against one text. */
export function compareWording(wording: string, text: ReadText | string): Comparison {
  const source = typeof text === 'string' ? readText(text) : text;
  const words = readWords(wording);
  const count = words.folded.length;
  for (let at = 0; count > 0 && at + count <= source.folded.length; at += 1) {
    if (!words.folded.every((word, k) => word === source.folded[at + k])) continue;
    const span = [source.starts[at] ?? 0, source.ends[at + count - 1] ?? 0] as const;
    const whole = [words.starts[0] ?? 0, words.ends[count - 1] ?? 0] as const;
    return {
      verdict: 'exact',
      flags: [],
      spans: [span],
      alignment: [{ op: 'same', wording: whole, text: span, mark: null }],
    };
  }
  return { verdict: 'not_found', flags: [], spans: [], alignment: [] };
}

import type { Words } from './words.js';

/** Minimum share of punctuation marks per word: prose has one in a dozen words, captions have stray ones. */
const MIN_SHARE = 1 / 60;
const MIN_WORDS = 12;

/** Whether the words `from` to `to` have no punctuation, as in captions. Few words without any may be a heading. */
export function isUnpunctuated(
  { text, starts, ends }: Words,
  [from, to]: readonly [number, number],
): boolean {
  const count = to - from;
  if (count < MIN_WORDS) return false;
  const marks = text
    .slice(starts[from] ?? 0, (ends[to - 1] ?? 0) + 2)
    .match(
      /[.,!?;:\u2026\u3002\uFF0C\uFF01\uFF1F\u3001\u061F\u060C\u0964](?=\s|["'\u201D\u2019)]|[\u3000-\u9FFF]|$)/g,
    );
  return (marks?.length ?? 0) < count * MIN_SHARE;
}

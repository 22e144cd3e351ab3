import { isCue } from '../../quotations/wording/credit-words.js';
import { between, startsUpperCase } from '../../reading/compared/sentences.js';
import type { Words } from '../../reading/compared/words.js';

const MAX_CREDIT_WORDS = 7;
const CREDIT = new Set(
  'he she they the a an of spokesman spokeswoman minister mayor president official'.split(' '),
);

/** “…, the mayor told the hall” in a copy without quotation marks: names the speaker and says no more. */
export function isCreditAfter(words: Words, end: number): boolean {
  if (!/^\s*[,\u2013\u2014]\s*$/.test(between(words, end))) return false;
  const most = Math.min(end + MAX_CREDIT_WORDS, words.folded.length);
  let cue = end;
  while (cue < most && !isCue(words.folded[cue] ?? '')) cue += 1;
  if (cue >= most) return false;
  const isName = (at: number) => startsUpperCase(words, at) || CREDIT.has(words.folded[at] ?? '');
  for (let at = end; at < cue; at += 1) if (!isName(at)) return false;
  return cue > end || startsUpperCase(words, cue + 1) || CREDIT.has(words.folded[cue + 1] ?? '');
}

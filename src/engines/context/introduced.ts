import type { Mention } from '../quotations/found.js';
import { fullNamesIn } from './head-name.js';

/** UTF-16 code units of a text in which somebody is introduced. */
const MAX_BEFORE_UTF16 = 4_000;

/** Whether a mention is a name in full, or the surname of somebody whom the text names in full before. */
export function isIntroduced(text: string, { text: mention, start }: Mention): boolean {
  if (fullNamesIn(mention).length === 1) return true;
  if (!/^\p{Lu}[\p{L}’'-]+$/u.test(mention)) return false;
  const before = text.slice(Math.max(0, start - MAX_BEFORE_UTF16), start);
  return fullNamesIn(before).some((name) => before.slice(...name).endsWith(` ${mention}`));
}

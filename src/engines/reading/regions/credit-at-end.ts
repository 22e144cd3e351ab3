import type { Span } from '../../text/span.js';
import { patternOf } from '../../words/lists.js';
import { sayingForms } from '../../words/saying.js';

// “We will not wait, Ada Berg said.” without the closing mark: the words that name the speaker end the quotation.

/** UTF-16 code units: a longer clause is rather the speaker's. */
const MAX_CREDIT_UTF16 = 90;

const SAYS = patternOf(['says', ...sayingForms('plain', 'past')]);
const CREDIT = new RegExp(
  String.raw`[,!?]\s+(?:(?:he|she|they|the \p{Ll}+|\p{Lu}[\p{L}\p{M}.’'-]*(?: \p{Lu}[\p{L}\p{M}.’'-]*){0,3}) (?:also |later )?(?:${SAYS})\b[^,;:!?“”"«»]*|(?:${SAYS}) [^,;:!?“”"«»]+)\.?$`,
  'u',
);

/** Where an unclosed quotation ends before such words, in UTF-16 code units of the text; null without them. */
export function creditAtEnd(text: string, [start, end]: Span): number | null {
  const from = Math.max(start, end - MAX_CREDIT_UTF16);
  const match = CREDIT.exec(text.slice(from, end).trimEnd());
  return match === null ? null : from + match.index + 1;
}

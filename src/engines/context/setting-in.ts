import type { Span } from '../text/span.js';
import type { Around, Words } from './around.js';
import { isAsked, isAskedByReporter } from './asked.js';
import {
  isConditionalAfter,
  isConditionalBefore,
  isConditionalByReporter,
  isImagined,
  isImaginedBefore,
} from './conditional.js';
import type { Credits } from './credits.js';
import { isDeniedAfter, isDeniedBefore, isDeniedByReporter } from './denied.js';
import { recounts } from './hearsay.js';
import type { Setting } from './setting.js';

// Reads the setting of a passage from the words around it; the gravest comes first.

interface Found {
  readonly setting: Setting;
  readonly because: Span | null;
}

/** @param own the words looked at, as printed */
export function settingIn(around: Around, credits: Credits, own: string): Found {
  const { before, after, host, introducing, following, region } = around;
  const at = (setting: Setting, words: Words): Found => ({ setting, because: words.span });
  const mark = own.lastIndexOf('?');
  const isQuestion = mark >= 0 && !/\p{L}/u.test(own.slice(mark));
  const isIf = /^\P{L}*(?:if|unless)\b/iu.test(own);
  if (isDeniedBefore(before.said)) return at('denied', before);
  if (isDeniedAfter(after.said)) return at('denied', after);
  if (region !== null && isDeniedByReporter(lastClause(introducing.said))) return at('denied', introducing);
  if (region !== null && isDeniedByReporter(firstClause(following.said))) return at('denied', following);
  if (isImaginedBefore(before.said)) return at('imagined', before);
  if (region !== null && isImagined(introducing.said, following.said)) return at('imagined', introducing);
  if (!isIf && isConditionalBefore(before.said)) return at('conditional', before);
  if (!isIf && isConditionalAfter(after.said)) return at('conditional', after);
  if (region !== null && isConditionalByReporter(lastClause(introducing.said)))
    return at('conditional', introducing);
  if (!isQuestion && isAsked(before.said, after.said))
    return at('asked', after.span === null ? before : after);
  if (region !== null && isAskedByReporter(introducing.said, following.said)) return at('asked', introducing);
  if (credits.recountedBy !== null || recounts(before.said, region !== null)) return at('hearsay', before);
  if (recounts(host.said, true)) return at('hearsay', host);
  if (region !== null && region.level > 1) return at('quoted_within', before);
  return { setting: 'plain', because: null };
}

const CLAUSE = / ?[,;:—–] ?| (?=(?:but|because|while|although|though|when|after|before|and then) )/u;

/** The reporter's clause directly before the marks: “Voss, who denied it, | said:”. */
function lastClause(said: string): string {
  return said.split(CLAUSE).findLast((clause) => /\p{L}/u.test(clause)) ?? '';
}

function firstClause(said: string): string {
  return said.split(CLAUSE).find((clause) => /\p{L}/u.test(clause)) ?? '';
}

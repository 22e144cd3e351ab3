import type { FoundQuotation, Mention, Speaker } from '../quotations/found.js';
import type { Reading } from '../reading/reading.js';
import type { Span } from '../text/span.js';
import { wordsAround } from './around.js';
import type { CreditedName } from './credited-name.js';
import { creditsOf } from './credits.js';
import type { Setting } from './setting.js';
import { settingIn } from './setting-in.js';

// Who said a passage of a text, and in what setting.

export interface PassageContext extends CreditedName {
  /** Whom the text credits with the words; null where it credits nobody. */
  readonly speaker: Speaker | null;
  /** Who recounts what the speaker said. */
  readonly recountedBy: Mention | null;
  readonly setting: Setting;
  /** The words that make the setting, in UTF-16 code units; null for a plain one. */
  readonly because: Span | null;
}

/**
 * What counts lies outside the words looked at: a wording that has its own “if”, “not” or question mark is plain.
 * @param spans the passage, in UTF-16 code units of the text, in order
 * @param found the quotations of the same text
 * @param wording as it is printed, where it is not the passage itself
 */
export function contextOf(
  reading: Reading,
  spans: readonly Span[],
  found: readonly FoundQuotation[],
  wording: string | null = null,
): PassageContext {
  const [first, last] = [spans[0], spans.at(-1)];
  if (first === undefined || last === undefined) return { ...NOWHERE, setting: 'plain', because: null };
  const whole: Span = [first[0], last[1]];
  const credits = creditsOf(reading, whole, found);
  const own = wording ?? reading.text.slice(...whole);
  const { setting, because } = settingIn(wordsAround(reading, whole), credits, own);
  const { speaker, recountedBy, name, isNamed } = credits;
  return { speaker, recountedBy, name, isNamed, setting, because };
}

const NOWHERE = { speaker: null, recountedBy: null, name: null, isNamed: false };

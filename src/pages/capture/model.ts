import type { Credit } from '../../engines/context/credit.js';
import type { DayMention } from '../../engines/quotations/days/days.js';
import type { FoundInText, FoundQuotation } from '../../engines/quotations/found.js';
import type { Typed } from '../../platform/lib/fields/form-page.js';

// A capture: an article, and what somebody decided about each quotation found in it. No record is made before it is
// saved.

/** How long a capture is kept after its last change. */
export const MAX_CAPTURE_DAYS = 30;
/** Maximum number of quotations that are saved at once. */
export const MAX_SAVED_AT_ONCE = 500;

/** What a person does with a quotation. */
export type Act = 'accept' | 'drop' | 'reopen' | 'save';

export type CaptureState = 'open' | 'accepted' | 'dropped';

/** What is known of the text as a whole. */
export interface FoundText extends Pick<FoundInText, 'language' | 'speakers'> {
  /** Days that it names, dated by its own date. */
  readonly days: readonly DayMention[];
}

/** Why a quotation, its speaker, its cue and its channel were found, and in what setting. */
export type FoundItem = Omit<FoundQuotation, 'spans' | 'text' | 'words' | 'form' | 'wordSpans'> & {
  /** Missing in a capture that was begun before it was read. */
  readonly credit?: Credit;
  /** How the text introduces two people under the speaker's name; missing where it does not. */
  readonly introduced?: readonly [string, string];
};

/** A quotation of a capture. */
export interface CaptureItem {
  /** Its number in the capture, which it keeps. */
  readonly n: number;
  readonly version: number;
  readonly state: CaptureState;
  /** Its words in the article, in UTF-16 code units, in order. */
  readonly spans: FoundQuotation['spans'];
  /** Null for one that a person added. */
  readonly found: FoundItem | null;
  /** The fields of the quotation as they would be saved, by the names of the form. */
  readonly fields: Typed;
}

/** Where a quotation begins, in UTF-16 code units, and how it stands. */
export interface ItemPlace extends Pick<CaptureItem, 'n' | 'version' | 'state'> {
  readonly start: number;
}

/** Such a quotation before it is stored. */
export type NewItem = Omit<CaptureItem, 'n' | 'version' | 'state'>;

/** From its first word to its last. */
export function extentOf({ spans }: Pick<CaptureItem, 'spans'>): readonly [start: number, end: number] {
  return [spans[0]?.[0] ?? 0, spans.at(-1)?.[1] ?? 0];
}

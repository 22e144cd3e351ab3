import { firstIndex } from '../../text/first-index.js';

/**
 * What a stretch of a text is. `dateline`: the place and agency before the first sentence, or a line with the day.
 * `footer`: what follows an article or interrupts it to lead elsewhere. `furniture`: what belongs to the page.
 * `markup`: times and stage directions in lines of their own.
 */
export type ZoneKind =
  | 'headline'
  | 'standfirst'
  | 'byline'
  | 'dateline'
  | 'caption'
  | 'heading'
  | 'body'
  | 'correction'
  | 'footer'
  | 'furniture'
  | 'markup';

/** A stretch of one kind; UTF-16 code units, end exclusive. */
export interface Zone {
  readonly kind: ZoneKind;
  readonly start: number;
  readonly end: number;
}

/** The kind at a position; between two stretches that of the earlier one. `body` before the first. */
export function zoneAt(zones: readonly Zone[], position: number): ZoneKind {
  return zones[firstIndex(zones.length, (at) => (zones[at]?.start ?? 0) > position) - 1]?.kind ?? 'body';
}

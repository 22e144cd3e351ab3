import type { Speaker } from '../quotations/found.js';
import type { PassageContext } from './passage-context.js';
import { compareNames } from './same-person.js';
import type { Setting } from './setting.js';

// Changes in the attribution or context of unchanged words, from one text to a newer one.

export const ATTRIBUTION_CHANGES = [
  'credited_to_another',
  'no_longer_credited',
  'now_denied',
  'now_conditional',
  'now_asked',
  'now_hearsay',
  'now_quoted_within',
  'now_imagined',
  'no_longer_denied',
  'in_correction',
] as const;

export type AttributionChange = (typeof ATTRIBUTION_CHANGES)[number];

/** The flag of words with any of these changes. */
export const ATTRIBUTION_CHANGED = 'attribution_changed';

export type AttributionFlag = AttributionChange | typeof ATTRIBUTION_CHANGED;

/** A passage in one text. */
export interface Credited extends PassageContext {
  /** Whether it stands in a notice that corrects the text. */
  readonly isCorrection: boolean;
}

/**
 * Gravest first; empty if the newer text presents the words in the same way, and if either text was not examined.
 */
export function attributionChanges(old: Credited | null, now: Credited | null): AttributionChange[] {
  if (old === null || now === null) return [];
  const changes: AttributionChange[] = [];
  if (now.isCorrection && !old.isCorrection) changes.push('in_correction');
  if (isAnother(old.speaker, now.speaker)) changes.push('credited_to_another');
  else if (isNamed(old.speaker) && now.speaker === null) changes.push('no_longer_credited');
  // If the old text credits nobody, its words may have been second-hand already.
  const isTold = now.setting !== 'hearsay' || old.speaker !== null;
  if (now.setting !== old.setting && isTold) changes.push(...settingChanges(old.setting, now.setting));
  return changes;
}

function settingChanges(old: Setting, now: Setting): AttributionChange[] {
  if (now !== 'plain') return [`now_${now}`];
  return old === 'denied' ? ['no_longer_denied'] : [];
}

/** Compares names only: a pronoun or a description may refer to the same person. */
function isAnother(old: Speaker | null, now: Speaker | null): boolean {
  const [one, other] = [nameOf(old), nameOf(now)];
  return one !== null && other !== null && compareNames(other, [one]) === 'another';
}

function isNamed(speaker: Speaker | null): boolean {
  return nameOf(speaker) !== null;
}

/** Where the text itself names the speaker beside the words. */
function nameOf(speaker: Speaker | null): string | null {
  return speaker !== null && NAMED.has(speaker.naming) ? (speaker.resolved ?? speaker.text) : null;
}

const NAMED = new Set(['name', 'label', 'signature']);

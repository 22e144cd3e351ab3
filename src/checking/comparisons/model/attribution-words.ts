import { ATTRIBUTION_CHANGES, type AttributionChange } from '../../../engines/context/attribution-change.js';

// Whose words unchanged words are in a newer copy, and in what context.

const ATTRIBUTION_CHANGE_WORDS: Readonly<Record<AttributionChange, string>> = {
  credited_to_another: 'These words are now attributed to someone else',
  no_longer_credited: 'These words are no longer attributed to anyone',
  now_denied: 'These words are now denied',
  now_conditional: 'These words are now conditional (‘if …’)',
  now_asked: 'These words are now part of a question',
  now_hearsay: 'These words are now second-hand: one person reports what another said',
  now_quoted_within: 'The speaker is now quoting someone else',
  now_imagined: 'The newer copy no longer says that these words were actually said',
  no_longer_denied: 'These words are no longer denied',
  in_correction: 'These words now appear in a correction',
};

/** The gravest change of attribution or context; null for none. */
export function attributionChangeWords(flags: readonly string[]): string | null {
  const change = gravestChange(flags);
  return change === null ? null : ATTRIBUTION_CHANGE_WORDS[change];
}

const OF_ATTRIBUTION: ReadonlySet<AttributionChange> = new Set([
  'credited_to_another',
  'no_longer_credited',
  'now_hearsay',
  'now_quoted_within',
]);

/** Whether the gravest change is one of the attribution or only of the context; null for none. */
export function kindOfAttributionChange(flags: readonly string[]): 'attribution' | 'context' | null {
  const change = gravestChange(flags);
  if (change === null) return null;
  return OF_ATTRIBUTION.has(change) ? 'attribution' : 'context';
}

function gravestChange(flags: readonly string[]): AttributionChange | null {
  return ATTRIBUTION_CHANGES.find((one) => flags.includes(one)) ?? null;
}

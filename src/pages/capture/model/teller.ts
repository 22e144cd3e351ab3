import { compareNames } from '../../../engines/context/same-person.js';
import type { FoundQuotation, Mention } from '../../../engines/quotations/found.js';
import { BODY_WORDS } from '../../../engines/words/naming.js';
import type { Typed } from '../../../platform/lib/fields/form-page.js';
import { SELF_RECOUNT } from '../../../record/attributions/model.js';
import type { FoundItem } from '../model.js';

// Who recalls what the speaker said, where the text leaves no doubt of either: “A said that V told workers “…””.

type Named = Pick<FoundQuotation, 'speaker'>;

/**
 * The full name of a person; null where nobody recalls it, or the text only says “she” or “a worker”.
 * @param others quotations of the same text: “Berg” may be credited there as Ada Berg
 */
export function tellerOf(found: FoundItem, others: readonly Named[]): string | null {
  const { credit, speaker, recountedBy } = found;
  const told = credit?.recounted_by ?? recountedBy?.text ?? null;
  const name = told !== null && isPersonInFull(told) ? told : recountedBy && namedAt(recountedBy, others);
  const spoke = speaker?.name ?? null;
  if (name === null || spoke === null || compareNames(name, [spoke]) !== 'another') return null;
  // The claim is by whom the text credits by name, or the words may be the teller's own.
  const isCredited = credit?.name ? compareNames(credit.name, [spoke]) === 'same' : false;
  return isCredited && credit?.certainty === 'named' ? name : null;
}

function namedAt({ start, end }: Mention, others: readonly Named[]): string | null {
  for (const { speaker } of others)
    if (speaker?.naming === 'name' && speaker.start < end && start < speaker.end)
      return speaker.name !== null && isPersonInFull(speaker.name) ? speaker.name : null;
  return null;
}

const FULL_NAME =
  /^\p{Lu}[\p{L}.’'-]*(?: (?:\p{Lu}[\p{L}.’'-]*|de|da|du|van|von|der|bin|al))* \p{Lu}[\p{L}’'-]+$/u;

function isPersonInFull(name: string): boolean {
  const words = name.toLowerCase().split(/[\s-]+/);
  return FULL_NAME.test(name) && !/^The /.test(name) && !words.some((word) => BODY_WORDS.has(word));
}

interface Matched {
  readonly saved: { readonly id: number } | null;
}

/** Nobody recalls their own words: two people of one name may, one of whom is saved or both. */
export function isOwnTeller(
  { speaker, teller }: { readonly speaker: Matched; readonly teller: Matched | null },
  { 'speaker.name': spoke, 'recounted_by.name': told }: Typed,
): boolean {
  if (teller === null) return false;
  const [one, other] = [speaker.saved, teller.saved];
  if (one !== null || other !== null) return one !== null && one.id === other?.id;
  return told !== undefined && told === spoke;
}

export const SELF_RECALL = `${SELF_RECOUNT.message}.`;

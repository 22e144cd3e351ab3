import { recalledBy } from '../../../derived/match/model/recalled.js';
import { matchRow } from '../../../derived/match/section.js';
import { misattributionOf, misattributionShown } from '../../../derived/status/model/misattribution.js';
import { isRestricted } from '../../../record/claims/model.js';
import { GROUND_RULES } from '../../../vocabulary.js';
import { withQuery } from '../model.js';
import type { ListItem } from '../store.js';

/** The most duplicates that a row names. */
const MAX_NAMED = 5;

/**
 * A row of a list.
 * @param style that a reader chose for themselves; null for that of the list
 * @param repeats other claims of the list with the same words from the same source
 */
export function listRow(
  item: ListItem,
  { listId, style }: { readonly listId: number; readonly style: string | null },
  repeats: readonly number[],
) {
  const lock = isRestricted(item) ? ` · ${GROUND_RULES[item.ground_rule]}` : '';
  return {
    id: item.claim_id,
    href: `/claims/${item.claim_id}`,
    text: item.text,
    lang: item.language ?? 'und',
    form: item.form,
    wrong: misattributionShown(item),
    about: `Quotation ${item.claim_id}${misattributionOf(item) === null ? ` · ${creditIn(item)}` : ''}${lock}`,
    match: matchRow(item.match),
    locator: item.locator,
    note: item.note,
    repeats: repeats.slice(0, MAX_NAMED),
    moreRepeats: Math.max(0, repeats.length - MAX_NAMED),
    editHref: `/lists/${listId}/items/${item.id}/edit`,
    // What is not on the record is not copied.
    citeHref: isRestricted(item)
      ? null
      : withQuery(`/lists/${listId}/export`, { id: String(item.claim_id), style }),
  };
}

function creditIn({ speaker_name: name, recounted_by: teller }: ListItem): string {
  return teller === null ? name : `${name}, ${recalledBy(teller)}`;
}

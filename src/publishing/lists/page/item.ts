import { fieldsWith, type RecordForm, type Typed } from '../../../platform/lib/fields/form-page.js';
import type { ItemRow } from '../store.js';

/** The form of one row of a list. */
export interface ItemForm extends Omit<RecordForm, 'id'> {
  readonly listId: number;
  readonly item: Pick<ItemRow, 'id' | 'claim_id'>;
  /** Where the cited source has the quotation, as recorded with that source; null where it is not. */
  readonly recorded: string | null;
  /** The page to which the form returns. */
  readonly listHref: string;
}

export function itemFormPage({ listId, item, recorded, listHref, version, typed, errors }: ItemForm) {
  const field = fieldsWith(typed, errors);
  const unless = recorded === null ? '' : ` Leave it empty for ${recorded}, as recorded with the source.`;
  return {
    title: `Quotation ${item.claim_id} on this list`,
    action: `/lists/${listId}/items/${item.id}`,
    cancelHref: listHref,
    submit: 'Save locator and note',
    version,
    errors,
    fields: [
      field('locator', 'Page, paragraph or time', {
        kind: 'text',
        short: true,
        hint: `Printed in the citation, such as p. 4, para 7 or 12:03.${unless}`,
      }),
      field('note', 'Note', { kind: 'textarea', hint: 'For those who work on this list. Not exported.' }),
    ],
  };
}

export function typedFromItem({ locator, note }: Pick<ItemRow, 'locator' | 'note'>): Typed {
  return { locator: locator ?? '', note: note ?? '' };
}

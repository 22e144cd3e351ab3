import { reasonFields } from '../../../derived/set-asides/reason-section.js';
import { fieldsWith, type Typed } from '../../../platform/lib/fields/form-page.js';
import type { FieldError } from '../../../platform/lib/result.js';
import type { AttributionRow } from '../store.js';
import { optionOf } from './option.js';

/** Shown where the choice of a reference was refused. */
export function referencePage(
  claim: { readonly id: number; readonly version: number },
  attributions: readonly AttributionRow[],
  typed: Typed,
  errors: readonly FieldError[],
) {
  const seen = attributions.filter(({ wording }) => wording !== null);
  return {
    title: 'Choose the source of the wording',
    action: `/claims/${claim.id}/reference`,
    cancelHref: `/claims/${claim.id}`,
    submit: 'Use this wording',
    version: claim.version,
    errors,
    conflict: null,
    fields: [
      fieldsWith(typed, errors)('attribution_id', 'As printed by', {
        kind: 'select',
        options: [{ value: '', label: 'Choose one' }, ...seen.map(optionOf)],
      }),
      ...reasonFields(typed, errors),
    ],
  };
}

import { fieldsWith, type Typed } from '../../platform/lib/fields/form-page.js';
import type { FieldError } from '../../platform/lib/result.js';

export interface NewerCopyForm {
  readonly attribution: { readonly id: number; readonly claim_id: number };
  readonly version: number;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

/** For a request without a copy, or with one that is not possible; the usual button sends the right one. */
export function newerCopyPage({ attribution, version, typed, errors }: NewerCopyForm) {
  const field = fieldsWith(typed, errors);
  return {
    title: 'Use a newer copy',
    action: `/attributions/${attribution.id}/newer-copy`,
    cancelHref: `/attributions/${attribution.id}`,
    submit: 'Use this copy',
    version,
    errors,
    fields: [
      field('snapshot_id', 'Number of the copy', {
        ...{ kind: 'text', short: true },
        hint: 'The number at the end of the copy’s address.',
      }),
    ],
    conflict: null,
  };
}

import { fieldsWith, type Typed } from '../../platform/lib/fields/form-page.js';
import type { FieldError } from '../../platform/lib/result.js';
import { wordTime } from '../../platform/lib/zoned-time.js';
import type { Snapshot } from '../../record/snapshots/store.js';

export interface NewerCopyForm {
  readonly attribution: { readonly id: number; readonly claim_id: number };
  readonly version: number;
  /** Of its source, newest first. */
  readonly copies: readonly Pick<Snapshot, 'id' | 'captured_at'>[];
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

/** For a request without a copy, or with one that is not possible; the usual button sends the right one. */
export function newerCopyPage({ attribution, version, copies, typed, errors }: NewerCopyForm) {
  const field = fieldsWith(typed, errors);
  return {
    title: 'Use a newer copy',
    action: `/attributions/${attribution.id}/newer-copy`,
    cancelHref: `/attributions/${attribution.id}`,
    submit: 'Use this copy',
    version,
    errors,
    fields: [
      field('snapshot_id', 'Newer copy', {
        kind: 'select',
        options: [
          { value: '', label: 'Choose one' },
          ...copies.map((copy) => ({
            value: String(copy.id),
            label: `Copy of ${wordTime(copy.captured_at, null)}`,
          })),
        ],
      }),
    ],
    conflict: null,
  };
}

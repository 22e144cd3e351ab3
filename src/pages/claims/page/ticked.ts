import { claimTitle } from '../../../derived/status/model/claim-title.js';
import { fieldsWith, type Typed } from '../../../platform/lib/fields/form-page.js';
import { readId } from '../../../platform/lib/fields/values.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { howMany } from '../../../platform/lib/text/how-many.js';
import type { ClaimRow } from '../../../record/claims/store.js';
import { ATTRIBUTION_STATUSES } from '../../../vocabulary.js';

// The page of an act on ticked quotations that was refused: the quotations as they are now, still ticked.

export type Act = 'tag' | 'trash';

export interface TickedShown {
  readonly act: Act;
  readonly claims: readonly ClaimRow[];
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  /** The list in which they were ticked. */
  readonly next: string;
}

export function tickedPage({ act, claims, typed, errors, next }: TickedShown) {
  const { title, submit, path } = ACTS[act];
  const shown = errors.map((error) =>
    error.path === 'tag' && act === 'tag' ? error : { ...error, path: '' },
  );
  const field = fieldsWith(typed, shown);
  return {
    title,
    errors: shown,
    action: `${path}?${new URLSearchParams({ next })}`,
    claims: claims.map((claim, at) => ({
      name: `claim_ids.${at}`,
      label: claimTitle(claim, 80),
      kind: 'checkbox' as const,
      checked: act === 'trash' ? `${claim.id}:${claim.version}` : String(claim.id),
      value: act === 'trash' ? `${claim.id}:${claim.version}` : String(claim.id),
      hint: `${ATTRIBUTION_STATUSES[claim.status]}. Quotation ${claim.id}`,
      error: null,
    })),
    fields: act === 'tag' ? [field('tag', 'Tag', { kind: 'combo', source: '/tags.json?q=' })] : [],
    buttons: [
      {
        label:
          act === 'trash' && claims.length > 0
            ? `Move ${howMany(claims.length, 'quotation')} to the trash`
            : submit,
        look: act === 'trash' ? 'danger' : 'main',
      },
      { label: 'Cancel', href: next, look: 'text' },
    ],
    next,
  };
}

const ACTS = {
  tag: { title: 'Tag quotations', submit: 'Tag', path: '/claims/tags' },
  trash: { title: 'Move quotations to the trash', submit: 'Move to the trash', path: '/claims/trash' },
} as const satisfies Record<Act, object>;

/** The quotations that a form names, each with its version or without. */
export function numbersTicked(typed: Typed): number[] {
  const given = Object.entries(typed).flatMap(([name, value]) =>
    name === 'claim_ids' || name.startsWith('claim_ids.') ? value.split(',') : [],
  );
  const ids = given.flatMap((one) => readId(one.trim().replace(/:\d+$/, '')) ?? []);
  return [...new Set(ids)].slice(0, MAX_CLAIMS);
}

/** Maximum number of quotations of one act. */
const MAX_CLAIMS = 500;

import { reasonFields } from '../../../derived/set-asides/reason-section.js';
import { fieldsWith, foldFields, optionsOf, type Typed } from '../../../platform/lib/fields/form-page.js';
import { typedFromFields } from '../../../platform/lib/fields/noun-fields.js';
import { besideNames, typedPick } from '../../../platform/lib/fields/pick-fields.js';
import { DESK_ZONE, instantInWords } from '../../../platform/lib/fields/typed-instant.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { CLAIM_FIELDS } from '../../../record/claims/fields.js';
import {
  CLAIM_INITIAL,
  CLAIM_PICKS,
  claimFields,
  claimPick,
  ruleReasonFields,
} from '../../../record/claims/section.js';
import type { ClaimRow } from '../../../record/claims/store.js';
import { LINK_CHOICES } from '../../../vocabulary.js';

export interface ClaimForm {
  readonly id: number;
  readonly version: number;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

export function claimFormPage({ id, version, typed, ...form }: ClaimForm) {
  const errors = besideNames(form.errors, CLAIM_PICKS);
  return {
    title: 'Edit quotation',
    action: `/claims/${id}`,
    cancelHref: `/claims/${id}`,
    submit: 'Save quotation',
    needs: 'Only the quotation and the speaker are required.',
    version,
    errors,
    ...foldFields(
      [...claimFields(typed, errors), ...ruleReasonFields(typed, errors), ...reasonFields(typed, errors)],
      isUsual,
      CLAIM_INITIAL,
    ),
  };
}

const isUsual = (name: string) =>
  /^(text|form|language|language_guessed|speaker\.(name|id)|occasion|rule_reason|set_aside_reason)\b/.test(
    name,
  );

export function typedFromClaim(claim: ClaimRow, tags: readonly string[]): Typed {
  const { occasion_id: at, occasion_name: occasion } = claim;
  return {
    ...typedFromFields(CLAIM_FIELDS, claim),
    embargoed_until: claim.embargoed_until === null ? '' : instantInWords(claim.embargoed_until, DESK_ZONE),
    tags: tags.join(', '),
    ...typedPick('speaker', 'speaker', { id: claim.speaker_id, name: claim.speaker_name }),
    ...typedPick(
      'occasion',
      'occasion',
      at === null || occasion === null ? null : { id: at, name: occasion },
    ),
  };
}

/** How the form of a link names the other claim. */
export const LINK_PICK = { words: 'other', id: 'other_claim_id' } as const;

export function linkFormPage(claimId: number, typed: Typed, faults: readonly FieldError[]) {
  const errors = faults.map((one) => (one.path === LINK_PICK.id ? { ...one, path: LINK_PICK.words } : one));
  const field = fieldsWith(typed, errors);
  return {
    title: 'Link to another quotation',
    action: `/claims/${claimId}/links`,
    cancelHref: `/claims/${claimId}`,
    submit: 'Link',
    version: null,
    errors,
    fields: [
      field('kind', 'How they are linked', { kind: 'select', options: optionsOf(LINK_CHOICES) }),
      ...claimPick(typed, errors, { ...LINK_PICK, label: 'The other quotation' }),
      field('note', 'Why', { kind: 'textarea', optional: true }),
    ],
  };
}

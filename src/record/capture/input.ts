import { idOf } from '../../platform/lib/fields.js';
import { parseWith } from '../../platform/lib/parse-with.js';
import { withoutLoneIds } from '../../platform/lib/picks.js';
import { ok, type Result, refused } from '../../platform/lib/result.js';
import { type CreateInput, createSchema, eitherOf, nested } from '../../platform/lib/shapes.js';
import { newAttribution } from '../attributions/input.js';
import { CLAIM_FORM_SHAPE, CLAIM_SHAPE, refuseEmptyRule } from '../claims/input.js';
import { DEFAULT_FORM } from '../claims/model.js';
import { BESIDE, withoutBeside } from '../duplicates/input.js';

const SHAPE = {
  ...CLAIM_SHAPE,
  attribution: nested(newAttribution),
  /** The claim of which it is a part: the two are linked. */
  fragment_of: idOf('The quotation it is a fragment of'),
};

/** A claim with its speaker, occasion, source, attribution and the source it is relayed from, at once. */
export type NewQuotation = CreateInput<typeof SHAPE>;

export const newQuotation = quotationOf({ ...SHAPE, ...BESIDE });
const typedQuotation = quotationOf({ ...SHAPE, ...CLAIM_FORM_SHAPE, ...BESIDE });

function quotationOf(shape: typeof SHAPE & typeof BESIDE) {
  const bySpeaker = eitherOf(createSchema(shape), 'speaker_id', 'speaker', 'Enter the speaker');
  return eitherOf(bySpeaker, 'occasion_id', 'occasion');
}

/**
 * The attribution has the claim's words and, unless it says otherwise, its language and form. A wording that differs
 * is refused: it is a further attribution.
 */
export function parseQuotation(as: 'form' | 'json', fields: unknown): Result<NewQuotation> {
  const input = withoutBeside(
    as === 'form'
      ? parseWith(typedQuotation, withoutLoneIds(withoutLoneWords(fields)))
      : parseWith(newQuotation, fields),
  );
  const rule = as === 'json' && input.ok ? refuseEmptyRule(fields) : input;
  if (!rule.ok) return rule;
  if (!input.ok || !input.value.attribution) return input;
  const { text, attribution, language, language_guessed, form } = input.value;
  if (attribution.wording !== null && attribution.wording !== text) {
    return refused([
      {
        path: 'attribution.wording',
        message: 'This differs from the wording above. Add it as another source of the quotation.',
      },
    ]);
  }
  // A guess stays the claim's alone: what the source prints is said to be in no language that nobody named.
  const own = language_guessed ? null : language;
  return ok({
    ...input.value,
    attribution: {
      ...attribution,
      wording: text,
      language: attribution.language ?? own,
      form: attribution.form ?? form ?? DEFAULT_FORM,
    },
  });
}

/** Words in a copy that the form no longer points to: somebody took the tick off. */
function withoutLoneWords(fields: unknown): unknown {
  const { attribution, ...claim } = Object(fields) as Record<string, unknown>;
  if (typeof attribution !== 'object' || attribution === null || 'snapshot_id' in attribution) return fields;
  const { selector, ...rest } = attribution as Record<string, unknown>;
  return selector === undefined ? fields : { ...claim, attribution: rest };
}

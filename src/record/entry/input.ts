import { idOf } from '../../platform/lib/fields/fields.js';
import { parseWith } from '../../platform/lib/fields/parse-with.js';
import { withoutLoneIds } from '../../platform/lib/fields/picks.js';
import { type CreateInput, createSchema, eitherOf, nested } from '../../platform/lib/fields/shapes.js';
import { ok, type Result, refused } from '../../platform/lib/result.js';
import { newAttribution } from '../attributions/input.js';
import { CLAIM_FORM_SHAPE, CLAIM_SHAPE, refuseEmptyRule } from '../claims/input.js';
import { DEFAULT_FORM } from '../claims/model.js';
import { BESIDE, withoutBeside } from '../duplicates/input.js';
import { copyText } from '../snapshots/input.js';

const SHAPE = {
  ...CLAIM_SHAPE,
  attribution: nested(newAttribution),
  /** The text of its source, saved as a copy of it. */
  snapshot_text: copyText(),
  /** The claim of which this one is a fragment: the two get linked. */
  fragment_of: idOf('The quotation it is a fragment of'),
};

/** A claim together with its speaker, occasion, source, attribution and the source it is relayed from. */
export type NewQuotation = CreateInput<typeof SHAPE>;

export const newQuotation = quotationOf({ ...SHAPE, ...BESIDE });
const typedQuotation = quotationOf({ ...SHAPE, ...CLAIM_FORM_SHAPE, ...BESIDE });

function quotationOf(shape: typeof SHAPE & typeof BESIDE) {
  const bySpeaker = eitherOf(createSchema(shape), 'speaker_id', 'speaker', 'Enter the speaker');
  return eitherOf(bySpeaker, 'occasion_id', 'occasion');
}

const NO_SOURCE = { path: 'attribution.source', message: 'Enter the source of this text' };

/**
 * The attribution gets the claim's wording and, by default, its language and form. A different wording is refused,
 * since it needs a further attribution.
 */
export function parseQuotation(as: 'form' | 'json', fields: unknown): Result<NewQuotation> {
  const input = withoutBeside(
    as === 'form'
      ? parseWith(typedQuotation, withoutLoneIds(withoutLoneWords(fields)))
      : parseWith(newQuotation, fields),
  );
  const rule = as === 'json' && input.ok ? refuseEmptyRule(fields) : input;
  if (!rule.ok) return rule;
  if (!input.ok) return input;
  if (!input.value.attribution) return input.value.snapshot_text === null ? input : refused([NO_SOURCE]);
  const { text, attribution, language, language_guessed, form } = input.value;
  if (attribution.wording !== null && attribution.wording !== text) {
    return refused([
      {
        path: 'attribution.wording',
        message: 'This differs from the wording above. Add it as another source of the quotation.',
      },
    ]);
  }
  // A guessed language is stored for the claim only: nobody has stated the language of the source's words.
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

/** Removes the selector of a copy that the form no longer refers to, because its box was unticked. */
function withoutLoneWords(fields: unknown): unknown {
  const { attribution, ...claim } = Object(fields) as Record<string, unknown>;
  if (typeof attribution !== 'object' || attribution === null || 'snapshot_id' in attribution) return fields;
  const { selector, ...rest } = attribution as Record<string, unknown>;
  return selector === undefined ? fields : { ...claim, attribution: rest };
}

import type { z } from 'zod';
import { SET_ASIDE_REASON } from '../../derived/set-asides/input.js';
import { idOf, span, wholeNumber } from '../../platform/lib/fields/fields.js';
import { inputShape } from '../../platform/lib/fields/noun-fields.js';
import { parseNew, parsePatch, parseWith } from '../../platform/lib/fields/parse-with.js';
import {
  type CreateInput,
  createSchema,
  eitherOf,
  nested,
  type PatchInput,
  patchSchema,
  required,
} from '../../platform/lib/fields/shapes.js';
import { type Result, refused } from '../../platform/lib/result.js';
import { newOccasion } from '../occasions/input.js';
import { newSource } from '../sources/input.js';
import { newSpeaker } from '../speakers/input.js';
import { ATTRIBUTION_FIELDS } from './fields.js';

const position = (label: string) => wholeNumber({ min: 0, max: 20_000_000, label });

/** A span of a text: positions are UTF-16 code units, end exclusive. @source W3C Web Annotation, 4.2 */
export const selector = createSchema({
  exact: span({ max: 20_000, label: 'The exact text' }),
  prefix: span({ max: 500, label: 'Text before' }),
  suffix: span({ max: 500, label: 'Text after' }),
  start_utf16: position('The start'),
  end_utf16: position('The end'),
});

/** A source that this one is relayed from: only cited, and seen by nobody here. */
const relayedFrom = eitherOf(
  createSchema({ source_id: idOf('The source'), source: nested(newSource) }),
  'source_id',
  'source',
  'Enter the source it cites',
);

const { wording, credited_as, capacity, language, translation, translator, tier, rank, note, ...more } =
  inputShape(ATTRIBUTION_FIELDS);

const OWN = {
  source_id: idOf('The source'),
  source: nested(newSource),
  wording,
  speaker_id: idOf('The speaker credited'),
  speaker: nested(newSpeaker),
  voiced_by_id: idOf('Voiced by'),
  voiced_by: nested(newSpeaker),
  recounted_by_id: idOf('Recalled by'),
  recounted_by: nested(newSpeaker),
  credited_as,
  capacity,
  occasion_id: idOf('The occasion'),
  occasion: nested(newOccasion),
  language,
  translation,
  translator,
  translates_id: idOf('The attribution it translates'),
  ...more,
  snapshot_id: idOf('The saved copy'),
  selector: nested(selector),
  tier,
  rank,
  relayed_from_id: idOf('The attribution it is based on'),
  note,
};

const FIRST = { ...OWN, relayed_from: nested(relayedFrom) };

export type NewAttribution = CreateInput<typeof FIRST>;
const EDITED = { ...OWN, ...SET_ASIDE_REASON };
export type AttributionEdit = PatchInput<typeof EDITED>;

/** Also used inside a quotation: `attribution: {…}`. */
export const newAttribution = named(
  eitherOf(
    eitherOf(createSchema(FIRST), 'source_id', 'source', 'Enter the source'),
    'relayed_from_id',
    'relayed_from',
  ),
);
export const attributionEdit = named(eitherOf(patchSchema(EDITED), 'source_id', 'source'));

/** The credited speaker, the utterer, whoever recounts it, and the occasion: each by id or by name. */
function named<S extends z.ZodType>(schema: S): S {
  const pairs = ['speaker', 'voiced_by', 'recounted_by', 'occasion'];
  return pairs.reduce((either, name) => eitherOf(either, `${name}_id`, name), schema);
}

export const referenceChoice = createSchema({
  attribution_id: required(idOf('The attribution'), 'Choose whose wording the quotation uses'),
  ...SET_ASIDE_REASON,
});

/** Reads which attribution is to be the reference of a claim. */
export function parseReference(fields: unknown): Result<z.infer<typeof referenceChoice>> {
  return parseWith(referenceChoice, fields);
}

export function parseAttribution(as: 'form' | 'json', fields: unknown): Result<NewAttribution> {
  return parseNew(newAttribution, as, fields);
}

export function parseAttributionEdit(as: 'form' | 'json', fields: unknown): Result<AttributionEdit> {
  const input = parsePatch(attributionEdit, IN_FORM, as, fields);
  if (!input.ok || input.value.source_id !== null || input.value.source) return input;
  return refused([{ path: 'source_id', message: 'Enter the source' }]);
}

// Fields that no form shows are not cleared by their absence from a form.
const { selector: _selector, snapshot_id: _snapshot, ...IN_FORM } = OWN;

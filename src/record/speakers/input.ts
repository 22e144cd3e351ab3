import { z } from 'zod';
import { sentAt } from '../../platform/lib/fields/as-sent.js';
import { edtfDate, type Field, idOf, language, line, oneOf } from '../../platform/lib/fields/fields.js';
import { filtersBy } from '../../platform/lib/fields/filters.js';
import { inputShape } from '../../platform/lib/fields/noun-fields.js';
import { parseNew, parsePatch } from '../../platform/lib/fields/parse-with.js';
import { pickedId } from '../../platform/lib/fields/picks.js';
import {
  type CreateInput,
  createSchema,
  eitherOf,
  listOf,
  nested,
  type PatchInput,
  patchSchema,
  required,
} from '../../platform/lib/fields/shapes.js';
import { clip } from '../../platform/lib/fields/values.js';
import { type FieldError, type Result, refused } from '../../platform/lib/result.js';
import { SPEAKER_KINDS } from '../../vocabulary.js';
import { BESIDE, withoutBeside } from '../duplicates/input.js';
import { sourceRef } from '../sources/input.js';
import { SPEAKER_FIELDS } from './fields.js';

const NAME = {
  name: required(line({ max: 200, label: 'Name' }), 'Enter the name'),
  language: language(),
};

const TITLE = {
  title: required(line({ max: 200, label: 'Title' }), 'Enter the title'),
  body: line({ max: 200, label: 'Organisation' }),
  held_from: edtfDate('From'),
  held_to: edtfDate('To'),
  source_id: idOf('The source'),
  source: nested(sourceRef),
};

const MEMBER = {
  id: idOf('A member'),
  name: line({ max: 200, label: 'Member' }),
};

/** The JSON Schema of a member, for which the id alone suffices. */
const MEMBER_JSON = [
  { type: 'integer', minimum: 1 },
  {
    type: 'object',
    properties: { id: { type: ['integer', 'null'], minimum: 1 }, name: { type: ['string', 'null'] } },
    additionalProperties: false,
  },
] as const;

/** The fields with which a claim describes a new speaker: `speaker: {…}`. */
const { name, kind, language: spoken, description, ...more } = inputShape(SPEAKER_FIELDS);
const DESCRIBED = { name, kind, language: spoken, description };

const SHAPE = {
  ...DESCRIBED,
  ...more,
  names: listOf(nested(createSchema(NAME)), { max: 100 }),
  titles: listOf(nested(eitherOf(createSchema(TITLE), 'source_id', 'source')), { max: 100 }),
  members: listOf(member(), { max: 300 }),
};

const PICKED = { id: pickedId('The speaker'), ...DESCRIBED };

export type DescribedSpeaker = CreateInput<typeof DESCRIBED>;
/** How a claim names its speaker: a saved one, or a new one. */
export type PickedSpeaker = CreateInput<typeof PICKED>;
export type NewSpeaker = CreateInput<typeof SHAPE>;
export type SpeakerEdit = PatchInput<typeof SHAPE>;
export type NewName = CreateInput<typeof NAME>;
export type NewTitle = CreateInput<typeof TITLE>;
/** A member by its id, by its name, or both; at least one is given. */
export type MemberRef = CreateInput<typeof MEMBER>;

/** The orders of a list beside that by name. */
export const SPEAKER_ORDERS = { newest: 'Newest first' } as const;

export const speakerFilters = filtersBy({
  q: line({ max: 1_000, label: 'The search' }),
  kind: oneOf(SPEAKER_KINDS, 'kind'),
  sort: oneOf(SPEAKER_ORDERS, 'sort'),
  after: line({ max: 1_000, label: 'after' }),
});

/** Also part of the schema of a claim or an attribution: `speaker: {…}`. The kind is a person by default. */
export const newSpeaker = createSchema(PICKED);
export const wholeSpeaker = createSchema({ ...SHAPE, ...BESIDE });
export const speakerEdit = patchSchema(SHAPE);

export function parseSpeaker(as: 'form' | 'json', fields: unknown): Result<NewSpeaker> {
  return checked(withoutBeside(parseNew(wholeSpeaker, as, fields)));
}

export function parseSpeakerEdit(as: 'form' | 'json', fields: unknown): Result<SpeakerEdit> {
  return checked(parsePatch(speakerEdit, SHAPE, as, fields));
}

function checked<T extends SpeakerEdit>(read: Result<T>): Result<T> {
  if (!read.ok) return read;
  const titles = read.value.titles ?? [];
  const early = titles.flatMap((title, at) => endsTooEarly(title, sentAt(titles, at)));
  const errors = [...twice(read.value.names ?? []), ...early];
  return errors.length > 0 ? refused(errors) : read;
}

function twice(names: readonly NewName[]): FieldError[] {
  const all = names.map(({ name }) => name);
  return all.flatMap((name, at) =>
    all.indexOf(name) < at
      ? [{ path: `names.${sentAt(names, at)}.name`, message: `${clip(name)} is entered twice` }]
      : [],
  );
}

function endsTooEarly({ held_from: from, held_to: to }: NewTitle, at: number): FieldError[] {
  if (!from?.min || !to?.max || from.min <= to.max) return [];
  return [{ path: `titles.${at}.held_to`, message: `“To” (${to.text}) is before “From” (${from.text})` }];
}

/** JSON gives a member’s id; a form its id and name, either of which may be empty. */
function member(): Field<MemberRef> {
  return z
    .unknown()
    .transform((value): unknown => (value !== null && typeof value === 'object' ? value : { id: value }))
    .meta({ anyOf: MEMBER_JSON })
    .pipe(createSchema(MEMBER) as z.ZodType<MemberRef, unknown>)
    .transform((ref) => (ref.id === null && ref.name === null ? null : ref));
}

import { z } from 'zod';
import { SET_ASIDE_REASON } from '../../derived/set-asides/input.js';
import { idOf, line, oneOf } from '../../platform/lib/fields/fields.js';
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
import type { Result } from '../../platform/lib/result.js';
import { CREDIT_ROLES, SOURCE_TYPES } from '../../vocabulary.js';
import { BESIDE, withoutBeside } from '../duplicates/input.js';
import { newOutlet } from '../outlets/input.js';
import { SOURCE_FIELDS } from './fields.js';

const CREDIT = {
  family: line({ max: 200, label: 'Family name' }),
  given: line({ max: 200, label: 'Given name' }),
  literal: line({ max: 200, label: 'Name' }),
  role: oneOf(CREDIT_ROLES),
};

/** A name as in CSL, with a role: none is that of an author. */
export const author = createSchema(CREDIT).check(
  z.refine(isNamed, { error: 'Enter the name that goes with this role', path: ['family'] }),
);

function isNamed({ family, given, literal, role }: CreateInput<typeof CREDIT>): boolean {
  return role === null || (family ?? given ?? literal) !== null;
}

// Who sees a source is changed by itself.
const {
  type,
  title,
  title_is,
  translated_title,
  container_title,
  shown: _,
  ...more
} = inputShape(SOURCE_FIELDS);

const SHAPE = {
  type,
  title,
  title_is,
  translated_title,
  outlet_id: idOf('The outlet'),
  outlet: nested(newOutlet),
  container_title,
  authors: listOf(nested(author), { max: 50 }),
  ...more,
};

const PICKED = { id: pickedId('The source'), ...SHAPE };

export type NewSource = CreateInput<typeof SHAPE>;
/** How an attribution names its source: a saved one, or a new one. */
export type PickedSource = CreateInput<typeof PICKED>;
const EDITED = { ...SHAPE, ...SET_ASIDE_REASON };
export type SourceEdit = PatchInput<typeof EDITED>;

/** Also part of an attribution's schema: `source: {…}`. */
export const newSource = eitherOf(createSchema(PICKED), 'outlet_id', 'outlet');
export const wholeSource = eitherOf(createSchema({ ...SHAPE, ...BESIDE }), 'outlet_id', 'outlet');
export const sourceEdit = eitherOf(patchSchema(EDITED), 'outlet_id', 'outlet');

/** A saved source: `source: {id, title}`. Used where no source can be created along the way. */
export const sourceRef = createSchema({
  id: idOf('The source'),
  title: required(line({ max: 500, label: 'Title' }), 'Enter the source’s title'),
});

/** Whether a copy is saved that the viewer may see. */
export const COPIES = { yes: 'Saved', no: 'None' } as const;

/** Of sources without a quotation that readers see; for checkers and up. */
export const SHOWN_FILTERS = {
  without: 'Without a quotation',
  hidden: 'Not shown',
} as const;

/** The orders of a list beside that by title. */
export const SOURCE_ORDERS = { published: 'Latest published first', newest: 'Newest first' } as const;

export const sourceFilters = filtersBy({
  q: line({ max: 1_000, label: 'The search' }),
  outlet: idOf('outlet'),
  type: oneOf(SOURCE_TYPES, 'type'),
  copies: oneOf(COPIES, 'copies'),
  shown: oneOf(SHOWN_FILTERS, 'shown'),
  sort: oneOf(SOURCE_ORDERS, 'sort'),
  after: line({ max: 1_000, label: 'after' }),
});

export function parseSource(as: 'form' | 'json', fields: unknown): Result<NewSource> {
  return withoutBeside(parseNew(wholeSource, as, fields));
}

export function parseSourceEdit(as: 'form' | 'json', fields: unknown): Result<SourceEdit> {
  return parsePatch(sourceEdit, SHAPE, as, fields);
}

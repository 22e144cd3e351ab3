import { language, line, oneOf, prose } from '../../platform/lib/fields/fields.js';
import { parsePatch } from '../../platform/lib/fields/parse-with.js';
import { type PatchInput, patchSchema } from '../../platform/lib/fields/shapes.js';
import type { Result } from '../../platform/lib/result.js';
import { LIST_KINDS } from '../../vocabulary.js';
import { BY_STYLE } from '../citations/styles/model/card.js';

// What the page of a list changes by itself: a row of it, and how it is printed.

const ITEM = {
  locator: line({ max: 200, label: 'The locator' }),
  note: prose({ max: 1_000, label: 'The note' }),
};

const PRINTING = {
  /** An id or a title: the routes look it up. */
  style: line({ max: 200, label: 'The citation style' }),
  locale: language(BY_STYLE),
  kind: oneOf(LIST_KINDS),
};

export type ItemEdit = PatchInput<typeof ITEM>;
export type Printing = PatchInput<typeof PRINTING>;

export const itemEdit = patchSchema(ITEM);
export const printingEdit = patchSchema(PRINTING);

export function parseItemEdit(as: 'form' | 'json', fields: unknown): Result<ItemEdit> {
  return parsePatch(itemEdit, ITEM, as, fields);
}

export function parsePrinting(as: 'form' | 'json', fields: unknown): Result<Printing> {
  return parsePatch(printingEdit, PRINTING, as, fields);
}

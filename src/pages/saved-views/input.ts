import { type Field, field, flag, line } from '../../platform/lib/fields/fields.js';
import { parseWith } from '../../platform/lib/fields/parse-with.js';
import {
  type CreateInput,
  createSchema,
  fullForm,
  type PatchInput,
  patchSchema,
  required,
} from '../../platform/lib/fields/shapes.js';
import { ok, type Result, refused } from '../../platform/lib/result.js';
import { LISTED_FILTERS, parseFilters } from '../../record/claims/input.js';

// A view stores a query of /claims in canonical form: known, valid filters, each once, sorted by name, without the
// cursor. So a view never leads to an error.

/** Maximum length of a query: a whole search with every filter. */
const MAX_CHARACTERS = 4_000;

const SHAPE = {
  name: required(line({ max: 200, label: 'Name' }), 'Give the view a name'),
  query: required(queryField(), 'Set at least one filter on the page of quotations, and save that'),
  shared: flag(),
};

export type NewView = CreateInput<typeof SHAPE>;
export type ViewEdit = PatchInput<typeof SHAPE>;

export const newView = createSchema(SHAPE);
export const viewEdit = patchSchema(SHAPE);

export function parseView(fields: unknown): Result<NewView> {
  return parseWith(newView, fields);
}

/** A field missing from a form is cleared; JSON changes only the fields it names. */
export function parseViewEdit(as: 'form' | 'json', fields: unknown): Result<ViewEdit> {
  return parseWith(viewEdit, as === 'form' ? fullForm(SHAPE, fields as Record<string, unknown>) : fields);
}

/** The canonical form of a query, from an address of /claims or its query string. */
export function canonicalQuery(typed: string): Result<string, string> {
  const params = joined([...new URLSearchParams(behindQuestionMark(typed))]);
  const given = params.filter(([name, value]) => name !== 'after' && value !== '');
  const twice = given.find(([name], at) => given.findIndex(([other]) => other === name) < at);
  if (twice) return refused(`‘${twice[0]}’ is given more than once: give it once`);
  const input = parseFilters(Object.fromEntries(given));
  if (!input.ok) return refused(input.errors.map(({ message }) => message).join('. '));
  const inOrder = given.toSorted(([one], [other]) => (one < other ? -1 : 1));
  return ok(new URLSearchParams(inOrder.map(([name, value]): [string, string] => [name, value])).toString());
}

/** Joins repeated filters into one each, separated by commas. */
function joined(params: readonly (readonly [string, string])[]): (readonly [string, string])[] {
  const listed = LISTED_FILTERS.flatMap((name): [string, string][] => {
    const values = params
      .filter(([other, value]) => other === name && value !== '')
      .map(([, value]) => value);
    return values.length === 0 ? [] : [[name, values.join(',')]];
  });
  return [...params.filter(([name]) => !LISTED_FILTERS.includes(name)), ...listed];
}

function behindQuestionMark(typed: string): string {
  const at = typed.indexOf('?');
  const query = at >= 0 ? typed.slice(at + 1) : typed.replace(/^\/claims$/, '');
  return query.replace(/#.*$/, '');
}

function queryField(): Field<string> {
  return field(
    (value) => {
      if (typeof value !== 'string') return refused('Give this as text, such as speaker=7&form=direct');
      if (value.length > MAX_CHARACTERS)
        return refused('This address is too long: the limit is 4,000 characters');
      const query = canonicalQuery(value.trim());
      return query.ok && query.value === '' ? ok(null as never) : query;
    },
    { type: 'string', maxLength: MAX_CHARACTERS },
  );
}

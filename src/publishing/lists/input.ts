import {
  type Field,
  field,
  flag,
  idOf,
  language,
  line,
  oneOf,
  prose,
} from '../../platform/lib/fields/fields.js';
import { parseWith } from '../../platform/lib/fields/parse-with.js';
import {
  type CreateInput,
  createSchema,
  eitherOf,
  fullForm,
  listOf,
  type PatchInput,
  patchSchema,
  required,
} from '../../platform/lib/fields/shapes.js';
import { clip, readId } from '../../platform/lib/fields/values.js';
import { ok, type Result, refused } from '../../platform/lib/result.js';
import { LIST_KINDS, type ListKind } from '../../vocabulary.js';
import { BY_STYLE } from '../citations/styles/model/card.js';
import type { Move } from './model.js';

/** The most claims that one request may name. */
const MAX_CLAIMS = 10_000;

const SHAPE = {
  title: required(line({ max: 200, label: 'Title' }), 'Give the list a title'),
  /** An id or a title: the routes look it up. */
  style: line({ max: 200, label: 'The citation style' }),
  locale: language(BY_STYLE),
  kind: oneOf(LIST_KINDS),
  note: prose({ max: 10_000, label: 'Note' }),
  shared: flag(),
};

/** Like `idOf`, but allows the space that people type after a comma. */
function claimNumber(): Field<number> {
  const read = (value: unknown): Result<number, string> => {
    const typed = typeof value === 'string' ? value.trim() : value;
    const id = typeof typed === 'number' || typeof typed === 'string' ? readId(typed) : null;
    if (id !== null) return ok(id);
    const given = typeof typed === 'string' ? `${clip(typed)} is not a number. ` : '';
    return refused(`${given}Give each quotation by its number, such as 42`);
  };
  return field(read, { type: 'integer', minimum: 1 });
}

function claimIds() {
  return listOf(claimNumber(), { max: MAX_CLAIMS, commas: true });
}

export type NewList = CreateInput<typeof SHAPE> & { readonly claim_ids: readonly number[] | null };
export type ListEdit = PatchInput<typeof SHAPE>;

export const newList = createSchema({ ...SHAPE, claim_ids: claimIds() });
export const listEdit = patchSchema(SHAPE);

export function parseList(fields: unknown): Result<NewList> {
  return parseWith(newList, fields);
}

export function parseListEdit(as: 'form' | 'json', fields: unknown): Result<ListEdit> {
  return parseWith(listEdit, as === 'form' ? fullForm(SHAPE, fields as Record<string, unknown>) : fields);
}

export const newItems = eitherOf(
  createSchema({ claim_id: idOf('The claim'), claim_ids: claimIds() }),
  'claim_id',
  'claim_ids',
  'Give the number of a quotation, such as 42',
);

/** The claims to add to a list, in order. One that is repeated is refused. */
export function parseItems(fields: unknown): Result<readonly number[]> {
  const input = parseWith(newItems, fields);
  if (!input.ok) return input;
  const { claim_id: one, claim_ids: many } = input.value;
  return one === null ? eachOnce('claim_ids', many ?? []) : ok([one]);
}

/** A repeated number is likely a mistyped other one, so it is not dropped. */
function eachOnce(path: string, ids: readonly number[]): Result<readonly number[]> {
  const seen = new Set<number>();
  const repeated = ids.find((id) => seen.size === seen.add(id).size);
  if (repeated === undefined) return ok(ids);
  return refused([{ path, message: `Quotation ${repeated} is given more than once. Give it once` }]);
}

export const ticked = createSchema({
  list_id: required(idOf('The list'), 'Choose the list'),
  claim_ids: claimIds(),
});

/** Claims ticked on the page of claims, and the list to add them to. */
export function parseTicked(
  fields: unknown,
): Result<{ readonly list_id: number; readonly claim_ids: readonly number[] }> {
  const input = parseWith(ticked, fields);
  if (!input.ok) return input;
  const { list_id, claim_ids } = input.value;
  if (claim_ids === null || claim_ids.length === 0)
    return refused([{ path: 'claim_ids', message: 'Tick at least one quotation, or give its number' }]);
  return ok({ list_id, claim_ids });
}

export const newOrder = createSchema({
  order: claimIds(),
  claim_ids: claimIds(),
  move: field(readMove, { type: 'string' }),
});

export interface NewOrder {
  /** Claims in the wanted order, to be followed by those not named; null where only one row moves. */
  readonly claims: readonly number[] | null;
  /** Claims of a part of the list, in the order that they are to have among themselves. */
  readonly part: readonly number[] | null;
  readonly move: Move | null;
}

/** A form sends the `order` of the rows that it shows and perhaps `move`; JSON sends `claim_ids`. */
export function parseOrder(fields: unknown): Result<NewOrder> {
  const input = parseWith(newOrder, fields);
  if (!input.ok) return input;
  const { claim_ids: claims, order: part, move } = input.value;
  const named = claims ?? part;
  if (move === null && (named === null || named.length === 0)) {
    return refused([{ path: 'claim_ids', message: 'Give the quotations in the new order' }]);
  }
  if (named !== null && new Set(named).size < named.length) {
    return refused([{ path: 'claim_ids', message: 'A quotation is in this order more than once' }]);
  }
  return ok({ claims, part, move });
}

function readMove(value: unknown): Result<Move, string> {
  const found = typeof value === 'string' ? /^([1-9]\d{0,14}) (up|down|out)$/.exec(value) : null;
  if (!found) return refused('Give the number of a quotation and up, down or out, such as "7 up"');
  return ok({ id: Number(found[1]), to: found[2] as Move['to'] });
}

const EXPORT_SHAPE = {
  format: line({ max: 50, label: 'The format' }),
  style: line({ max: 200, label: 'The style' }),
  locale: language(BY_STYLE),
  kind: oneOf(LIST_KINDS),
  group: oneOf({ source: 'Quotations of one source together' }),
  order: oneOf({ list: 'As the list is ordered', style: 'As the style sorts' }),
  restricted: listOf(idOf('restricted'), { max: MAX_CLAIMS }),
};

export const exportOptions = createSchema(EXPORT_SHAPE);
export const idsOptions = createSchema({ id: listOf(idOf('id'), { max: MAX_CLAIMS }) });

export type ExportOptions = CreateInput<typeof EXPORT_SHAPE>;
export const EXPORT_NAMES: readonly string[] = Object.keys(EXPORT_SHAPE);

/** The export options in an address. `restricted` names restricted claims that were ticked one by one. */
export function parseExport(query: unknown): Result<ExportOptions> {
  return parseWith(exportOptions, query);
}

/** The claim ids in an address. One that is repeated is refused. */
export function parseIds(id: readonly string[]): Result<readonly number[]> {
  const input = parseWith(idsOptions, { id });
  return input.ok ? eachOnce('id', input.value.id ?? []) : input;
}

/** The most citations that are copied at once: more are a file. */
export const MAX_COPIED = 100;

/** Which citations to copy. */
export interface CitationWanted {
  readonly ids: readonly number[];
  readonly list: number | null;
  readonly source: number | null;
  readonly style: string | null;
  readonly kind: ListKind | null;
  /** The citation alone or with all evidence; null as the kind says. */
  readonly form: keyof typeof CITATION_FORMS | null;
}

const CITATION_FORMS = { short: 'The citation alone', evidence: 'With the evidence' } as const;

export const citationOptions = createSchema({
  id: listOf(idOf('id'), { max: MAX_COPIED }),
  list: idOf('The list'),
  source: idOf('The source'),
  style: line({ max: 200, label: 'The style' }),
  kind: oneOf(LIST_KINDS),
  form: oneOf(CITATION_FORMS),
});

/** @param id as often as it is in the address */
export function parseCitation(query: object, id: readonly string[]): Result<CitationWanted> {
  const input = parseWith(citationOptions, { ...query, id });
  if (!input.ok) return input;
  const { id: named, ...others } = input.value;
  return ok({ ids: [...new Set(named ?? [])], ...others });
}

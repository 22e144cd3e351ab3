import { filtersIn } from '../../../platform/http/filters.js';
import type { RequestContext } from '../../../platform/http/request-context.js';
import type { Typed } from '../../../platform/lib/fields/form-page.js';
import { pickOne } from '../../../platform/lib/fields/picks.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { MERGEABLE, type MergeTable, nameColumn } from '../../../record/merging/model.js';
import { mergeFilters } from '../input.js';
import type { MergeReader, MergeRow } from '../store.js';

/** The record that remains, as chosen in the address. */
export interface Chosen {
  /** Null until one is chosen. */
  readonly id: number | null;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

/** By its id, or by its name together with the id of the picked one. */
export async function chosenIn(
  req: RequestContext,
  reader: MergeReader,
  table: MergeTable,
  from: MergeRow,
): Promise<Chosen> {
  const asked = filtersIn(req, mergeFilters);
  const field = nameColumn(table);
  const [path, name, id] = [`into.${field}`, asked[`into.${field}`], asked['into.id']];
  if (asked.into_id !== null) return { id: asked.into_id, typed: {}, errors: [] };
  if (name === null) {
    const message = `Choose the ${MERGEABLE[table]} to keep`;
    return { id: null, typed: {}, errors: req.query.one(path) === null ? [] : [{ path, message }] };
  }
  const typed = { [path]: name, 'into.id': id === null ? '' : String(id) };
  const picked = await pick(reader, table, from, { id, name });
  if (picked.ok && picked.value) return { id: picked.value.id, typed, errors: [] };
  const near = picked.ok ? await nearest(reader, table, from, name) : [];
  const chosen = near.find((row) => row.id === id)?.id ?? idTyped(table, name);
  if (chosen !== null) return { id: chosen, typed, errors: [] };
  const errors = picked.ok ? [await choiceAmong(reader, table, name, near)] : picked.errors;
  return { id: null, typed, errors: errors.map((error) => ({ ...error, path: `into.${error.path}` })) };
}

const MAX_CHOICES = 20;

/** Records with the typed words in their names, where none has them as its name. */
async function nearest(reader: MergeReader, table: MergeTable, from: MergeRow, words: string) {
  const rows = await reader.containing(table, words.trim(), MAX_CHOICES + 1);
  return rows.filter((row) => row.id !== from.id).slice(0, MAX_CHOICES);
}

/** The id in `42`, `/speakers/42` or a whole address. */
function idTyped(table: MergeTable, words: string): number | null {
  const [, id] = new RegExp(`^(?:\\S*/${table}/)?([1-9]\\d{0,14})$`).exec(words.trim()) ?? [];
  return id === undefined ? null : Number(id);
}

async function choiceAmong(
  reader: MergeReader,
  table: MergeTable,
  name: string,
  near: readonly MergeRow[],
): Promise<FieldError> {
  const [noun, path] = [MERGEABLE[table], nameColumn(table)];
  if (near.length === 0) return { path, message: `No ${noun} is called ${name}. Choose an existing one.` };
  const choices: { value: string; label: string }[] = [];
  for (const row of near) {
    const more = [`number ${row.id}`, await detailsOf(reader, row)].filter(Boolean).join(': ');
    choices.push({ value: String(row.id), label: `${row[path]}, ${more}` });
  }
  return { path, message: `Choose the ${noun} to keep`, choices };
}

async function pick(
  reader: MergeReader,
  table: MergeTable,
  from: MergeRow,
  { id, name }: { readonly id: number | null; readonly name: string },
) {
  const field = nameColumn(table);
  // The record itself is an answer only to whoever picked it, who is then told.
  const named = (await reader.named(table, name)).filter((row) => row.id !== from.id || row.id === id);
  const details = new Map<number, string>();
  for (const row of named) details.set(row.id, await detailsOf(reader, row));
  return pickOne({
    noun: MERGEABLE[table],
    field,
    id,
    name,
    byId: id === null ? undefined : await reader.byId(table, id),
    named,
    matches: () => true,
    nameOf: (row) => String(row[field]),
    distinguish: (row) => details.get(row.id) || null,
    makes: false,
  });
}

/** What distinguishes records of one name, whatever their kind. */
const DETAILS = ['description', 'issued', 'date', 'place', 'url'];

async function detailsOf(reader: MergeReader, row: MergeRow): Promise<string> {
  const outlet =
    typeof row.outlet_id === 'number' ? (await reader.byId('outlets', row.outlet_id))?.name : null;
  return [outlet, ...DETAILS.map((column) => row[column])].filter(Boolean).join(', ');
}

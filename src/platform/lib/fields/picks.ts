import { z } from 'zod';
import { type FieldError, ok, type Result, refused } from '../result.js';
import type { Field } from './fields.js';
import { readId } from './values.js';

// How a record refers to another that may exist already: by name, with the id of the selected record beside it
// (`speaker: {id, name, …}`). The id counts only if its record has that name: without scripts, a form sends the
// previous id with a newly typed name. Where several records match, the writer chooses; nothing is merged or duplicated
// without asking.

/** The id of the record; `new`: a new one of this name. */
export type PickedId = number | 'new' | null;

export function pickedId(label: string): Field<number | 'new'> {
  return z
    .unknown()
    .transform((value, context): PickedId => {
      if (value === null || value === '' || value === 'new') return value === 'new' ? value : null;
      const id = typeof value === 'number' || typeof value === 'string' ? readId(value) : null;
      if (id !== null) return id;
      context.addIssue({
        code: 'custom',
        message: `${label} must be a number, such as 42, or ‘new’`,
      });
      return z.NEVER;
    })
    .meta({ anyOf: [{ type: 'integer', minimum: 1 }, { enum: ['new'] }] });
}

interface Known {
  readonly id: number;
  readonly trashed_at: string | null;
  readonly merged_into_id?: number | null;
}

export interface Pick<Row extends Known> {
  /** `speaker`, for a sentence. */
  readonly noun: string;
  /** The field with the name: `name` or `title`. */
  readonly field: string;
  readonly id: PickedId;
  readonly name: string;
  /** The record of that number, in the trash or not. */
  readonly byId: Row | undefined;
  /** All records with exactly this name that are not in the trash. */
  readonly named: readonly Row[];
  /** Whether a record matches the description. */
  readonly matches: (row: Row) => boolean;
  readonly nameOf: (row: Row) => string;
  /** What distinguishes it from others of its name. Null where only its id does. */
  readonly distinguish: (row: Row) => string | null;
  /** Whether a missing record is created. */
  readonly makes?: boolean;
}

/** The referenced record, or null where it has to be created. An error where several match, or it is in the trash. */
export function pickOne<Row extends Known>(pick: Pick<Row>): Result<Row | null> {
  const { id, name, byId, named, nameOf } = pick;
  if (id === 'new') return ok(null);
  const survivor = byId?.merged_into_id && named.find((row) => row.id === byId.merged_into_id);
  if (survivor) return ok(survivor);
  if (byId?.trashed_at && nameOf(byId) === name)
    return refused([{ path: pick.field, message: goneFault(pick.noun, byId) }]);
  const picked = named.find((row) => row.id === id);
  if (picked) return pick.matches(picked) ? ok(picked) : refused([otherwise(pick, picked)]);
  const matching = named.filter(pick.matches);
  return matching.length < 2 ? ok(matching[0] ?? null) : refused([whichOne(pick, matching)]);
}

function whichOne<Row extends Known>(pick: Pick<Row>, rows: readonly Row[]): FieldError {
  const { noun, field, name } = pick;
  const numbers = rows.slice(0, MAX_CHOICES).map(({ id }) => id);
  return {
    path: field,
    message: `${rows.length} ${noun}s are called ${name} (numbers ${numbers.join(', ')}): choose one`,
    choices: choicesOf(pick, rows),
  };
}

/** Refuses details that differ from the selected record: they are neither dropped nor written over it. */
function otherwise<Row extends Known>(pick: Pick<Row>, row: Row): FieldError {
  const { noun, field } = pick;
  return {
    path: field,
    message: `The ${noun} ${row.id} is saved with other details: leave them empty to use it, or choose to add a new one`,
    choices: choicesOf(pick, [row]),
  };
}

function choicesOf<Row extends Known>(
  { noun, nameOf, distinguish: tell, makes }: Pick<Row>,
  rows: readonly Row[],
) {
  const known = rows.slice(0, MAX_CHOICES).map((row) => {
    const [called, more] = [nameOf(row), tell(row)];
    return { value: String(row.id), label: `${called}, number ${row.id}${more ? `: ${more}` : ''}` };
  });
  return makes === false ? known : [...known, { value: 'new', label: `Another ${noun} of this name (new)` }];
}

const MAX_CHOICES = 20;

/** The error for a referenced id; null where it is valid. */
export function refFault(noun: string, id: number, row: Known | undefined): string | null {
  if (row === undefined) return `There is no ${noun} ${id}. Choose an existing one, or name a new one.`;
  return row.trashed_at === null ? null : goneFault(noun, row);
}

type Id = number | null | undefined;

/** A reference of an input: a record by name or by id. `had` is the id that the edited record has, if any. */
export interface NamedRef<Named> {
  readonly named: Named | null | undefined;
  readonly id: Id;
  readonly had?: Id;
}

/** How records of a noun are referred to. */
export interface RefKind<Named> {
  readonly noun: string;
  /** Finds the record that is named, or creates it where the noun allows that. */
  readonly find: (named: Named) => Promise<Result<{ readonly id: number }>>;
  readonly byId: (id: number) => Promise<Known | undefined>;
}

/**
 * The id of the record that an input refers to; null and undefined as given. A reference that the record already has
 * may stay, even where what it refers to is in the trash by now.
 * @param at `speaker`: errors of its name are at `speaker.…`, that of its id at `speaker_id`
 */
export async function resolveRef<Named>(
  at: string,
  { named, id, had }: NamedRef<Named>,
  kind: RefKind<Named>,
): Promise<Result<Id>> {
  if (named) {
    const found = await kind.find(named);
    return found.ok ? ok(found.value.id) : refused(errorsAt(at, found.errors));
  }
  if (!id || id === had) return ok(id);
  const fault = refFault(kind.noun, id, await kind.byId(id));
  return fault === null ? ok(id) : refused([{ path: `${at}_id`, message: fault }]);
}

function goneFault(noun: string, { id, merged_into_id: into }: Known): string {
  if (into) return `The ${noun} ${id} was merged into ${noun} ${into}. Give the number ${into} instead.`;
  return `The ${noun} ${id} is in the trash. Choose another, or ask an editor to restore it first.`;
}

/** The fields without ids whose name was cleared: a form still sends the previous id. */
export function withoutLoneIds(fields: unknown): unknown {
  return meant(fields) ?? {};
}

/** Null for an object that holds nothing but an id. */
function meant(fields: unknown): unknown {
  if (Array.isArray(fields)) return fields.map(meant);
  if (typeof fields !== 'object' || fields === null) return fields;
  const names = Object.keys(fields);
  if (names.length === 1 && names[0] === 'id') return null;
  const kept = Object.entries(fields)
    .map(([name, value]) => [name, meant(value)] as const)
    .filter(([, value]) => value !== null);
  if (kept.length === 0 && names.length > 0) return null;
  // NOTE: makes own properties, so that `__proto__` stays an unknown field.
  return Object.fromEntries(kept);
}

/** The errors of a nested record, with paths from the whole. */
export function errorsAt(place: string, errors: readonly FieldError[]): FieldError[] {
  return errors.map((error) => ({ ...error, path: `${place}.${error.path}` }));
}

import { type Field, idOf } from '../../../platform/lib/fields/fields.js';
import { listOf, type RequiredField, required, type Shape } from '../../../platform/lib/fields/shapes.js';
import type { NamedKind } from '../model.js';

// A record of a file references another by its ref, a number that is unique within one kind and means nothing outside
// the file.

/** A field with the ref of another record, or with several. */
interface Reference<F = Shape[string]> {
  readonly to: NamedKind;
  /** The column of its id; null where another table has the ids. */
  readonly column: string | null;
  readonly input: F;
}

export type Member = Shape[string] | Reference;
export type Members = Readonly<Record<string, Member>>;

/** The fields of a record as they are parsed. */
export type ShapeOf<M extends Members> = {
  readonly [K in keyof M]: M[K] extends Reference<infer F> ? F : M[K] extends Shape[string] ? M[K] : never;
};

export const ref = required(idOf('The ref'), 'Give a ref: a number that no other record of its kind has');

export function one(to: NamedKind, column: string, what: string): Reference<RequiredField<number>> {
  return { to, column, input: required(idOf(what), `Give the ref of ${what.toLowerCase()}`) };
}

export function maybe(to: NamedKind, column: string | null, what: string): Reference<Field<number>> {
  return { to, column, input: idOf(what) };
}

export function many(to: NamedKind, what: string): Reference<Field<readonly number[]>> {
  return { to, column: null, input: listOf(idOf(what), { max: 10_000 }) };
}

export function isReference(member: Member): member is Reference {
  return 'to' in member;
}

export function shapeOf<M extends Members>(members: M): ShapeOf<M> {
  const entries = Object.entries(members);
  return Object.fromEntries(
    entries.map(([name, member]) => [name, isReference(member) ? member.input : member]),
  ) as ShapeOf<M>;
}

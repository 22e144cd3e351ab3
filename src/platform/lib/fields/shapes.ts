import { z } from 'zod';
import { withoutBlanks } from './as-sent.js';
import type { Field } from './fields.js';
import { kindOf } from './fields.js';
import { counted } from './values.js';

// How fields make a record. One shape gives the schema that creates and the one that edits:
//
//                   creating                    editing (JSON PATCH)
//   missing         null                        stays missing: leave it as it is
//   null or ''      null                        null: clear it
//   a value         the value                   the value
//
// A `required` field is never null: missing is refused where a record is made, '' and null on both sides.
// An HTML form says what is to be cleared by leaving it out, so `fullForm` puts null for what is missing.
// Keys that are not in the shape are refused, whatever they are called.

export interface RequiredField<T> {
  readonly field: Field<T>;
  readonly missing: string;
}

export type Shape = Readonly<Record<string, Field<unknown> | RequiredField<unknown>>>;

export type CreateInput<S extends Shape> = {
  readonly [K in keyof S]: S[K] extends RequiredField<infer T>
    ? T
    : S[K] extends z.ZodType
      ? z.output<S[K]>
      : never;
};

export type PatchInput<S extends Shape> = { readonly [K in keyof S]?: CreateInput<S>[K] | undefined };

/** `missing` asks for the missing value: ‘Enter the words’. */
export function required<T>(field: Field<T>, missing: string): RequiredField<T> {
  return { field, missing };
}

/** The strict schema of a new record: its output has every key of the shape. */
export function createSchema<S extends Shape>(shape: S): z.ZodType<CreateInput<S>> {
  const fields = mapShape(shape, (member) =>
    isRequired(member)
      ? z.nonoptional(present(member), { error: member.missing })
      : z._default(z.nullable(member), null),
  );
  return strict(fields) as unknown as z.ZodType<CreateInput<S>>;
}

/** The strict schema of a change: its output has only the given keys. */
export function patchSchema<S extends Shape>(shape: S): z.ZodType<PatchInput<S>> {
  const fields = mapShape(shape, (member) =>
    z.optional(isRequired(member) ? present(member) : z.nullable(member)),
  );
  return strict(fields) as unknown as z.ZodType<PatchInput<S>>;
}

/** A form's fields, with null for every field of the shape that it omits. Nested fields do so themselves. */
export function fullForm(shape: Shape, fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const cleared = Object.keys(shape).map((name) => [name, null] as const);
  return { ...Object.fromEntries(cleared), ...fields };
}

/** A record within a record: `speaker: {…}`. */
export function nested<T>(schema: z.ZodType<T>): Field<T> {
  return emptyAsNull().pipe(z.nullable(schema)) as unknown as Field<T>;
}

/**
 * A list. A single value from a form is a list of one; with `commas`, text is split at its commas. Blank members are
 * dropped; errors name a member's original position (`as-sent.ts`).
 */
export function listOf<T>(
  member: Field<T>,
  { max, commas = false }: { readonly max: number; readonly commas?: boolean },
): Field<readonly T[]> {
  const list = z
    .array(member, { error: (issue) => `Give this as a list, not as ${kindOf(issue.input)}` })
    .transform(withoutBlanks);
  return emptyAsNull()
    .transform((value, context) => {
      const members = typeof value === 'string' ? (commas ? splitAtCommas(value) : [value]) : value;
      if (!Array.isArray(members) || members.length <= max) return members;
      // NOTE: checked before its members are parsed: a million wrong members would be a million errors.
      const message = `This list has ${counted(members.length)} entries; the limit is ${counted(max)}`;
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    })
    .pipe(z.nullable(list)) as unknown as Field<readonly T[]>;
}

/** Refuses two fields that express the same thing; `missing` asks for one of them where one is needed. */
export function eitherOf<S extends z.ZodType>(schema: S, first: string, second: string, missing?: string): S {
  const notBoth = z.refine((value) => !(given(value, first) && given(value, second)), {
    error: `Give ${first} or ${second}, not both`,
    path: [second],
    when: () => true,
  });
  const said = [
    schema.description,
    `Give ${first} or ${second}, not both${missing === undefined ? '' : ': one is needed'}.`,
  ];
  const description = said.filter(Boolean).join(' ');
  if (missing === undefined) return schema.check(notBoth).meta({ description });
  const oneOfThem = z.refine((value) => given(value, first) || given(value, second), {
    error: missing,
    path: [first],
    when: ({ issues }) =>
      !issues.some(({ path }) => [undefined, first, second].includes(path?.[0] as string)),
  });
  return schema.check(notBoth, oneOfThem).meta({ description });
}

function mapShape(
  shape: Shape,
  toSchema: (member: Field<unknown> | RequiredField<unknown>) => z.ZodType,
): Record<string, z.ZodType> {
  return Object.fromEntries(Object.entries(shape).map(([name, member]) => [name, toSchema(member)]));
}

function strict(fields: Record<string, z.ZodType>): z.ZodType {
  const names = Object.keys(fields).join(', ');
  return z.strictObject(fields, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `the fields are: ${names}`
        : `Give this as a set of fields, not as ${kindOf(issue.input)}`,
  });
}

function isRequired(member: Field<unknown> | RequiredField<unknown>): member is RequiredField<unknown> {
  return 'missing' in member;
}

function present({ field, missing }: RequiredField<unknown>): z.ZodType {
  return field.transform((value, context) => {
    if (value !== null) return value;
    context.addIssue({ code: 'custom', message: missing });
    return z.NEVER;
  });
}

function emptyAsNull() {
  return z.unknown().transform((value) => (value === '' ? null : value));
}

function splitAtCommas(text: string): string[] {
  return text.split(',').filter((part) => part.trim() !== '');
}

function given(value: unknown, name: string): boolean {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return false;
  const field: unknown = Reflect.get(value, name);
  return field !== null && field !== undefined;
}

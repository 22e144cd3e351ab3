import type { z } from 'zod';
import type { FieldError } from '../result.js';
import { type JsonSchema, jsonSchemaOf } from './json-schema.js';

// Finds text where a schema takes a number or a boolean.

/** Where a schema takes no text, with the error message; null where it takes text everywhere. */
interface Strictness {
  readonly refusal: string | null;
  /** Text that is allowed all the same. */
  readonly words: readonly unknown[];
  readonly members: Readonly<Record<string, Strictness>>;
  readonly items: Strictness | null;
}

const KNOWN = new WeakMap<z.ZodType, Strictness | null>();

/** Enough to correct a list. */
const MAX_ERRORS = 50;

/** The errors of that kind in a value; '' is nothing, and not text. */
export function textForNumber(schema: z.ZodType, value: unknown): readonly FieldError[] {
  let strictness = KNOWN.get(schema);
  if (strictness === undefined) {
    strictness = strictnessOf(jsonSchemaOf(schema));
    KNOWN.set(schema, strictness);
  }
  const errors: FieldError[] = [];
  look(strictness, value, [], errors);
  return errors;
}

function look(
  strict: Strictness | null,
  value: unknown,
  path: readonly (string | number)[],
  errors: FieldError[],
): void {
  if (strict === null || errors.length >= MAX_ERRORS) return;
  if (typeof value === 'string') {
    if (strict.refusal !== null && value !== '' && !strict.words.includes(value))
      errors.push({ path: path.join('.'), message: strict.refusal });
  } else if (Array.isArray(value)) {
    if (strict.items === null) return;
    for (const [at, member] of value.entries()) look(strict.items, member, [...path, at], errors);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(strict.members))
      if (Object.hasOwn(value, name)) look(member, Reflect.get(value, name), [...path, name], errors);
  }
}

function strictnessOf(schema: JsonSchema): Strictness | null {
  const ways = eachWay(schema);
  const items =
    ways.map((way) => (isSchema(way.items) ? strictnessOf(way.items) : null)).find(Boolean) ?? null;
  const members = Object.fromEntries(
    ways.flatMap(({ properties }) =>
      Object.entries(isSchema(properties) ? properties : {}).flatMap(([name, of]) => {
        const strictness = isSchema(of) ? strictnessOf(of) : null;
        return strictness === null ? [] : [[name, strictness] as const];
      }),
    ),
  );
  const refusal = refusalOf(ways, items);
  if (refusal === null && items === null && Object.keys(members).length === 0) return null;
  const words = ways.flatMap((way) => (isWords(way) ? (way.enum as unknown[]) : []));
  return { refusal, words, members, items };
}

function refusalOf(ways: readonly JsonSchema[], items: Strictness | null): string | null {
  const types = ways
    .filter((way) => !isWords(way))
    .flatMap(({ type }) => (type === undefined ? ['anything'] : [type].flat()));
  if (types.includes('string') || types.includes('anything')) return null;
  if (types.includes('integer') || types.includes('number'))
    return 'Give this as a number, not as text: 42, not "42"';
  if (types.includes('boolean')) return 'Give true or false, not as text: true, not "true"';
  return items?.refusal ? 'Give this as a list of numbers, not as text: [42, 43]' : null;
}

/** A few fixed words that are allowed beside a number: a record’s id, or ‘new’. */
function isWords(schema: JsonSchema): boolean {
  return schema.type === undefined && Array.isArray(schema.enum);
}

/** A schema, or the alternatives of its `anyOf`. */
function eachWay(schema: JsonSchema): readonly JsonSchema[] {
  const ways = [schema.anyOf, schema.allOf, schema.oneOf].flat().filter(isSchema);
  return ways.length === 0 ? [schema] : ways.flatMap(eachWay);
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null;
}

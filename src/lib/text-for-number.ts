import type { z } from 'zod';
import { type JsonSchema, jsonSchemaOf } from './json-schema.js';
import type { FieldError } from './result.js';

// Text where a schema takes no text but a number, or true or false.

const KNOWN = new WeakMap<z.ZodType, JsonSchema>();

/** What is wrong of that kind with a value; '' is nothing, and no text. */
export function textForNumber(schema: z.ZodType, value: unknown): readonly FieldError[] {
  let json = KNOWN.get(schema);
  if (json === undefined) {
    json = jsonSchemaOf(schema);
    KNOWN.set(schema, json);
  }
  return errorsIn(json, value, '');
}

function errorsIn(schema: JsonSchema, value: unknown, path: string): readonly FieldError[] {
  if (typeof value === 'string') return value === '' ? [] : refusedText(schema, path, value);
  if (typeof value !== 'object' || value === null) return [];
  const below = (name: string, of: unknown, member: unknown) =>
    isSchema(of) ? errorsIn(of, member, path === '' ? name : `${path}.${name}`) : [];
  return eachWay(schema).flatMap(({ properties, items }) =>
    Array.isArray(value)
      ? value.flatMap((member, at) => below(String(at), items, member))
      : isSchema(properties)
        ? Object.keys(properties).flatMap((name) =>
            Object.hasOwn(value, name) ? below(name, properties[name], Reflect.get(value, name)) : [],
          )
        : [],
  );
}

function refusedText(schema: JsonSchema, path: string, text: string): readonly FieldError[] {
  const ways = eachWay(schema).filter((way) => !('const' in way));
  if (eachWay(schema).some((way) => way.const === text)) return [];
  const types = ways.flatMap(({ type }) => (type === undefined ? [null] : [type].flat()));
  if (types.includes('string') || types.includes(null)) return [];
  if (types.includes('integer') || types.includes('number'))
    return [{ path, message: 'Give this as a number, not as text: 42, not "42"' }];
  if (types.includes('boolean'))
    return [{ path, message: 'Give true or false, not as text: true, not "true"' }];
  const isListOfNumbers = ways.some(
    ({ items }) => isSchema(items) && refusedText(items, path, text).length > 0,
  );
  return isListOfNumbers ? [{ path, message: 'Give this as a list of numbers, not as text: [42, 43]' }] : [];
}

/** A schema, or those it is any of. */
function eachWay(schema: JsonSchema): readonly JsonSchema[] {
  const ways = [schema.anyOf, schema.allOf, schema.oneOf].flat().filter(isSchema);
  return ways.length === 0 ? [schema] : ways.flatMap(eachWay);
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null;
}

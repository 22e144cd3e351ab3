import { z } from 'zod';

// Generates the JSON Schema of an input from the schema that parses it, so that the two cannot differ.

export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * The schema of the accepted input: types, lengths, keys and which of them are required. Rules that JSON Schema cannot
 * express (a date that exists, one of two fields) are in descriptions.
 * @source JSON Schema 2020-12, the dialect of OpenAPI 3.1
 */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  const { $schema, ...made } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const { def } = zodSchema._zod;
      if (def.type === 'pipe') describePipe(def, jsonSchema);
      if (def.type === 'nullable') shortenNull(jsonSchema);
    },
  });
  return made;
}

/** A field with a preprocessing step (`''` is nothing, one value is a list of one) has the schema of its result. */
function describePipe({ out }: z.core.$ZodPipeDef, json: Record<string, unknown>): void {
  if (Object.keys(json).length > 0 || out._zod.def.type === 'transform') return;
  Object.assign(json, jsonSchemaOf(out as z.ZodType));
}

/** Rewrites zod's `anyOf: [this, null]` to `type: [string, null]`. */
function shortenNull(json: Record<string, unknown>): void {
  const [kind] = (json.anyOf ?? []) as JsonSchema[];
  if (kind === undefined || (typeof kind.type !== 'string' && !Array.isArray(kind.type))) return;
  delete json.anyOf;
  const isNull = (values: readonly unknown[]) => (values.includes(null) ? values : [...values, null]);
  const types = [kind.type].flat() as string[];
  Object.assign(json, kind, {
    type: types.includes('null') ? types : [...types, 'null'],
    ...(Array.isArray(kind.enum) && { enum: isNull(kind.enum) }),
  });
}

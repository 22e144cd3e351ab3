import type { z } from 'zod';
import { parseWith } from '../../platform/lib/fields/parse-with.js';
import { createSchema } from '../../platform/lib/fields/shapes.js';
import type { FieldError, Result } from '../../platform/lib/result.js';
import { shapeOf } from './input/references.js';
import { FIELDS, type RecordOf } from './input/shapes.js';
import { KINDS, type Kind } from './model.js';

// Parses untrusted records of an onrecord-json file. Each fault is a sentence that names its record, and with any fault
// nothing is imported.

// Created once: compiling a schema takes as long as parsing a thousand records.
const SCHEMAS = Object.fromEntries(
  KINDS.map((kind) => [kind, createSchema(shapeOf(FIELDS[kind]))]),
) as Readonly<Record<Kind, z.ZodType>>;

export function parseRecord<K extends Kind>(kind: K, given: unknown): Result<RecordOf<K>> {
  return parseWith(SCHEMAS[kind] as z.ZodType<RecordOf<K>>, given);
}

/** ‘claims 3 (ref 7): said_on: …’ @param at its index in its list, from 0 */
export function wordRecordFault(kind: Kind, at: number, record: unknown, error: FieldError): string {
  const { path, message } = error;
  const ref = record !== null && typeof record === 'object' && 'ref' in record ? record.ref : null;
  const named = typeof ref === 'number' ? ` (ref ${ref})` : '';
  return `${kind} ${at + 1}${named}: ${path === '' ? '' : `${path}: `}${message}`;
}

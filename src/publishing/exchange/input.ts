import type { z } from 'zod';
import { kindOf } from '../../platform/lib/fields/fields.js';
import { parseWith } from '../../platform/lib/fields/parse-with.js';
import { createSchema } from '../../platform/lib/fields/shapes.js';
import { clip } from '../../platform/lib/fields/values.js';
import { type FieldError, ok, type Result, refused } from '../../platform/lib/result.js';
import { faultsAmong } from './input/faults.js';
import { type Desk, KINDS, type Kind, SHAPES } from './input/shapes.js';

// Parses a whole database from an untrusted onrecord-json file. Each fault is a sentence that names its record, and
// with any fault nothing is imported.

/** Enough to correct a file by. */
const MAX_FAULTS = 50;

// Created once: compiling a schema takes as long as parsing a thousand records.
const SCHEMAS = Object.fromEntries(KINDS.map((kind) => [kind, createSchema(SHAPES[kind])])) as Readonly<
  Record<Kind, z.ZodType>
>;

/** `errors` are sentences that each name a record: ‘claims 3 (ref 7): said_on: …’. */
export function parseDesk(given: unknown): Result<Desk, readonly string[]> {
  const faults = frameFaults(given);
  if (faults.length > 0) return refused(faults);
  const lists = given as Readonly<Record<string, readonly unknown[] | undefined>>;
  const desk: Record<string, unknown[]> = {};
  for (const kind of KINDS) {
    const schema = SCHEMAS[kind];
    desk[kind] = [];
    for (const [at, record] of (lists[kind] ?? []).entries()) {
      const read = parseWith(schema, record);
      if (read.ok) desk[kind].push(read.value);
      else faults.push(...read.errors.map((error) => sentence(kind, at, record, error)));
      if (faults.length >= MAX_FAULTS) return refused(faults.slice(0, MAX_FAULTS));
    }
  }
  if (faults.length > 0) return refused(faults);
  const whole = desk as unknown as Desk;
  const wrong = faultsAmong(whole).map(({ kind, at, ...error }) =>
    sentence(kind, at, whole[kind][at], error),
  );
  return wrong.length > 0 ? refused(wrong.slice(0, MAX_FAULTS)) : ok(whole);
}

/** Parses the text of a file. */
export function parseDeskText(text: string): Result<Desk, readonly string[]> {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    return refused([`This is not JSON: ${(error as SyntaxError).message.replaceAll(/\s+/g, ' ')}`]);
  }
  return parseDesk(given);
}

function frameFaults(given: unknown): string[] {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    return [`The file must be an object of lists, not ${kindOf(given)}.`];
  }
  const { format, version, ...lists } = given as Record<string, unknown>;
  if (format !== 'onrecord-json')
    return ['format: this is not an onrecord-json file (its “format” says “onrecord-json”).'];
  if (version !== 1) return ['version: this program reads version 1 of onrecord-json.'];
  return Object.entries(lists).flatMap(([kind, list]) => {
    if (!Object.hasOwn(SHAPES, kind))
      return [`${clip(kind)} is not a field here; they are: ${KINDS.join(', ')}.`];
    return Array.isArray(list) ? [] : [`${kind}: give a list, not ${kindOf(list)}.`];
  });
}

function sentence(kind: Kind, at: number, record: unknown, { path, message }: FieldError): string {
  const ref = record !== null && typeof record === 'object' && 'ref' in record ? record.ref : null;
  const named = typeof ref === 'number' ? ` (ref ${ref})` : '';
  return `${kind} ${at + 1}${named}: ${path === '' ? '' : `${path}: `}${message}`;
}

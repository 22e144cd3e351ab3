import type { z } from 'zod';
import { claimNoteFilters, noteFilters } from '../../checking/annotations/input.js';
import { searchFilters } from '../../checking/searches/input.js';
import { SIMPLE } from '../../nouns.js';
import { activityFilters } from '../../pages/activity/input.js';
import { handoverOptions } from '../../pages/desk/input.js';
import { lookupFilters } from '../../pages/lookup/input.js';
import { menuFilters } from '../../pages/menu/input.js';
import { mergeFilters } from '../../pages/merging/input.js';
import type { Rule } from '../../people/accounts/model/permissions.js';
import { PAGED, SEARCHED } from '../../platform/lib/fields/filters.js';
import { type JsonSchema, jsonSchemaOf } from '../../platform/lib/fields/json-schema.js';
import { changesPart, editionFile } from '../../publishing/lists/editions/input.js';
import { citationOptions, exportOptions, idsOptions } from '../../publishing/lists/input.js';
import { claimFilters } from '../../record/claims/input.js';
import { MERGEABLE } from '../../record/merging/model.js';
import { sourceFilters } from '../../record/sources/input.js';
import { speakerFilters } from '../../record/speakers/input.js';
import type { Write } from './writes.js';

/** The parameters in the address and the headers, apart from the body. */
export function parametersOf(rule: Rule, write: Write | null): JsonSchema[] {
  return [...idsIn(rule.path), ...queryOf(rule), ...(write === null ? [] : headersOf(write))];
}

function idsIn(path: string): JsonSchema[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'integer', minimum: 1 },
  }));
}

/** Filters that have a schema. */
const QUERIES: Readonly<Record<string, readonly z.ZodType[]>> = {
  ...Object.fromEntries(
    Object.keys(MERGEABLE).map((table) => [`/${table}/:id/merge`, [mergeFilters.schema]]),
  ),
  ...Object.fromEntries(SIMPLE.map(({ address }) => [address, [SEARCHED.schema]])),
  '/claims': [claimFilters.schema],
  '/claims/export': [idsOptions, claimFilters.schema, exportOptions],
  '/claims/citation': [citationOptions],
  '/lists/:id/export': [exportOptions, idsOptions],
  '/lists/:id/editions': [PAGED.schema],
  '/lists/:id/editions/:edition': [PAGED.schema],
  '/lists/:id/editions/:edition/export': [editionFile.schema],
  '/lists/:id/editions/:edition/changes': [changesPart.schema],
  '/menu': [menuFilters.schema],
  '/lookup': [lookupFilters.schema],
  '/annotations': [noteFilters.schema],
  '/annotations/:id': [PAGED.schema],
  '/claims/:id/annotations': [claimNoteFilters.schema],
  '/claims/:id/attributions': [PAGED.schema],
  '/claims/:id/links': [PAGED.schema],
  '/claims/:id/searches': [PAGED.schema],
  '/attributions/:id/annotations': [PAGED.schema],
  '/sources/:id/annotations': [PAGED.schema],
  '/sources/:id/snapshots/:snapshot/annotations': [PAGED.schema],
  '/searches': [searchFilters.schema],
  '/activity': [activityFilters.schema],
  '/handover': [handoverOptions.schema],
  '/sources': [sourceFilters.schema],
  '/speakers': [speakerFilters.schema],
  '/occasions': [SEARCHED.schema],
  '/lists': [PAGED.schema],
  '/views': [PAGED.schema],
  '/trash': [PAGED.schema],
};

/** Whether the list at this address refuses unknown filters. */
export function isNarrowed({ method, path }: Rule): boolean {
  return method === 'GET' && Object.hasOwn(QUERIES, path);
}

function queryOf({ method, path }: Rule): JsonSchema[] {
  const schemas = method === 'GET' ? (QUERIES[path] ?? []) : [];
  const properties = schemas.map((schema) => jsonSchemaOf(schema).properties as JsonSchema);
  return Object.entries(Object.assign({}, ...properties)).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    schema: withoutNull(schema as JsonSchema),
  }));
}

/** A query has no null: an absent filter is omitted. */
function withoutNull({ type, enum: values, ...rest }: JsonSchema): JsonSchema {
  const [kind] = [type].flat();
  return {
    type: kind,
    ...(Array.isArray(values) && { enum: values.filter((one) => one !== null) }),
    ...rest,
  };
}

function headersOf({ isEdit, body }: Write): JsonSchema[] {
  const ifMatch = {
    name: 'If-Match',
    in: 'header',
    required: isEdit,
    description:
      'The version that you read, in quotes. Without it an edit returns 428; if it is out of date, 409.',
    schema: { type: 'string', pattern: '^"[1-9][0-9]{0,8}"$' },
  };
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description:
      'A write that is repeated with the same key and body is done once and returns the same response.',
    schema: { type: 'string', pattern: '^[!-~]{1,200}$' },
  };
  return isEdit || body === null ? [ifMatch, key] : [key];
}

import { NOUNS } from '../../nouns.js';
import type { Rule } from '../../people/accounts/model/permissions.js';
import { type JsonSchema, jsonSchemaOf } from '../../platform/lib/fields/json-schema.js';
import type { Noun } from '../../platform/noun.js';
import { COMPONENTS, type Faults, responsesOf } from './components.js';
import { isNarrowed, parametersOf } from './parameters.js';
import { summaryOf } from './summary.js';
import { type Write, type Writes, writeAt } from './writes.js';

// Generates the OpenAPI 3.1 description from the permission table and the input schemas. Every route of the table is
// either described or a page only; any other is an error.

export interface Described {
  readonly rules: readonly Rule[];
  readonly writes: Writes;
  readonly version: string;
}

/** @source OpenAPI 3.1.1 @throws Error for a write of the table that has no schema here */
export function describeDesk({ rules, writes, version }: Described): JsonSchema {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const rule of rules.filter((one) => !isPageAlone(one))) {
    const path = addressOf(rule);
    paths[path] = { ...paths[path], [rule.method.toLowerCase()]: operationOf(rule, writes) };
    if (rule.method === 'GET' && AS_TABLE.has(rule.path)) paths[`${rule.path}.csv`] = { get: tableOf(rule) };
  }
  return {
    openapi: '3.1.1',
    info: { title: 'Onrecord', version, summary: 'Keeps track of who said what.', description: ABOUT },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    servers: [{ url: '/' }],
    paths,
    components: COMPONENTS,
  };
}

const ABOUT = [
  'Every page is available as JSON at its address with the suffix .json. Send writes to the address itself,',
  'with Content-Type: application/json. Unknown keys are refused. An empty string is the same as null.',
  'x-needs is the lowest role with permission; reader is a viewer, or anyone if the instance allows anonymous',
  'reading. A record that a user is not allowed to see is answered as if it did not exist.',
].join(' ');

/** Forms, print views and the sign-in are of no use to clients: they are pages only. */
export function isPageAlone({ method, path }: Rule): boolean {
  if (/^\/(sign-in|sign-out|account\/password|account\/second-factor)(\/|$)/.test(path)) return true;
  return method === 'GET' && (path === '/help' || /\/(new|edit|dossier)$/.test(path));
}

/** Its address for clients: `/claims/{id}.json`. */
export function addressOf({ method, path }: Rule): string {
  const named = path.replaceAll(/:(\w+)/g, '{$1}');
  return method === 'GET' && !ONE_FACE.test(path) ? `${named}.json` : named;
}

/** Addresses without a page, whose single representation needs no suffix. */
const ONE_FACE = /^\/(healthz|readyz|metrics|openapi\.json)$|\/(export|raw)$/;

/** Lists that are also available as CSV. */
const AS_TABLE: ReadonlySet<string | null> = new Set([
  ...NOUNS.flatMap(({ address, edits }: Noun) => (edits === undefined || edits.kept ? [] : [address])),
  '/lists',
  '/annotations',
  '/searches',
  '/views',
  '/activity',
  '/users',
  '/import',
]);

function tableOf(rule: Rule): JsonSchema {
  const operation = operationOf(rule, new Map());
  const faults = { ...faultsOf(rule, null), kind: 'file' } as const;
  return { ...operation, operationId: `${operation.operationId}Csv`, responses: responsesOf(faults) };
}

function operationOf(rule: Rule, writes: Writes): JsonSchema {
  const write = rule.method === 'GET' ? null : writeAt(rule, writes);
  if (write === undefined)
    throw new Error(`${rule.method} ${rule.path} is not in src/server/openapi/writes.ts.`);
  return {
    operationId: operationId(rule),
    tags: [rule.path.split('/')[1] || 'desk'],
    summary: summaryOf(rule),
    description: needsOf(rule),
    'x-needs': rule.needs,
    security: securityOf(rule),
    parameters: parametersOf(rule, write),
    ...(write?.body && { requestBody: bodyOf(write) }),
    responses: responsesOf(faultsOf(rule, write)),
  };
}

/** `postClaimsIdLinks` */
function operationId({ method, path }: Rule): string {
  const words = path.match(/\w+/g) ?? ['desk'];
  const rest = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return method.toLowerCase() + rest;
}

function needsOf({ needs, also, bySession }: Rule): string {
  const who = needs === 'anyone' ? 'Open to anyone' : `Needs: ${needs}`;
  return `${[who, also, bySession && 'only from a signed-in browser, not with a token'].filter(Boolean).join('; ')}.`;
}

function securityOf({ needs, bySession }: Rule): JsonSchema[] {
  if (needs === 'anyone') return [];
  if (bySession) return [{ session: [] }];
  return needs === 'reader' ? [{ bearer: [] }, {}] : [{ bearer: [] }];
}

function bodyOf({ body, withFile }: Write): JsonSchema {
  const json = { 'application/json': { schema: body && jsonSchemaOf(body) } };
  if (withFile === undefined) return { required: true, content: json };
  const { properties, ...rest } = jsonSchemaOf(withFile);
  const file = { type: 'string', format: 'binary' };
  const schema = { ...rest, properties: { file, ...(properties as JsonSchema) }, required: ['file'] };
  return { required: true, content: { ...json, 'multipart/form-data': { schema } } };
}

function faultsOf(rule: Rule, write: Write | null): Faults {
  const { path, needs } = rule;
  return {
    status: write?.status ?? 200,
    kind: KINDS.find(([pattern]) => pattern.test(path))?.[1] ?? 'json',
    isOpen: needs === 'anyone',
    hasRecord: path.includes(':'),
    isNarrowed: isNarrowed(rule),
    isWrite: rule.method !== 'GET',
    hasBody: Boolean(write?.body),
    isEdit: write?.isEdit ?? false,
  };
}

const KINDS = [
  [/\/(export|raw)$/, 'file'],
  [/^\/(healthz|readyz|metrics)$/, 'text'],
] as const;

// What OpenAPI 3.1 asks of a document, as far as ours goes: no fault is an empty list.

interface Operation {
  readonly operationId?: unknown;
  readonly summary?: unknown;
  readonly tags?: unknown;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, unknown>> };
  readonly responses?: Readonly<Record<string, unknown>>;
  readonly security?: readonly Readonly<Record<string, unknown>>[];
}

interface Parameter {
  readonly name?: unknown;
  readonly in?: unknown;
  readonly required?: unknown;
  readonly schema?: unknown;
}

export interface OpenApi {
  readonly openapi: string;
  readonly info: Readonly<Record<string, unknown>>;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];
const TYPES = ['string', 'integer', 'number', 'boolean', 'object', 'array', 'null'];
const KEYWORDS = new Set(
  'type properties required additionalProperties items anyOf enum description minimum maximum maxLength pattern format default $ref'.split(
    ' ',
  ),
);

/** @source OpenAPI 3.1.1, sections 4.8.1 (root) to 4.8.24 (schema) */
export function faultsOf(document: OpenApi): string[] {
  const operations = operationsOf(document);
  const ids = operations.map(({ operation }) => operation.operationId);
  return [
    ...(/^3\.1\.\d+$/.test(document.openapi) ? [] : ['openapi is not 3.1.x']),
    ...(['title', 'version'] as const).filter((key) => typeof document.info[key] !== 'string'),
    ...twice(ids).map((id) => `operationId ${id} twice`),
    ...twice(Object.keys(document.paths).map((path) => path.replaceAll(/\{\w+\}/g, '{}'))),
    ...operations.flatMap(({ path, method, operation }) =>
      faultsOfOperation(path, method, operation, document).map((fault) => `${method} ${path}: ${fault}`),
    ),
    ...refsIn(document).filter((ref) => !resolves(ref, document)),
  ];
}

export function operationsOf({ paths }: OpenApi) {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
  );
}

function faultsOfOperation(path: string, method: string, operation: Operation, document: OpenApi): string[] {
  const { parameters = [], responses = {}, security = [], requestBody } = operation;
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  const declared = parameters.filter((one) => one.in === 'path');
  const bodies = Object.values(requestBody?.content ?? {}) as { schema?: unknown }[];
  const schemas = [...parameters.map(({ schema }) => schema), ...bodies.map(({ schema }) => schema)];
  return [
    ...(path.startsWith('/') && METHODS.includes(method) ? [] : ['no such method or path']),
    ...(JSON.stringify(declared.map(({ name }) => name)) === JSON.stringify(inPath)
      ? []
      : ['path parameters']),
    ...declared.filter(({ required }) => required !== true).map(({ name }) => `${name} is not required`),
    ...parameters.filter((one) => !['path', 'query', 'header'].includes(String(one.in))).map(() => 'in'),
    ...twice(parameters.map((one) => `${one.in} ${one.name}`)),
    ...(requestBody && bodies.length === 0 ? ['a body without content'] : []),
    ...(Object.keys(responses).some((code) => /^2\d\d$/.test(code)) ? [] : ['no success']),
    ...Object.keys(responses).filter((code) => !/^([1-5]\d\d|default)$/.test(code)),
    ...security.flatMap(Object.keys).filter((name) => !(name in (document.components.securitySchemes ?? {}))),
    ...schemas.flatMap((schema) => faultsOfSchema(schema, 'schema')),
  ];
}

/** @source JSON Schema 2020-12, the keywords that we use */
export function faultsOfSchema(schema: unknown, at: string): string[] {
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return [`${at} is no schema`];
  const { type, properties = {}, required = [], items, anyOf = [] } = schema as Record<string, never>;
  const types: unknown[] = [type ?? []].flat();
  const names = Object.keys(properties);
  return [
    ...Object.keys(schema)
      .filter((key) => !KEYWORDS.has(key))
      .map((key) => `${at}: ${key}`),
    ...(type === undefined && anyOf === undefined ? [`${at} says nothing`] : []),
    ...types.filter((one) => !TYPES.includes(String(one))).map((one) => `${at}: type ${one}`),
    ...twice(types).map((one) => `${at}: type ${one} twice`),
    ...(required as string[])
      .filter((name) => !names.includes(name))
      .map((name) => `${at}: ${name} is wanted`),
    ...Object.entries(properties).flatMap(([name, one]) => faultsOfSchema(one, `${at}.${name}`)),
    ...(items === undefined ? [] : faultsOfSchema(items, `${at}[]`)),
    ...(anyOf as unknown[]).flatMap((one, index) => faultsOfSchema(one, `${at}|${index}`)),
  ];
}

/** Places in a body where keys that nobody knows would pass. */
export function openObjectsIn(schema: unknown, at = 'body'): string[] {
  const { type, properties = {}, items, anyOf = [], additionalProperties } = schema as Record<string, never>;
  const isOpen = [type ?? []].flat().includes('object' as never) && additionalProperties !== false;
  return [
    ...(isOpen ? [at] : []),
    ...Object.entries(properties).flatMap(([name, one]) => openObjectsIn(one, `${at}.${name}`)),
    ...(items === undefined ? [] : openObjectsIn(items, `${at}[]`)),
    ...(anyOf as unknown[]).flatMap((one) => openObjectsIn(one, at)),
  ];
}

function refsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => (key === '$ref' ? [String(one)] : refsIn(one)));
}

function resolves(ref: string, document: OpenApi): boolean {
  const steps = ref.replace(/^#\//, '').split('/');
  return (
    steps.reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], document) !==
    undefined
  );
}

function twice<T>(values: readonly T[]): T[] {
  return values.filter((value, at) => values.indexOf(value) !== at);
}

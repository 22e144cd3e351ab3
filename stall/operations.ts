import type { Client } from './client.js';

// What may be sent where, as the server itself describes it in /openapi.json.

interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly maxLength?: number;
  readonly anyOf?: readonly Schema[];
}

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema?: Schema }[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> };
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** A place where a text can be put. */
export interface TextField {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** Of a write: the keys down to it. Of an address: its one name. */
  readonly keys: readonly string[];
  readonly isList: boolean;
  readonly maxLength: number;
}

/** Where nothing says how long a text may be. */
const LENGTH_UNTOLD = 100_000;
/** An address has no room for more. */
const MAX_IN_ADDRESS = 4_000;

export async function readTextFields(client: Client): Promise<TextField[]> {
  const { paths } = JSON.parse((await client.get('/openapi.json', 'admin')).text) as OpenApi;
  return Object.entries(paths).flatMap(([path, { get, post }]) => [
    ...queryFields(path.replace(/\.(json|csv)$/, ''), get),
    ...bodyFields(path, post),
  ]);
}

function queryFields(path: string, get: Operation | undefined): TextField[] {
  return (get?.parameters ?? [])
    .filter((one) => one.in === 'query' && isText(one.schema ?? {}))
    .map(({ name }) => ({ method: 'GET', path, keys: [name], isList: false, maxLength: MAX_IN_ADDRESS }));
}

function bodyFields(path: string, post: Operation | undefined): TextField[] {
  const schema = post?.requestBody?.content?.['application/json']?.schema;
  return schema ? textsIn(schema).map((found) => ({ method: 'POST', path, ...found })) : [];
}

function textsIn(
  schema: Schema,
  keys: readonly string[] = [],
): Pick<TextField, 'keys' | 'isList' | 'maxLength'>[] {
  const inner = Object.entries(schema.properties ?? {}).flatMap(([key, one]) => textsIn(one, [...keys, key]));
  const either = (schema.anyOf ?? []).flatMap((one) => textsIn(one, keys));
  const listed =
    schema.items && isText(schema.items) ? [{ keys, isList: true, maxLength: lengthOf(schema.items) }] : [];
  const own = isText(schema) && keys.length > 0 ? [{ keys, isList: false, maxLength: lengthOf(schema) }] : [];
  return [...own, ...listed, ...inner, ...either];
}

function isText({ type = [], enum: choices }: Schema): boolean {
  return choices === undefined && [type].flat().includes('string');
}

function lengthOf({ maxLength = LENGTH_UNTOLD }: Schema): number {
  return maxLength;
}

/** What a write wants beside the one text, so that it is read as far as it can be. */
const BESIDE: Readonly<Record<string, object>> = {
  '/claims': {
    text: 'The ferry sails at noon.',
    form: 'direct',
    speaker: { name: 'Hanna', kind: 'person' },
    duplicates: 'add',
  },
  '/claims/{id}/attributions': {
    source: { title: 'A paper', kind: 'article' },
    wording: 'The ferry sails.',
    duplicates: 'add',
  },
  '/claims/{id}/annotations': { motivation: 'commenting', body: 'A note.' },
  '/claims/{id}/searches': { where: 'The archive', words: 'ferry', outcome: 'open' },
  '/sources': { title: 'A paper', kind: 'article', duplicates: 'add' },
  '/speakers': { name: 'Hanna', kind: 'person', duplicates: 'add' },
  '/outlets': { name: 'The Courier', duplicates: 'add' },
  '/occasions': { title: 'A talk', kind: 'speech', duplicates: 'add' },
  '/sources/{id}/snapshots': { text: 'The ferry sails at noon.', typed_in_by: 'A typist' },
  '/lists': { title: 'A list', style: 'newsroom', locale: 'en-GB' },
  '/views': { name: 'A view', query: 'form=direct' },
  '/import': { text: 'text,speaker\nThe ferry sails,Hanna\n', dry_run: true },
};

/** The body that is sent, with the text at its place. */
export function bodyWith({ path, keys, isList }: TextField, text: string): unknown {
  const beside = BESIDE[path] ?? BESIDE[path.replace(/^.*(\/annotations)$/, '/claims/{id}$1')] ?? {};
  const body = structuredClone(beside) as Record<string, unknown>;
  let place = body;
  for (const key of keys.slice(0, -1)) {
    const next = typeof place[key] === 'object' && place[key] !== null ? place[key] : {};
    place[key] = next;
    place = next as Record<string, unknown>;
  }
  place[keys.at(-1) ?? ''] = isList ? [text] : text;
  return body;
}

import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import { AppError } from '../lib/errors.js';
import type { Fields, Sent } from './ask.js';
import { type FileTaken, readMultipart } from './multipart.js';

// Reads what a write sends: a form or JSON, into one nested shape; where a route takes one, a form with a file.
// Refuses everything else by name.
// A form field's name is the JSON path with dots (`attribution.source.title`, `authors.0.family`).

/** Room for a megabyte of Chinese as a form sends it: nine characters for each of them. */
const MOST_BYTES = 10 * 1024 * 1024;
const MOST_FIELDS = 2_000;
const DEEPEST = 32;
/** The longest list that an address takes has 10,000 entries. */
const MOST_VALUES = 50_000;

export async function readBody(req: Request): Promise<Sent> {
  const kind = kindOf(req);
  const text = decode(await readBytes(req));
  const hash = createHash('sha256').update(text).digest('hex');
  const version = ifMatch(req);
  if (kind === 'json') {
    const fields = text.trim() === '' ? {} : parseJson(text);
    return { as: 'json', fields, pairs: [], file: null, key: idempotencyKey(req), version, hash };
  }
  refuseBroken(text);
  const form = formOf([...new URLSearchParams(text)], req);
  return { ...form, as: 'form', file: null, hash };
}

/** Whether a form with a file is sent. */
export function bringsFile(req: Request): boolean {
  return /^multipart\/form-data\s*(;|$)/i.test(req.headers['content-type'] ?? '');
}

/** A form with a file. A script that sends one with a token is answered as a script is. */
export async function readFormWithFile(req: Request, res: Response, taken: FileTaken): Promise<Sent> {
  refuseCompressed(req);
  const { pairs, file, hash } = await readMultipart(req, res, taken);
  const form = formOf(pairs, req);
  if (req.headers.authorization === undefined) return { ...form, as: 'form', file, hash };
  return { ...form, as: 'json', key: idempotencyKey(req) ?? form.key, file, hash };
}

function formOf(pairs: Sent['pairs'], req: Request): Pick<Sent, 'fields' | 'pairs' | 'key' | 'version'> {
  const params = new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, value]));
  const [key, version] = [params.get('key'), params.get('version')];
  params.delete('key');
  params.delete('version');
  return { fields: nest(params), pairs, key: key || null, version: versionFrom(version) ?? ifMatch(req) };
}

function kindOf(req: Request): 'form' | 'json' {
  const type = (req.headers['content-type'] ?? '').toLowerCase();
  const [media, ...parameters] = type.split(';').map((part) => part.trim());
  const charset = parameters
    .find((part) => part.startsWith('charset='))
    ?.slice(8)
    .replaceAll('"', '');
  if (charset && charset !== 'utf-8') throw new AppError('unsupported_type', `Send UTF-8, not ${charset}.`);
  refuseCompressed(req);
  if (media === 'application/json') return 'json';
  if (media === 'application/x-www-form-urlencoded') return 'form';
  // A write without a body (DELETE, or a POST that only says "do it") needs no type.
  if (media === '' && !hasBody(req)) return 'json';
  throw new AppError(
    'unsupported_type',
    'Send a form (application/x-www-form-urlencoded) or JSON (application/json).',
  );
}

function refuseCompressed(req: Request): void {
  if (req.headers['content-encoding'])
    throw new AppError('unsupported_type', 'Send the body as it is, not compressed.');
}

function hasBody(req: Request): boolean {
  return req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) > 0;
}

async function readBytes(req: Request): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of req as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MOST_BYTES)
      throw new AppError('too_large', 'That is more than 10 MB. Go back: what you typed is still there.');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new AppError('bad_request', 'The body is not UTF-8.');
  }
}

// URLSearchParams puts a sign of its own where the bytes are no UTF-8, and what was typed there is gone.
function refuseBroken(form: string): void {
  try {
    decodeURIComponent(form.replaceAll(/%(?![0-9a-f]{2})/gi, '%25'));
  } catch {
    throw new AppError('bad_request', 'The form is not UTF-8.');
  }
}

function parseJson(text: string): Fields {
  const { deepest, values } = measure(text);
  if (deepest > DEEPEST)
    throw new AppError('bad_request', `The JSON is nested more than ${DEEPEST} levels deep.`);
  if (values > MOST_VALUES)
    throw new AppError('too_large', `The JSON has more than ${MOST_VALUES.toLocaleString('en')} values.`);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError('bad_request', `The body is not JSON: ${(error as Error).message}.`);
  }
}

/** How deep brackets nest and how many values there are, strings aside: what is parsed is walked later, by recursion. */
function measure(text: string): { readonly deepest: number; readonly values: number } {
  let [depth, deepest, values, quoted] = [0, 0, 1, false];
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (quoted) {
      if (sign === '\\') at++;
      else if (sign === '"') quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === '{' || sign === '[') deepest = Math.max(deepest, ++depth);
    else if (sign === '}' || sign === ']') depth--;
    else if (sign === ',') values++;
  }
  return { deepest, values };
}

/** Nests dotted names; a number makes a list; '' is absent; a name given twice makes a list. */
export function nest(params: URLSearchParams): Fields {
  if (params.size > MOST_FIELDS) throw new AppError('too_large', `A form may have ${MOST_FIELDS} fields.`);
  const root: Branch = new Map();
  for (const name of new Set(params.keys())) {
    const values = params
      .getAll(name)
      .map(lineEndings)
      .filter((value) => value !== '');
    if (values.length > 0) plant(root, name.split('.'), values.length === 1 ? values[0] : values);
  }
  return harvest(root);
}

type Branch = Map<string, unknown>;

function plant(root: Branch, path: readonly string[], value: unknown): void {
  if (path.length > DEEPEST) throw new AppError('bad_request', 'A field name has too many dots.');
  let branch = root;
  for (const step of path.slice(0, -1)) {
    const next = branch.get(step);
    if (next instanceof Map) branch = next;
    else {
      const made: Branch = new Map();
      branch.set(step, made);
      branch = made;
    }
  }
  branch.set(path.at(-1) ?? '', value);
}

function harvest(branch: Branch): unknown {
  const entries = [...branch].map(
    ([name, value]) => [name, value instanceof Map ? harvest(value) : value] as const,
  );
  if (entries.length > 0 && entries.every(([name]) => /^\d{1,4}$/.test(name))) {
    return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, value]) => value);
  }
  // Own properties only, so that a field called __proto__ is an unknown field and nothing else.
  const object = {};
  for (const [name, value] of entries) {
    Object.defineProperty(object, name, { value, enumerable: true, writable: true, configurable: true });
  }
  return object;
}

/** Browsers send CR LF; the desk keeps LF. */
function lineEndings(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

function ifMatch(req: Request): number | null {
  const header = req.headers['if-match'];
  if (header === undefined) return null;
  const version = versionFrom(/^"(\d+)"$/.exec(header)?.[1] ?? null);
  if (version === null)
    throw new AppError('bad_request', 'If-Match takes one version in quotes, such as "3".');
  return version;
}

function versionFrom(text: string | null): number | null {
  if (text === null || text === '') return null;
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new AppError('bad_request', 'The version is a whole number, such as 3.');
  return Number(text);
}

function idempotencyKey(req: Request): string | null {
  const key = req.headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key)) {
    throw new AppError('bad_request', 'Idempotency-Key takes 1 to 200 visible ASCII characters.');
  }
  return key;
}

import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import { AppError } from '../../lib/errors.js';
import { markAsJson } from '../../lib/fields/sent-as-json.js';
import type { Fields, RequestBody } from '../request-context.js';
import { ArrivingText } from './arriving-text.js';
import { type BodyLimits, limitInWords, type Sender, tooLargeMessage } from './body-limits.js';
import type { Arrival } from './body-memory.js';
import { FormDecoder, type Pair } from './form-decoder.js';
import { JsonScan } from './json-scan.js';
import { type FormFileRules, readMultipart } from './multipart.js';
import { nest } from './nest.js';
import { bringsBody, receive } from './receive.js';

// Reads the body of a write: a form or JSON into one nested object, or a form with a file where the route takes one.
// Refuses any other type by name, and refuses too large a body while it arrives.

export interface BodyRules {
  readonly limits: BodyLimits;
  readonly sender: Sender;
  readonly arrival: Arrival;
  /** Whether JSON must have fields here. */
  readonly needsFields: boolean;
}

export async function readBody(req: Request, res: Response, taken: BodyRules): Promise<RequestBody> {
  const kind = bodyKind(req);
  const { limits, arrival } = taken;
  const hash = createHash('sha256');
  const tooLarge = () => new AppError('too_large', tooLargeIn(kind, taken));
  const receiving = { req, res, arrival, maxBytes: limits.bytes, tooLarge };
  if (kind === 'json') {
    const [scan, text] = [new JsonScan(), new ArrivingText()];
    const version = ifMatch(req);
    await receive(receiving, (piece) => {
      hash.update(piece);
      scan.push(piece);
      text.push(piece);
    });
    const fields = parseJson(text.end(), taken.needsFields);
    const key = idempotencyKey(req);
    return { as: 'json', fields, pairs: [], file: null, key, version, hash: hash.digest('hex') };
  }
  const decoder = new FormDecoder(limits);
  await receive(receiving, (piece) => {
    hash.update(piece);
    decoder.push(piece);
  });
  const form = await formOf(decoder.end(), req);
  return { ...form, as: 'form', file: null, hash: hash.digest('hex') };
}

/** Whether a form with a file is sent. */
export function bringsFile(req: Request): boolean {
  return /^multipart\/form-data\s*(;|$)/i.test(req.headers['content-type'] ?? '');
}

/** Reads a form with a file. A script that sends one with a token gets a script's answer. */
export async function readFormWithFile(
  req: Request,
  res: Response,
  taken: FormFileRules,
): Promise<RequestBody> {
  refuseCompressed(req);
  const { pairs, file, hash } = await readMultipart(req, res, taken);
  const form = await formOf(pairs, req);
  if (req.headers.authorization === undefined) return { ...form, as: 'form', file, hash };
  return { ...form, as: 'json', key: idempotencyKey(req) ?? form.key, file, hash };
}

async function formOf(
  pairs: readonly Pair[],
  req: Request,
): Promise<Pick<RequestBody, 'fields' | 'pairs' | 'key' | 'version'>> {
  const first = (wanted: string) => pairs.find(([name]) => name === wanted)?.[1] ?? null;
  const fields = await nest(pairs.filter(([name]) => name !== 'key' && name !== 'version'));
  return {
    fields,
    pairs,
    key: first('key') || null,
    version: versionFrom(first('version')) ?? ifMatch(req),
  };
}

/** The kind of the body, by its headers. @throws AppError unsupported_type for any other media type */
export function bodyKind(req: Request): 'form' | 'json' {
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
  // A write without a body (DELETE, or a POST whose address says everything) needs no type.
  if (media === '' && !bringsBody(req)) return 'json';
  throw new AppError(
    'unsupported_type',
    'Send a form (application/x-www-form-urlencoded) or JSON (application/json).',
  );
}

function refuseCompressed(req: Request): void {
  if (req.headers['content-encoding'])
    throw new AppError('unsupported_type', 'Send the body as it is, not compressed.');
}

function tooLargeIn(kind: 'form' | 'json', { limits, sender }: BodyRules): string {
  if (kind === 'form') return tooLargeMessage(limits, sender);
  return `That is more than ${limitInWords(limits.bytes)}, the most that this address takes as JSON.`;
}

/** @throws AppError bad_request for invalid JSON, and for an empty body where fields are needed */
function parseJson(text: string, needsFields: boolean): Fields {
  if (text.trim() === '') {
    if (!needsFields) return {};
    throw new AppError('bad_request', 'The body is empty. Send the fields as JSON, such as {"name": "…"}.');
  }
  try {
    return markAsJson(JSON.parse(text));
  } catch (error) {
    throw new AppError('bad_request', `The body is not JSON: ${(error as Error).message}.`);
  }
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

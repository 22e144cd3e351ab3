import type { Request, Response } from 'express';
import type { WriteContext } from '../db/transact.js';
import { AppError } from '../lib/errors.js';
import type { Viewer } from '../viewer.js';
import type { Done } from './done.js';
import type { Query } from './query.js';
import type { Reply } from './reply.js';

/** The representations an address can have. */
export type Representation = 'html' | 'json' | 'csv' | 'atom';

/** One request, as a route sees it. */
export interface RequestContext {
  readonly raw: Request;
  readonly res: Response;
  readonly viewer: Viewer;
  readonly representation: Representation;
  readonly query: Query;
  /** The change that the page confirms, taken out of the query. */
  readonly done: Done | null;
  /** What was sent: null for a GET. */
  readonly body: RequestBody | null;
  /** Runs a write in one transaction, once per submission; rolls back unless the reply is `written`. */
  write(work: (change: WriteContext) => Promise<Reply>): Promise<Reply>;
}

export type Fields = unknown;

export interface RequestBody {
  readonly as: 'form' | 'json';
  /** Nested by JSON path; a form's empty fields are absent. Untrusted: parse it with an `input.ts`. */
  readonly fields: Fields;
  /** The fields of a form exactly as sent and in order, with key and version. Empty for JSON. */
  readonly pairs: readonly (readonly [name: string, value: string])[];
  /** The submission's key, which makes a double click one write. Null where none was sent. */
  readonly key: string | null;
  /** The version that the person edited. Null where none was sent. */
  readonly version: number | null;
  /** The file of a form, where the address takes one. */
  readonly file: SentFile | null;
  /** SHA-256 of the body, to distinguish a repeated submission from another one under the same key. */
  readonly hash: string;
}

/** A file as a browser sent it. Its name and type are unverified. */
export interface SentFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** The number in an address. @throws AppError not_found for anything else */
export function idIn(context: RequestContext, name = 'id'): number {
  const text = context.raw.params[name];
  if (typeof text === 'string' && /^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new AppError('not_found', `Check the address: ${context.raw.path}`);
}

/** A number among the filters of an address: `source=42`. @throws AppError bad_request for anything else */
export function numberIn(req: RequestContext, name: string): number {
  const text = req.query.one(name) ?? '';
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new AppError('bad_request', `‘${name}’ must be a number, such as ${name}=42.`);
}

/** The body of a write. @throws AppError bad_request where there is none */
export function bodyOf(context: RequestContext): RequestBody {
  if (context.body) return context.body;
  throw new AppError('bad_request', 'This address takes a form or JSON, and nothing was sent.');
}

/** The version an edit is based on. @throws AppError precondition_required where none was sent */
export function versionSent(context: RequestContext): number {
  const { version } = bodyOf(context);
  if (version !== null) return version;
  throw new AppError(
    'precondition_required',
    'Give the version you are editing: If-Match: "<version>" with JSON, or the field version in a form.',
  );
}

/** The signed-in user as the actor of a change. @throws AppError unauthorised where nobody is signed in */
export function actorOf(context: RequestContext): { readonly id: number } {
  if (context.viewer.userId === null) throw new AppError('unauthorised', 'Sign in first.');
  return { id: context.viewer.userId };
}

/** Whether the answer should be JSON: by the address, or because JSON was sent. */
export function wantsJson(context: RequestContext): boolean {
  return context.representation === 'json' || context.body?.as === 'json';
}

/** Identifies a submission by form key and address; null where it has no key. */
export function submissionOf(context: RequestContext): { key: string; route: string; hash: string } | null {
  const { key = null, hash = '' } = context.body ?? {};
  return key === null ? null : { key, hash, route: routeOf(context) };
}

/** `POST /outlets/3` */
export function routeOf({ raw: req }: RequestContext): string {
  return `${req.method} ${req.path}`;
}

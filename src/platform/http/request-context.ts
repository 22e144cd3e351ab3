import type { Request, Response } from 'express';
import type { WriteContext } from '../db/transact.js';
import { AppError } from '../lib/errors.js';
import type { Viewer } from '../viewer.js';
import type { Query } from './query.js';
import type { Reply } from './reply.js';

/** The faces one address can have. */
export type Representation = 'html' | 'json' | 'csv' | 'atom';

/** One request, as a route sees it. */
export interface RequestContext {
  readonly raw: Request;
  readonly res: Response;
  readonly viewer: Viewer;
  readonly representation: Representation;
  readonly query: Query;
  /** What was sent: null for a GET. */
  readonly body: RequestBody | null;
  /** Runs a write in one transaction, once however often its form is sent; whatever is not `written` is undone. */
  write(work: (change: WriteContext) => Promise<Reply>): Promise<Reply>;
}

/** Nested by JSON path. Untrusted: it may be anything. */
export type Fields = unknown;

export interface RequestBody {
  readonly as: 'form' | 'json';
  /** Nested by JSON path; a form's empty fields are absent. Untrusted: give it to an `input.ts`. */
  readonly fields: Fields;
  /** What a form sent, to the letter and in its order, key and version too. Empty for JSON. */
  readonly pairs: readonly (readonly [name: string, value: string])[];
  /** The submission's key, so that a double click is one write. Null where none was sent. */
  readonly key: string | null;
  /** The version the person was looking at. Null where none was sent. */
  readonly version: number | null;
  /** The file that a form brought, to an address that takes one. */
  readonly file: SentFile | null;
  /** SHA-256 of what was sent, for telling a repeated submission from another one under its key. */
  readonly hash: string;
}

/** A file as a browser sent it. Its name and type are what somebody says of it, and nothing more. */
export interface SentFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** The number in an address. @throws AppError not_found where it is none */
export function idIn(ask: RequestContext, name = 'id'): number {
  const text = ask.raw.params[name];
  if (typeof text === 'string' && /^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new AppError('not_found', `Page not found: ${ask.raw.path}`);
}

/** What was sent with a write. @throws AppError bad_request where nothing was */
export function bodyOf(ask: RequestContext): RequestBody {
  if (ask.body) return ask.body;
  throw new AppError('bad_request', 'This address takes a form or JSON, and nothing was sent.');
}

/** The version an edit was made against. @throws AppError precondition_required where none was sent */
export function versionSent(ask: RequestContext): number {
  const { version } = bodyOf(ask);
  if (version !== null) return version;
  throw new AppError(
    'precondition_required',
    'Say which version you edit: If-Match: "<version>" with JSON, or the field version in a form.',
  );
}

/** The signed-in user as the actor of a change. @throws AppError unauthorised for nobody known */
export function actorOf(ask: RequestContext): { readonly id: number } {
  if (ask.viewer.userId === null) throw new AppError('unauthorised', 'Sign in first.');
  return { id: ask.viewer.userId };
}

/** Whether the answer should be JSON: the address says so, or JSON was sent. */
export function wantsJson(ask: RequestContext): boolean {
  return ask.representation === 'json' || ask.body?.as === 'json';
}

/** Which form was sent, and where, so that it can be told from others; null where it has no key. */
export function submissionOf(ask: RequestContext): { key: string; route: string; hash: string } | null {
  const { key = null, hash = '' } = ask.body ?? {};
  return key === null ? null : { key, hash, route: routeOf(ask) };
}

/** `POST /outlets/3` */
export function routeOf({ raw: req }: RequestContext): string {
  return `${req.method} ${req.path}`;
}

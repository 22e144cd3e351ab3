import type { IRouter, Request, RequestHandler, Response } from 'express';
import type { LimitName } from '../../config.js';
import type { WriteContext } from '../db/transact.js';
import { AppError } from '../lib/errors.js';
import { othersTurn } from '../lib/others-turn.js';
import { ANONYMOUS, type Viewer } from '../viewer.js';
import { bodyKind, bringsFile } from './bodies/body.js';
import { needsFields } from './bodies/body-limits.js';
import type { BodyMemory } from './bodies/body-memory.js';
import type { InFlightBodies } from './bodies/in-flight-bodies.js';
import { type AcceptedBody, withBody } from './bodies/sent.js';
import { splitDone } from './done.js';
import { queryOf } from './query.js';
import type { Renderer } from './render.js';
import type { Reply } from './reply.js';
import type { Representation, RequestBody, RequestContext } from './request-context.js';
import { respond } from './respond.js';
import { checkOrigin } from './security/csrf.js';
import type { RateLimits } from './security/rate-limits.js';
import { bearerSecret, type Identify, sessionSecret } from './session.js';

// Every route is mounted through this router, which handles once for all: identity, permission, rate limits, body
// limits, same-origin checks and the sending of the answer.

export type Handler = (context: RequestContext) => Reply | Promise<Reply>;

export interface Router {
  get(path: string, handler: Handler): void;
  /** Answers without identifying the viewer, so that an unknown token or session is no reason to refuse. */
  getByAnybody(path: string, handler: Handler): void;
  /**
   * Has no page: a token needs no suffix, and without a session the request is refused instead of redirected to sign
   * in.
   */
  getByProgram(path: string, handler: Handler): void;
  post(path: string, handler: Handler, takes?: AcceptedBody): void;
  patch(path: string, handler: Handler): void;
  delete(path: string, handler: Handler): void;
}

export interface RouterOptions {
  readonly identify: Identify;
  readonly render: Renderer;
  readonly publicOrigin: string | null;
  /** @throws Error for a route that is missing in the permission table */
  readonly permission: (method: string, path: string) => (viewer: Viewer) => boolean;
  /** Tracks every body that is being received. */
  readonly arrivals: InFlightBodies;
  /** The memory shared by all bodies. */
  readonly bodyMemory: BodyMemory;
  readonly rateLimits: RateLimits;
  /** The page shown to somebody who has to sign in first. */
  readonly signInFirst: (context: RequestContext) => Reply | Promise<Reply>;
  /** Runs a write once per submission. */
  readonly submit: (
    context: RequestContext,
    work: (change: WriteContext) => Promise<Reply>,
  ) => Promise<Reply>;
}

export function createRouter(router: IRouter, options: RouterOptions): Router {
  const mount =
    (method: 'get' | 'post' | 'patch' | 'delete', { asksWho = true, hasPage = true } = {}) =>
    (path: string, handler: Handler, takes: AcceptedBody = {}) => {
      const permits = options.permission(method.toUpperCase(), path);
      const mayBeEmpty = !needsFields(method.toUpperCase(), path);
      const route = { options, path, permits, handler, takes, mayBeEmpty, asksWho, hasPage };
      router[method](
        path,
        step((req, res) => answer(req, res, route)),
      );
    };
  return {
    get: mount('get'),
    getByAnybody: mount('get', { asksWho: false }),
    getByProgram: mount('get', { hasPage: false }),
    post: mount('post'),
    patch: mount('patch'),
    delete: mount('delete'),
  };
}

interface Route {
  readonly options: RouterOptions;
  /** As in the permission table. */
  readonly path: string;
  readonly permits: (viewer: Viewer) => boolean;
  readonly handler: Handler;
  readonly takes: AcceptedBody;
  /** Whether JSON may be left out. */
  readonly mayBeEmpty: boolean;
  readonly asksWho: boolean;
  readonly hasPage: boolean;
}

async function answer(req: Request, res: Response, route: Route): Promise<void> {
  const { options } = route;
  if (!route.hasPage) res.locals.face = 'json';
  checkOrigin(req, options.publicOrigin);
  const viewer = route.asksWho ? await viewerOf(req, faceOf(res), options.identify) : ANONYMOUS;
  res.locals.viewer = viewer;
  res.setHeader('Cache-Control', viewer.userId === null ? 'private, no-cache' : 'no-store');
  await options.rateLimits.count(req, res, limitOf(req, res, route));
  if (isRead(req)) {
    // What anybody may ask, as monitoring does, is small and answered at once.
    if (route.asksWho) await othersTurn();
    return answerTo(askOf(req, res, route, null), route);
  }
  if (!route.permits(viewer)) refuseUnread(req, faceOf(res), viewer);
  await withBody(req, res, route, (sent) => answerTo(askOf(req, res, route, sent), route));
}

function isRead(req: Request): boolean {
  return req.method === 'GET' || req.method === 'HEAD';
}

/** Searches and exports are expensive at any address, however it is spelled. */
function limitOf(req: Request, res: Response, { path, takes }: Route): LimitName | null {
  if (!isRead(req)) return takes.limit ?? null;
  if (faceOf(res) === 'csv' || /\/(export|dossier)$/.test(path)) return 'export';
  return queryOf(res.locals.url ?? req.url)
    .all('q')
    .some((words) => words !== '')
    ? 'search'
    : null;
}

async function answerTo(context: RequestContext, { options, permits, handler }: Route): Promise<void> {
  const reply = permits(context.viewer) ? await handler(context) : await notPermitted(context, options);
  await respond(context, reply, options.render);
}

function faceOf(res: Response): Representation {
  return res.locals.face ?? 'html';
}

function askOf(req: Request, res: Response, { options }: Route, sent: RequestBody | null): RequestContext {
  const { url, done } = splitDone(res.locals.url ?? req.url);
  const context: RequestContext = {
    raw: req,
    res,
    viewer: res.locals.viewer,
    representation: faceOf(res),
    query: queryOf(url),
    done,
    body: sent,
    write: (work) => options.submit(context, work),
  };
  return context;
}

/** The context for an error page, with the viewer as far as they can be identified. */
export async function contextForError(
  req: Request,
  res: Response,
  identify: Identify,
): Promise<RequestContext> {
  return {
    raw: req,
    res,
    viewer: res.locals.viewer ?? (await viewerWithoutRoute(req, identify)),
    representation: 'html',
    query: queryOf(''),
    done: null,
    body: null,
    write: () => Promise.reject(new Error('The page of an error changes nothing.')),
  };
}

/** The viewer at an address without a route, or where the error came before identification. */
async function viewerWithoutRoute(req: Request, identify: Identify): Promise<Viewer> {
  const secret = sessionSecret(req);
  const viewer = secret && (await identify.session(secret).catch(() => null));
  return viewer || ANONYMOUS;
}

/** @throws AppError unauthorised for a token that is unknown; forbidden for a token that asks for a page */
async function viewerOf(req: Request, face: Representation, identify: Identify): Promise<Viewer> {
  if (req.headers.authorization !== undefined) {
    const viewer = await identify.token(bearerSecret(req) ?? '');
    if (!viewer) throw new AppError('unauthorised', 'This token is not valid, or has expired.');
    if (
      face === 'html' &&
      (req.method === 'GET' || req.method === 'HEAD') &&
      !/\/(export|raw)$/.test(req.path)
    ) {
      throw new AppError(
        'forbidden',
        'A token reads .json, .csv, .atom, exports and the bytes of copies, not pages: add the suffix.',
      );
    }
    return viewer;
  }
  const secret = sessionSecret(req);
  return (secret && (await identify.session(secret))) || ANONYMOUS;
}

async function notPermitted(context: RequestContext, options: RouterOptions): Promise<Reply> {
  refuseUnread(context.raw, context.representation, context.viewer);
  return options.signInFirst(context);
}

/**
 * Refuses whoever lacks permission, before the body is read. People who can sign in first are let through, so that what
 * they typed is carried along.
 */
function refuseUnread(req: Request, face: Representation, viewer: Viewer): void {
  if (viewer.byToken)
    throw new AppError(
      'forbidden',
      'This token does not allow this: its scope or its owner’s role is too narrow.',
    );
  const isPage = () => face === 'html' && (isRead(req) || bringsFile(req) || bodyKind(req) === 'form');
  if (viewer.mustSetUp) {
    // These are sent to the sign-in form, with what they typed.
    if (isPage()) return;
    throw new AppError(
      'forbidden',
      'Your account needs two-factor authentication. Set it up in a browser first: /account/second-factor.',
    );
  }
  if (viewer.userId !== null)
    throw new AppError(
      'forbidden',
      `Your role (${viewer.role}) does not allow this. If you need it, ask an admin for another role.`,
    );
  if (!isPage()) throw new AppError('unauthorised', 'Sign in, or send a token: Authorization: Bearer …');
}

/** The suffix selects the representation: /claims/42.json is /claims/42 as JSON. */
export function faceFromSuffix(): RequestHandler {
  return (req, res, next) => {
    const found = /^([^?]*)\.(json|csv|atom)(\?.*)?$/.exec(req.url);
    res.locals.url = req.url;
    if (found) res.locals.face = found[2];
    // The one address whose suffix belongs to its name: it has no other representation.
    if (found && found[1] !== '/openapi') {
      req.url = `${found[1] || '/'}${found[3] ?? ''}`;
    }
    next();
  };
}

function step(work: (req: Request, res: Response) => Promise<void>): RequestHandler {
  return (req, res, next) => {
    work(req, res).catch(next);
  };
}

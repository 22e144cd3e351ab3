import type { IRouter, Request, RequestHandler, Response } from 'express';
import { ANONYMOUS, type Viewer } from '../accounts/model.js';
import type { Change } from '../db/transact.js';
import { AppError } from '../lib/errors.js';
import { Turns } from '../lib/turns.js';
import type { Arrivals } from './arrivals.js';
import type { Ask, Face, Sent } from './ask.js';
import { bringsFile, readBody, readFormWithFile } from './body.js';
import { checkOrigin } from './csrf.js';
import { queryOf } from './query.js';
import type { Renderer } from './render.js';
import type { Reply } from './reply.js';
import { respond } from './respond.js';
import { bearerSecret, type Identify, sessionSecret } from './session.js';

// Every route is mounted through the door, which settles once for all of them: who is asking, whether
// they may, that a write comes from a page of ours, and how the answer is sent.

export type Handler = (ask: Ask) => Reply | Promise<Reply>;

export interface Door {
  get(path: string, handler: Handler): void;
  /** Answered without asking who it is: a token or a session that is not known here is no reason to refuse. */
  getByAnybody(path: string, handler: Handler): void;
  post(path: string, handler: Handler, takesFile?: TakesFile): void;
  patch(path: string, handler: Handler): void;
  delete(path: string, handler: Handler): void;
}

/** Of an address that takes a file beside fields; others refuse a form that brings one. */
export interface TakesFile {
  /** What is said of a file that is larger than 20 MB. */
  readonly tooLarge: string;
}

export interface DoorOptions {
  readonly identify: Identify;
  readonly render: Renderer;
  readonly publicOrigin: string | null;
  /** @throws Error for a route that the permission table does not have */
  readonly permission: (method: string, path: string) => (viewer: Viewer) => boolean;
  /** Whatever is sent comes in through this. */
  readonly arrivals: Arrivals;
  /** What somebody sees who has to sign in first. */
  readonly signInFirst: (ask: Ask) => Reply | Promise<Reply>;
  /** Runs a write once, however often its form is sent. */
  readonly submit: (ask: Ask, work: (change: Change) => Promise<Reply>) => Promise<Reply>;
}

export function openDoor(router: IRouter, options: DoorOptions): Door {
  // Each holds its file in memory until it is answered: 20 MB, four times.
  const uploads = new Turns({ atOnce: 4, waiting: 20 });
  const mount =
    (method: 'get' | 'post' | 'patch' | 'delete', asksWho = true) =>
    (path: string, handler: Handler, takesFile: TakesFile | null = null) => {
      const permits = options.permission(method.toUpperCase(), path);
      const route = { options, permits, handler, takesFile, uploads, asksWho };
      router[method](
        path,
        step((req, res) => answer(req, res, route)),
      );
    };
  return {
    get: mount('get'),
    getByAnybody: mount('get', false),
    post: mount('post'),
    patch: mount('patch'),
    delete: mount('delete'),
  };
}

interface Route {
  readonly options: DoorOptions;
  readonly permits: (viewer: Viewer) => boolean;
  readonly handler: Handler;
  readonly takesFile: TakesFile | null;
  readonly uploads: Turns;
  readonly asksWho: boolean;
}

async function answer(req: Request, res: Response, route: Route): Promise<void> {
  const { options, permits } = route;
  const { arrivals } = options;
  checkOrigin(req, options.publicOrigin);
  const viewer = route.asksWho ? await viewerOf(req, faceOf(res), options.identify) : ANONYMOUS;
  res.locals.viewer = viewer;
  res.setHeader('Cache-Control', viewer.userId === null ? 'private, no-cache' : 'no-store');
  const takesFile = req.method === 'POST' && bringsFile(req) ? route.takesFile : null;
  if (takesFile === null)
    return answerTo(askOf(req, res, route, await arrivals.take(() => sentIn(req))), route);
  // Whoever may not leave a file here keeps nobody else waiting for their turn.
  const keepFile = permits(viewer);
  const work = async () => {
    // While it waited for its turn whoever sent it may have gone.
    if (req.socket.destroyed) return;
    const sent = await arrivals.take(() => readFormWithFile(req, res, { ...takesFile, keepFile }));
    await answerTo(askOf(req, res, route, sent), route);
  };
  return keepFile ? route.uploads.take(work) : work();
}

async function answerTo(ask: Ask, { options, permits, handler }: Route): Promise<void> {
  const reply = permits(ask.viewer) ? await handler(ask) : await notPermitted(ask, options);
  await respond(ask, reply, options.render);
}

async function sentIn(req: Request): Promise<Sent | null> {
  return req.method === 'GET' || req.method === 'HEAD' ? null : readBody(req);
}

function faceOf(res: Response): Face {
  return res.locals.face ?? 'html';
}

function askOf(req: Request, res: Response, { options }: Route, sent: Sent | null): Ask {
  const ask: Ask = {
    req,
    res,
    viewer: res.locals.viewer,
    face: faceOf(res),
    query: queryOf(res.locals.url ?? req.url),
    sent,
    change: (work) => options.submit(ask, work),
  };
  return ask;
}

/** What the page of an error needs: who is looking, as far as that can be told. */
export async function askForError(req: Request, res: Response, identify: Identify): Promise<Ask> {
  return {
    req,
    res,
    viewer: res.locals.viewer ?? (await whoeverLooks(req, identify)),
    face: 'html',
    query: queryOf(''),
    sent: null,
    change: () => Promise.reject(new Error('The page of an error changes nothing.')),
  };
}

/** Of an address that no route is at, or where the trouble came before anybody asked. */
async function whoeverLooks(req: Request, identify: Identify): Promise<Viewer> {
  const secret = sessionSecret(req);
  const viewer = secret && (await identify.session(secret).catch(() => null));
  return viewer || ANONYMOUS;
}

/** @throws AppError unauthorised for a token that is unknown; forbidden for a token that asks for a page */
async function viewerOf(req: Request, face: Face, identify: Identify): Promise<Viewer> {
  if (req.headers.authorization !== undefined) {
    const viewer = await identify.token(bearerSecret(req) ?? '');
    if (!viewer) throw new AppError('unauthorised', 'That token is not known here, or has ended.');
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

async function notPermitted(ask: Ask, options: DoorOptions): Promise<Reply> {
  if (ask.viewer.byToken)
    throw new AppError(
      'forbidden',
      'This token does not allow that: its scope, or its owner’s role, is too narrow.',
    );
  if (ask.viewer.mustSetUp) return options.signInFirst(ask);
  if (ask.viewer.userId !== null)
    throw new AppError(
      'forbidden',
      `On this desk that is not for ${ask.viewer.role}s. If you need it, ask an admin for another role.`,
    );
  if (ask.face === 'html' && ask.sent?.as !== 'json') return options.signInFirst(ask);
  throw new AppError('unauthorised', 'Sign in, or send a token: Authorization: Bearer …');
}

/** A suffix names the face: /claims/42.json is /claims/42 as JSON. */
export function faceFromSuffix(): RequestHandler {
  return (req, res, next) => {
    const found = /^([^?]*)\.(json|csv|atom)(\?.*)?$/.exec(req.url);
    res.locals.url = req.url;
    if (found) res.locals.face = found[2];
    // The one address whose suffix is its name: it has no other face.
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

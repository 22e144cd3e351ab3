import { type IRouter, type RequestHandler, Router } from 'express';
import { once } from '../lib/once.js';

// A router whose files are loaded on the first request for it: loading files is most of the start-up time, and the
// first page does not need them all.

export interface LazyRouter {
  readonly handler: RequestHandler;
  /** Loads the files now, unless a request already has. */
  open(): Promise<void>;
}

/**
 * @param isAt whether a path may belong to this router; others never load it
 * @param fill mounts the routes
 */
export function lazyRouter(
  isAt: (path: string) => boolean,
  fill: (router: IRouter) => Promise<void>,
): LazyRouter {
  const opened = once(async () => {
    const router = Router();
    await fill(router);
    return router;
  });
  return {
    handler(req, res, next) {
      // NOTE: Express's router would answer OPTIONS by itself; the app decides that.
      if (isAt(req.path) && req.method !== 'OPTIONS') opened().then((router) => router(req, res, next), next);
      else next();
    },
    open: async () => void (await opened()),
  };
}

/**
 * Whether a path is one of these addresses, regardless of case and of a trailing slash, as in Express.
 * @param at as in the permission table; `/*` at the end stands for anything below, or nothing
 */
export function amongAddresses(at: readonly string[]): (path: string) => boolean {
  const patterns = at.map((address) => {
    const path = address.replace(/\/\*?$/, '').replaceAll(/:\w+/g, '[^/]+');
    return new RegExp(`^${path}${address.endsWith('/*') ? '(?:/.*)?' : '/?'}$`, 'i');
  });
  return (path) => patterns.some((pattern) => pattern.test(path));
}

import { type IRouter, type RequestHandler, Router } from 'express';
import { once } from '../lib/once.js';

// A part of the desk whose files are read when the first request comes for it. Most of what a start takes is
// reading files, and nobody needs all of them for the first page.

export interface Later {
  readonly handler: RequestHandler;
  /** Reads the part's files now, if no request has. */
  open(): Promise<void>;
}

/**
 * @param isAt whether a path may be the part's: others never open it
 * @param fill mounts the part's routes
 */
export function lazyRouter(isAt: (path: string) => boolean, fill: (router: IRouter) => Promise<void>): Later {
  const opened = once(async () => {
    const router = Router();
    await fill(router);
    return router;
  });
  return {
    handler(req, res, next) {
      // NOTE: a router would answer OPTIONS by itself with its own routes, where the desk has a say.
      if (isAt(req.path) && req.method !== 'OPTIONS') opened().then((router) => router(req, res, next), next);
      else next();
    },
    open: async () => void (await opened()),
  };
}

/**
 * Whether a path is one of these addresses: in any case and with a slash at its end or without, as Express has it.
 * @param at as the permission table writes them; `/*` at the end stands for whatever is below, or nothing
 */
export function amongAddresses(at: readonly string[]): (path: string) => boolean {
  const patterns = at.map((address) => {
    const path = address.replace(/\/\*?$/, '').replaceAll(/:\w+/g, '[^/]+');
    return new RegExp(`^${path}${address.endsWith('/*') ? '(?:/.*)?' : '/?'}$`, 'i');
  });
  return (path) => patterns.some((pattern) => pattern.test(path));
}

import type { Request } from 'express';
import { AppError } from '../../lib/errors.js';
import { isOurOrigin, saysNoOrigin } from './hosts.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a cross-site write. A token in the Authorization header is proof enough, since no browser adds it on its own.
 * @throws AppError forbidden; unauthorised for a script without a token
 * @source OWASP Cross-Site Request Forgery Prevention, "Fetch Metadata headers"
 */
export function checkOrigin(req: Request, publicOrigin: string | null): void {
  if (SAFE.has(req.method) || req.headers.authorization) return;
  const site = req.headers['sec-fetch-site'];
  const isOurs = isOurOrigin(req, publicOrigin);
  if (site !== undefined) {
    if (site === 'same-origin' && (saysNoOrigin(req) || isOurs)) return;
  } else if (isOurs) return;
  else if (isScript(req)) throw new AppError('unauthorised', 'Send a token: Authorization: Bearer …');
  throw new AppError(
    'forbidden',
    'This request did not come from a page of this site. Reload the page and send it again.',
  );
}

/** Browsers always send an origin with JSON, so JSON without one comes from a script. */
function isScript(req: Request): boolean {
  const { origin, cookie, 'content-type': type } = req.headers;
  return (
    origin === undefined && cookie === undefined && (type ?? '').toLowerCase().startsWith('application/json')
  );
}

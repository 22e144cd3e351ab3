import type { Request } from 'express';
import { AppError } from '../lib/errors.js';
import { isOurOrigin } from './hosts.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a write that another site's page started. A token in the Authorization header proves itself,
 * since no browser adds it on its own.
 * @throws AppError forbidden; unauthorised for a script that sends no token
 * @source OWASP Cross-Site Request Forgery Prevention, "Fetch Metadata headers"
 */
export function checkOrigin(req: Request, publicOrigin: string | null): void {
  if (SAFE.has(req.method) || req.headers.authorization) return;
  const { origin, 'sec-fetch-site': site } = req.headers;
  const isOurs = origin !== undefined && isOurOrigin(origin, publicOrigin, req);
  if (site !== undefined) {
    // A page that sends no referrer sends no origin either: Chromium then says null.
    if (site === 'same-origin' && (origin === undefined || origin === 'null' || isOurs)) return;
  } else if (isOurs) return;
  else if (isScript(req)) throw new AppError('unauthorised', 'Send a token: Authorization: Bearer …');
  throw new AppError(
    'forbidden',
    'That write did not come from a page of this desk. Open the page here and send it again.',
  );
}

/** No browser sends JSON without saying where from. */
function isScript(req: Request): boolean {
  const { origin, cookie, 'content-type': type } = req.headers;
  return (
    origin === undefined && cookie === undefined && (type ?? '').toLowerCase().startsWith('application/json')
  );
}

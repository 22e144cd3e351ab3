import type { Request, RequestHandler } from 'express';
import { AppError } from '../lib/errors.js';

// By which names this desk may be asked for. A page of another site can have its own name resolve to this machine, and
// would then be taken for a page of the desk by the browser: so a name that is not ours is answered with nothing.

/** Whatever watches over the desk asks by the address that it has. */
const ANY_HOST = new Set(['/healthz', '/readyz']);

/**
 * Refuses what asks for another host, and, where the public address is set, what a page of another site asks for.
 * @param url the public address; null where none is set, and loopback names alone are ours
 */
export function refuseOtherHosts(url: string | null): RequestHandler {
  return (req, _res, next) => {
    if (ANY_HOST.has(req.path)) return next();
    if (!isOurs(hostAsked(req), url)) return next(notHere(url));
    next(url === null || saysNoOrigin(req) || isOurOrigin(req, url) ? undefined : notFromHere());
  };
}

/** Whether the origin of a request is that of our pages. */
export function isOurOrigin(req: Request, url: string | null): boolean {
  const origin = req.headers.origin?.toLowerCase();
  return origin !== undefined && origin === (url ?? `${req.protocol}://${hostAsked(req) ?? ''}`);
}

/** Whether none is given: for a page of ours that sends no referrer, Chromium says `null`. */
export function saysNoOrigin(req: Request): boolean {
  const { origin, 'sec-fetch-site': site } = req.headers;
  return origin === undefined || (origin === 'null' && site === 'same-origin');
}

/** In lower case, with its port; that of an absolute address goes before that of the header. @source RFC 9112, 3.2.2 */
function hostAsked(req: Request): string | null {
  const absolute = /^[a-z][a-z\d+.-]*:\/\/([^/?#]*)/i.exec(req.originalUrl)?.[1];
  // NOTE: Express reads X-Forwarded-Host where the request came from a trusted proxy.
  return (absolute ?? req.host)?.toLowerCase() ?? null;
}

function isOurs(host: string | null, url: string | null): boolean {
  if (host === null) return false;
  if (url === null) return isLoopbackHost(host);
  const { protocol, host: ours } = new URL(url);
  // A browser leaves the usual port out, a proxy may not.
  return host === ours || host === `${ours}:${protocol === 'https:' ? 443 : 80}`;
}

function notHere(url: string | null): AppError {
  return new AppError(
    'misdirected',
    url === null
      ? 'Onrecord answers here only at localhost and other loopback addresses. To use another address, set ONRECORD_URL to it and restart.'
      : `Onrecord answers only at ${url}, the address in ONRECORD_URL. A proxy must pass on the original Host header, or send X-Forwarded-Host.`,
  );
}

function notFromHere(): AppError {
  return new AppError(
    'forbidden',
    'This was sent from a page of another site. Open the page here and send it again.',
  );
}

const LOOPBACK_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/;

/** Whether a Host header names this machine. */
export function isLoopbackHost(host: string): boolean {
  return LOOPBACK_HOST.test(host.toLowerCase());
}

export function isLoopbackAddress(address: string): boolean {
  return address === '::1' || /^(?:::ffff:)?127(?:\.\d{1,3}){3}$/i.test(address);
}

import type { Request, RequestHandler } from 'express';
import { AppError } from '../../lib/errors.js';

// The host names the server answers to. Against DNS rebinding, where another site's name resolves to this machine and
// its pages count as same-origin, any other name is refused.

/** Monitoring asks by IP address. */
const ANY_HOST = new Set(['/healthz', '/readyz']);

/**
 * Refuses requests for other hosts and, where the public address is set, requests from other origins.
 * @param url the public address; null where none is set, and only loopback names are accepted
 */
export function refuseOtherHosts(url: string | null): RequestHandler {
  return (req, _res, next) => {
    if (ANY_HOST.has(req.path)) return next();
    if (!isOurs(hostAsked(req), url)) return next(notHere(url));
    next(url === null || saysNoOrigin(req) || isOurOrigin(req, url) ? undefined : notFromHere());
  };
}

/** Whether the request's origin is our own. */
export function isOurOrigin(req: Request, url: string | null): boolean {
  const origin = req.headers.origin?.toLowerCase();
  return origin !== undefined && origin === (url ?? `${req.protocol}://${hostAsked(req) ?? ''}`);
}

/** Whether the origin is absent: Chromium sends `null` for a page of ours that sends no referrer. */
export function saysNoOrigin(req: Request): boolean {
  const { origin, 'sec-fetch-site': site } = req.headers;
  return origin === undefined || (origin === 'null' && site === 'same-origin');
}

/**
 * In lower case, with its port. An absolute request target takes precedence over the Host header.
 * @source RFC 9112, 3.2.2
 */
function hostAsked(req: Request): string | null {
  const absolute = /^[a-z][a-z\d+.-]*:\/\/([^/?#]*)/i.exec(req.originalUrl)?.[1];
  // NOTE: Express reads X-Forwarded-Host where the request comes from a trusted proxy.
  return (absolute ?? req.host)?.toLowerCase() ?? null;
}

function isOurs(host: string | null, url: string | null): boolean {
  if (host === null) return false;
  if (url === null) return isLoopbackHost(host);
  const { protocol, host: ours } = new URL(url);
  // A browser omits the default port, a proxy may not.
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
    'This was sent from a page of another site. Reload the page and send it again.',
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

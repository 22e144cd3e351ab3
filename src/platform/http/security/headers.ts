import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** Blocks everything but what the pages use: their own files, and forms to their own origin. */
const POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'"],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  manifestSrc: ["'self'"],
  baseUri: ["'none'"],
  objectSrc: ["'none'"],
  frameAncestors: ["'none'"],
  formAction: ["'self'"],
};

/**
 * Forbids caching of every answer, whatever its status, so that no personal page stays in a browser or a proxy; the
 * viewer is identified only later, and for some answers never.
 */
export function cacheNothing(): RequestHandler {
  return (req, res, next) => {
    const isSomebody = req.headers.cookie !== undefined || req.headers.authorization !== undefined;
    res.setHeader('Cache-Control', isSomebody ? 'no-store' : 'private, no-cache');
    next();
  };
}

export function securityHeaders(https: boolean): RequestHandler {
  const guard = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: POLICY },
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
    strictTransportSecurity: https ? { maxAge: 2 * 31_536_000, includeSubDomains: false } : false,
  });
  return (req, res, next) => {
    res.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()');
    guard(req, res, next);
  };
}

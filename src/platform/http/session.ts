import type { Request, Response } from 'express';
import type { Viewer } from '../viewer.js';

// Reads and sets the session cookie. `Identify` (accounts) knows whose session it is.

/** The longest life of a session in days; accounts ends an idle one earlier. */
const SESSION_DAYS = 30;

export interface Identify {
  /** The viewer of a session's secret; null where there is none or it has ended. */
  session(secret: string): Promise<Viewer | null>;
  /** The viewer of an API token, or null likewise. */
  token(secret: string): Promise<Viewer | null>;
  /** Whether a session with this secret ever existed, ended or not. */
  hadSession(secret: string): Promise<boolean>;
}

/** Over https the `__Host-` prefix binds the cookie to this host and path; over http (loopback) it cannot. */
function cookieName(req: Request): string {
  return req.secure ? '__Host-onrecord' : 'onrecord';
}

export function sessionSecret(req: Request): string | null {
  const name = cookieName(req);
  for (const pair of (req.headers.cookie ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim() || null;
  }
  return null;
}

export function bearerSecret(req: Request): string | null {
  return /^Bearer ([\x21-\x7e]{1,200})$/i.exec(req.headers.authorization ?? '')?.[1] ?? null;
}

/** Sets the cookie, or removes it. */
export function setSessionCookie(req: Request, res: Response, secret: string | null): void {
  const parts = [`${cookieName(req)}=${secret ?? ''}`, 'Path=/', 'HttpOnly', 'SameSite=Lax'];
  parts.push(`Max-Age=${secret === null ? 0 : SESSION_DAYS * 86_400}`);
  if (req.secure) parts.push('Secure');
  res.append('Set-Cookie', parts.join('; '));
}

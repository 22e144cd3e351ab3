import type { Request, Response } from 'express';
import type { Viewer } from '../viewer.js';

// Reads and sets the session's cookie. Who a session belongs to is for accounts to say (`Identify`).

/** Days a session can last at most; accounts ends it earlier when it lies idle. */
const SESSION_DAYS = 30;

export interface Identify {
  /** The viewer behind a session's secret, or null where it has none or has ended. */
  session(secret: string): Promise<Viewer | null>;
  /** The viewer behind an API token, or null likewise. */
  token(secret: string): Promise<Viewer | null>;
  /** Whether a session of this secret was known here, ended or not. */
  hadSession(secret: string): Promise<boolean>;
}

/** Over https the name binds the cookie to this host and path; over http (loopback) it cannot. */
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

/** Sets the cookie, or takes it away. */
export function setSessionCookie(req: Request, res: Response, secret: string | null): void {
  const parts = [`${cookieName(req)}=${secret ?? ''}`, 'Path=/', 'HttpOnly', 'SameSite=Lax'];
  parts.push(`Max-Age=${secret === null ? 0 : SESSION_DAYS * 86_400}`);
  if (req.secure) parts.push('Secure');
  res.append('Set-Cookie', parts.join('; '));
}

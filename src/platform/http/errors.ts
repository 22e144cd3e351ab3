import type { ErrorRequestHandler, Request, Response } from 'express';
import { AppError, type ErrorCode } from '../lib/errors.js';
import type { Log } from '../lib/log.js';

// The only place that turns an error into an answer. Anything but an AppError is a bug: it is logged in full under the
// request's id, and the page shows only that id.

/** @source RFC 9457 */
export interface Problem {
  /** `about:blank` where the status alone identifies the problem. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
}

/** Errors that share their status with others. */
const TYPES: Readonly<Partial<Record<ErrorCode, string>>> = {
  outcome_unknown: 'urn:onrecord:outcome-unknown',
};

const TITLES: Readonly<Record<number, string>> = {
  400: 'This request cannot be read',
  401: 'Sign in first',
  403: 'You cannot do this',
  404: 'Page not found',
  405: 'Not available at this address',
  409: 'This cannot be done now',
  410: 'No longer available',
  413: 'Too large',
  414: 'This address is too long',
  415: 'Unsupported format',
  421: 'Wrong address',
  422: 'There is a problem',
  428: 'Version missing',
  429: 'Too many requests',
  500: 'Server error',
  503: 'The server is busy',
  507: 'The disk is full',
};

export function titleOf(status: number): string {
  return TITLES[status] ?? 'There is a problem';
}

/** The heading of an error page: from its status, except for errors that share one. */
export function titleOfError(error: AppError | null): string {
  if (error?.code === 'outcome_unknown') return 'It is not known whether this was saved';
  return error?.title ?? titleOf(error?.status ?? 500);
}

export function problemOf<T extends object>(error: AppError, more?: T): Problem & Partial<T> {
  return {
    type: TYPES[error.code] ?? 'about:blank',
    title: titleOfError(error),
    status: error.status,
    detail: error.detail,
    ...(error.errors && { errors: error.errors }),
    ...more,
  } as Problem & Partial<T>;
}

export type ShowError = (req: Request, res: Response, error: AppError | null) => Promise<void>;

export function errorHandler(show: ShowError, log: Log): ErrorRequestHandler {
  return async (error: unknown, req, res, _next) => {
    const known = knownFault(error);
    if (!known) log.error({ requestId: res.locals.requestId, err: error }, 'bug');
    if (known && isOfTheDisk(known)) res.locals.fault = known;
    if (res.headersSent) {
      // NOTE: logs the code alone, since the message may contain words of a record.
      if (known) log.error({ requestId: res.locals.requestId, code: known.code }, 'response aborted');
      return void res.destroy();
    }
    const instead = known && addressInstead(req, known);
    if (instead) return void res.redirect(303, instead);
    if (known?.code === 'busy') res.setHeader('Retry-After', '1');
    if (known?.code === 'unauthorised') res.setHeader('WWW-Authenticate', 'Bearer');
    await show(req, res, known);
  };
}

function isOfTheDisk({ code, status, cause }: AppError): boolean {
  return code === 'outcome_unknown' || (status > 500 && code !== 'busy' && cause !== undefined);
}

function addressInstead(req: Request, { into }: AppError): string | null {
  if (into === null || (req.method !== 'GET' && req.method !== 'HEAD')) return null;
  return req.originalUrl.replace(/^(\/[a-z]+\/)\d+/, `$1${into}`);
}

/** Express and its router throw errors of their own for malformed addresses. */
function knownFault(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  if (error instanceof URIError) return new AppError('bad_request', 'This address cannot be read.');
  const status = (error as { status?: unknown } | null)?.status;
  return status === 400 ? new AppError('bad_request', 'This address cannot be read.') : null;
}

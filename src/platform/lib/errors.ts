import type { FieldError } from './result.js';

/**
 * An error whose message may be shown to the person who caused it. Everything else that is thrown is a
 * bug and is answered as one.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly detail: string;
  /** What its page is headed, where the status alone would say too little. */
  readonly title: string | null;
  /** What is wrong, one by one, where a program could mend it by that. */
  readonly errors: readonly FieldError[] | null;
  /** The way on that its page offers. */
  readonly instead: { readonly label: string; readonly href: string } | null;
  /** The record that took the place of the one in the address. */
  readonly into: number | null;

  constructor(
    code: ErrorCode,
    detail: string,
    { title = null, errors = null, instead = null, into = null, ...options }: AppErrorOptions = {},
  ) {
    super(detail, options);
    this.name = 'AppError';
    this.code = code;
    this.status = STATUS_OF[code];
    this.detail = detail;
    this.title = title;
    this.errors = errors;
    this.instead = instead;
    this.into = into;
  }
}

interface AppErrorOptions extends ErrorOptions {
  readonly title?: string | null;
  readonly errors?: AppError['errors'];
  readonly instead?: AppError['instead'];
  readonly into?: number | null;
}

/** HTTP status by code. @source RFC 9110 section 15; 428 and 429 from RFC 6585; 507 from RFC 4918 */
const STATUS_OF = {
  bad_request: 400,
  unauthorised: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  /** Others rest on it, or the rules of the record forbid it: nobody else was faster. */
  not_now: 409,
  gone: 410,
  /** It was merged into another: a reader is sent there, a writer told. */
  merged: 410,
  too_large: 413,
  uri_too_long: 414,
  unsupported_type: 415,
  /** Asked for by a name that is not this desk's. */
  misdirected: 421,
  invalid: 422,
  precondition_required: 428,
  too_many_requests: 429,
  /** The disk failed while it was being saved: it may be there or not. */
  outcome_unknown: 500,
  busy: 503,
  unavailable: 503,
  disk_full: 507,
  /** The database file cannot be used at all: the message names it and says what to do. */
  database_unusable: 503,
} as const;

export type ErrorCode = keyof typeof STATUS_OF;

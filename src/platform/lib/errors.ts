import type { FieldError } from './result.js';

/** An error whose message may be shown to the person who caused it. Any other thrown error is a bug. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly detail: string;
  /** The heading of its page, where the status alone says too little. */
  readonly title: string | null;
  /** The individual errors, for a program to act on. */
  readonly errors: readonly FieldError[] | null;
  /** A link that its page offers. */
  readonly instead: { readonly label: string; readonly href: string } | null;
  /** The record that replaced the one in the address. */
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
  /** Other records depend on it, or the rules forbid it; this is no edit conflict. */
  not_now: 409,
  gone: 410,
  /** Merged into another record: readers are redirected, writers get an error. */
  merged: 410,
  too_large: 413,
  uri_too_long: 414,
  unsupported_type: 415,
  /** The Host header names another host. */
  misdirected: 421,
  invalid: 422,
  precondition_required: 428,
  too_many_requests: 429,
  /** The disk failed during the commit: the change may be stored or not. */
  outcome_unknown: 500,
  busy: 503,
  unavailable: 503,
  disk_full: 507,
  /** The database file cannot be used at all: the message names it and says what to do. */
  database_unusable: 503,
} as const;

export type ErrorCode = keyof typeof STATUS_OF;

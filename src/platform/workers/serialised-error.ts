import { AppError, type ErrorCode } from '../lib/errors.js';

// A message between threads or processes keeps an error's text and loses its class. These keep its code, so that a
// message that may be shown to a person stays recognisable.

export interface SerialisedError {
  /** Null for a bug. */
  readonly code: ErrorCode | null;
  readonly message: string;
  readonly stack: string | null;
  /** The cause; null for none. */
  readonly cause: SerialisedCause | null;
}

interface SerialisedCause extends SerialisedError {
  /** A code of another kind, such as SQLite's. */
  readonly foreign: string | null;
}

export function serialiseError(error: unknown): SerialisedError {
  if (!(error instanceof Error)) return { code: null, message: String(error), stack: null, cause: null };
  const cause =
    error.cause instanceof Error
      ? { ...serialiseError(error.cause), foreign: foreignCode(error.cause) }
      : null;
  if (error instanceof AppError) return { code: error.code, message: error.detail, stack: null, cause };
  return { code: null, message: error.message, stack: error.stack ?? null, cause };
}

function foreignCode(error: Error): string | null {
  return !(error instanceof AppError) && 'code' in error && typeof error.code === 'string'
    ? error.code
    : null;
}

/** The error again, with the worker's stack where it is a bug. */
export function deserialiseError({ code, message, stack, cause }: SerialisedError): Error {
  const options = cause === null ? {} : { cause: deserialiseCause(cause) };
  if (code !== null) return new AppError(code, message, options);
  const error = new Error(message, options);
  if (stack !== null) error.stack = stack;
  return error;
}

function deserialiseCause(cause: SerialisedCause): Error {
  const error = deserialiseError(cause);
  return cause.foreign === null ? error : Object.assign(error, { code: cause.foreign });
}

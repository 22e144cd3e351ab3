import { AppError, type ErrorCode } from './errors.js';

// Between threads an error keeps its words and loses its class: these carry it across, so that what may be
// told to a person in one thread may be told in the other.

export interface CarriedError {
  /** null for a bug. */
  readonly code: ErrorCode | null;
  readonly message: string;
  readonly stack: string | null;
  /** What it was made from; null for none. */
  readonly cause: CarriedCause | null;
}

interface CarriedCause extends CarriedError {
  /** A code that is none of the desk's, such as SQLite's. */
  readonly foreign: string | null;
}

export function carried(error: unknown): CarriedError {
  if (!(error instanceof Error)) return { code: null, message: String(error), stack: null, cause: null };
  const cause =
    error.cause instanceof Error ? { ...carried(error.cause), foreign: foreignCode(error.cause) } : null;
  if (error instanceof AppError) return { code: error.code, message: error.detail, stack: null, cause };
  return { code: null, message: error.message, stack: error.stack ?? null, cause };
}

function foreignCode(error: Error): string | null {
  return !(error instanceof AppError) && 'code' in error && typeof error.code === 'string'
    ? error.code
    : null;
}

/** The error again, with the other thread's stack where it is a bug. */
export function arrived({ code, message, stack, cause }: CarriedError): Error {
  const options = cause === null ? {} : { cause: arrivedCause(cause) };
  if (code !== null) return new AppError(code, message, options);
  const error = new Error(message, options);
  if (stack !== null) error.stack = stack;
  return error;
}

function arrivedCause(cause: CarriedCause): Error {
  const error = arrived(cause);
  return cause.foreign === null ? error : Object.assign(error, { code: cause.foreign });
}

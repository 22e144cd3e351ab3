import { AppError, type ErrorCode } from './errors.js';

// Between threads an error keeps its words and loses its class: these carry it across, so that what may be
// told to a person in one thread may be told in the other.

export interface CarriedError {
  /** null for a bug. */
  readonly code: ErrorCode | null;
  readonly message: string;
  readonly stack: string | null;
}

export function carried(error: unknown): CarriedError {
  if (error instanceof AppError) return { code: error.code, message: error.detail, stack: null };
  if (!(error instanceof Error)) return { code: null, message: String(error), stack: null };
  return { code: null, message: error.message, stack: error.stack ?? null };
}

/** The error again, with the other thread's stack where it is a bug. */
export function arrived({ code, message, stack }: CarriedError): Error {
  if (code !== null) return new AppError(code, message);
  const error = new Error(message);
  if (stack !== null) error.stack = stack;
  return error;
}

/** One error in an input. `path` is the JSON path with dots; '' is the whole. */
export interface FieldError {
  readonly path: string;
  readonly message: string;
  /** The options, where one of several has to be chosen. */
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
}

/** An expected outcome: the value, or the errors to show beside the fields. */
export type Result<T, E = readonly FieldError[]> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: E };

export function ok<T>(value: T): Result<T, never> {
  return { ok: true, value };
}

export function refused<E>(errors: E): Result<never, E> {
  return { ok: false, errors };
}

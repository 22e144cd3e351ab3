import type { Selectable } from 'kysely';
import type { Schema } from './schema.js';
import type { TableName } from './subjects.js';

// The outcome of changing a row.

export type RowOf<T extends keyof Schema> = Selectable<Schema[T]>;

export type RowChange<T extends TableName> =
  | { readonly kind: 'changed'; readonly before: RowOf<T>; readonly after: RowOf<T> }
  /** Nothing differed: nothing was written, nothing recorded, the version stays. */
  | { readonly kind: 'unchanged'; readonly row: RowOf<T> }
  /** Somebody else changed it since: nothing was written. */
  | Overtaken<RowOf<T>>
  | { readonly kind: 'missing' };

/** `saved` says who saved first; null where that is not disclosed. */
export interface Overtaken<Row> {
  readonly kind: 'conflict';
  readonly current: Row;
  readonly saved: Saved | null;
}

/** Who changed a record last, and when, for a person whose save came second. */
export interface Saved {
  readonly by: string;
  readonly at: string;
  /** It was the same person, in another window. */
  readonly isOwn: boolean;
}

import type { Viewer } from '../../platform/viewer.js';
import type { ClaimFilters } from '../../record/claims/model.js';
import type { CitedList } from '../citations/cite-job.js';
import type { ExportOptions } from './input.js';

// The messages to and from the export worker: plain values only. The file is not among them; the worker writes it to an
// open file descriptor.

/** Which claims: those of a list, those with these ids, or all that a filter finds. */
export type Wanted =
  | { readonly kind: 'list'; readonly id: number }
  | { readonly kind: 'numbers'; readonly claimIds: readonly number[] }
  | { readonly kind: 'filters'; readonly filters: ClaimFilters };

export interface ExportRequest {
  readonly viewer: Viewer;
  readonly wanted: Wanted;
  readonly options: ExportOptions;
  /** UTC ISO 8601. */
  readonly madeAt: string;
  readonly deskUrl: string | null;
}

export interface ExportJob extends ExportRequest {
  /** The database. */
  readonly database: string;
  /** An empty file of this process, open for writing. The opener closes it. */
  readonly fd: number;
}

export interface ExportDone extends Pick<CitedList, 'counts'> {
  readonly mediaType: string;
  /** Without the dot. */
  readonly extension: string;
  /** Null for a selection without a list. */
  readonly listTitle: string | null;
  readonly bytes: number;
}

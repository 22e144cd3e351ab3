import type { Doing } from '../../people/activity/doings.js';
import type { ClaimRow } from '../../record/claims/store.js';
import type { Since } from './input.js';
import type { Queue } from './queue-row.js';

export interface Handover {
  readonly by: string;
  readonly now: string;
  readonly since: string;
  readonly wish: Since;
  readonly doings: readonly Doing[];
  readonly isCut: boolean;
  /** The names of what was done that any reader may see. */
  readonly publicDoings: readonly Doing[];
  /** Claims that were worked on, as they stand now. */
  readonly claims: readonly ClaimRow[];
  readonly queue: Queue;
}

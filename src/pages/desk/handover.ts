import type { Doing } from '../../people/activity/section/doings.js';
import type { ClaimRow } from '../../record/claims/store.js';
import type { Since } from './input.js';
import type { Queue } from './page/queue-row.js';

export interface Handover {
  readonly by: string;
  readonly now: string;
  readonly since: string;
  readonly wish: Since;
  readonly doings: readonly Doing[];
  readonly isCut: boolean;
  /** What was done, with names as any viewer may see them. */
  readonly publicDoings: readonly Doing[];
  /** Claims that were worked on, with their present status. */
  readonly claims: readonly ClaimRow[];
  readonly queue: Queue;
}

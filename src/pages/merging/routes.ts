import type { TextsContext } from '../../checking/comparison-queue/pool.js';
import type { Router } from '../../platform/http/router.js';
import { MERGEABLE, type MergeTable } from '../../record/merging/model.js';
import { merge, undoRoute } from './routes/merge.js';
import { proposalRoutes } from './routes/proposals.js';
import { showMerge } from './routes/show.js';

/** Merging two records of a kind, at the address of the one that is merged; and merges that were proposed. */
export function mergeRoutes(router: Router, ctx: TextsContext): void {
  for (const table of Object.keys(MERGEABLE) as MergeTable[]) {
    const path = `/${table}/:id/merge`;
    router.get(path, (req) => showMerge(req, ctx, table));
    router.post(path, (req) => merge(req, ctx, table));
    router.delete(path, (req) => undoRoute(req, table));
    router.post(`${path}/reversal`, (req) => undoRoute(req, table));
  }
  proposalRoutes(router, ctx);
}

import type { Context } from '../../context.js';
import type { Door } from '../../platform/http/door.js';
import { MERGEABLE, type MergeTable } from '../../record/merging/model.js';
import { merge } from './routes/merge.js';
import { showMerge } from './routes/show.js';
import { takeBack } from './routes/take-back.js';

/** Merging two records of a kind, at the address of the one that goes. */
export function mergeRoutes(door: Door, ctx: Context): void {
  for (const table of Object.keys(MERGEABLE) as MergeTable[]) {
    const path = `/${table}/:id/merge`;
    door.get(path, (ask) => showMerge(ask, ctx, table));
    door.post(path, (ask) => merge(ask, ctx, table));
    door.delete(path, (ask) => takeBack(ask, table));
    door.post(`${path}/reversal`, (ask) => takeBack(ask, table));
  }
}

import { withUndid } from '../../platform/http/done.js';
import { type Reply, written } from '../../platform/http/reply.js';
import { bodyOf, idIn, type RequestContext } from '../../platform/http/request-context.js';
import type { Router } from '../../platform/http/router.js';
import { sameOriginPath } from '../../platform/http/same-origin-path.js';
import { type Trashed, undoChange } from './actions.js';

/** Undoing a change, at the number of its first event. */
export function changeRoutes(router: Router): void {
  router.post('/changes/:id/undo', undo);
}

async function undo(req: RequestContext): Promise<Reply> {
  const seq = idIn(req);
  return req.write(async (change) => {
    const trashed = await undoChange(change, req.viewer, seq);
    const location = pageAfter(pageBefore(req), trashed);
    const first = change.events[0]?.seq ?? null;
    return written(200, withUndid(location, seq), { undone: seq, change: first });
  });
}

/** The page with the button. */
function pageBefore(req: RequestContext): string {
  const next = bodyOf(req).pairs.find(([name]) => name === 'next')?.[1];
  return sameOriginPath(next) ?? '/';
}

/** The page that was open, or the one above it where the undo moved its record to the trash. */
function pageAfter(next: string, trashed: readonly Trashed[]): string {
  for (const [page, above] of trashed.map(pagesOf))
    if (next.startsWith(page) && !/^\d/.test(next.slice(page.length))) return above;
  return next;
}

/** The page of a record, and the one above it. */
function pagesOf({ kind, id, claimId, row }: Trashed): readonly [string, string] {
  const above = claimId === null ? '/' : `/claims/${claimId}`;
  if (kind === 'snapshot') return [`/sources/${row.source_id}/snapshots/${id}`, `/sources/${row.source_id}`];
  if (kind === 'search') return [`/searches/${id}`, above];
  if (kind === 'attribution' || kind === 'annotation') return [`/${kind}s/${id}`, above];
  return [`/${kind}s/${id}`, `/${kind}s`];
}

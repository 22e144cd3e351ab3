import type { Context } from '../../platform/context.js';
import { filtersIn } from '../../platform/http/filters.js';
import { faces, type Reply } from '../../platform/http/reply.js';
import type { RequestContext } from '../../platform/http/request-context.js';
import type { Router } from '../../platform/http/router.js';
import { ListReader } from '../../publishing/lists/store.js';
import { parseFilters } from '../../record/claims/input.js';
import { ClaimReader } from '../../record/claims/store.js';
import { SourceListReader } from '../../record/sources/list-store.js';
import { SpeakerListReader } from '../../record/speakers/list-store.js';
import { TagReader } from '../../record/tags/store.js';
import { menuFilters } from './input.js';
import { MAX_OF_A_KIND, menuJson } from './json.js';

/** Records by name, for the menu of every page. */
export function menuRoutes(router: Router, ctx: Context): void {
  router.getByProgram('/menu', (req) => suggest(req, ctx));
}

async function suggest(req: RequestContext, ctx: Context): Promise<Reply> {
  const { q } = filtersIn(req, menuFilters);
  if (q === null) return faces({ json: () => ({ records: [] }) });
  const { viewer } = req;
  const wanted = { q, after: null };
  const [speakers, sources, tags, lists, claims] = await Promise.all([
    new SpeakerListReader(ctx.db, viewer).page({ ...wanted, kind: null, sort: null }),
    new SourceListReader(ctx.db, viewer).page({
      ...wanted,
      outlet: null,
      type: null,
      copies: null,
      shown: null,
      sort: null,
    }),
    new TagReader(ctx.db, viewer).page(wanted),
    new ListReader(ctx.db, viewer).titled(q, MAX_OF_A_KIND),
    claimsWith(q, req, ctx),
  ]);
  const found = { speakers: speakers.rows, sources: sources.rows, tags: tags.rows, lists, claims };
  return faces({ json: () => menuJson(found) });
}

/**
 * None where the words are no search yet, as with a quotation mark that is still open. NOTE: read past the cache of
 * listed pages, which the beginnings of words would fill.
 */
async function claimsWith(q: string, { viewer }: RequestContext, ctx: Context) {
  const filters = parseFilters({ q });
  return filters.ok ? (await new ClaimReader(ctx.db, viewer).page(filters.value, MAX_OF_A_KIND)).rows : [];
}

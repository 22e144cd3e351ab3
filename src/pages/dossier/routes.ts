import { shortWords } from '../../engines/text/short-words.js';
import type { Context } from '../../platform/context.js';
import { orNotFound } from '../../platform/http/or-not-found.js';
import { faces, type Reply } from '../../platform/http/reply.js';
import { idIn, type RequestContext } from '../../platform/http/request-context.js';
import type { Router } from '../../platform/http/router.js';
import { nowIso } from '../../platform/lib/clock.js';
import { AppError } from '../../platform/lib/errors.js';
import { reaches, type Viewer } from '../../platform/viewer.js';
import { MAX_TICKS, mayEditList, type PlacedClaim } from '../../publishing/lists/model.js';
import { type List, ListReader, type Restricted } from '../../publishing/lists/store.js';
import { crumbsBelow, isRestricted } from '../../record/claims/model.js';
import { ClaimReader } from '../../record/claims/store.js';
import type { CheckedCopies } from '../../record/snapshots/integrity-store.js';
import { GROUND_RULES } from '../../vocabulary.js';
import { type Part, partOf } from './model.js';
import { listDossier, type Making, oneDossier } from './page.js';
import { DossierReader, type DossierRows } from './store.js';

interface DossierContext extends Context {
  readonly checked: CheckedCopies;
}

export function dossierRoutes(router: Router, ctx: DossierContext): void {
  router.get('/claims/:id/dossier', (req) => claimDossierRoute(req, ctx));
  router.get('/lists/:id/dossier', (req) => listDossierRoute(req, ctx));
}

async function claimDossierRoute(req: RequestContext, ctx: DossierContext): Promise<Reply> {
  const claim = orNotFound(
    await new ClaimReader(ctx.db, req.viewer).byId(idIn(req)),
    'quotation',
    req.viewer,
  );
  if (claim.trashed_at !== null)
    throw new AppError('gone', 'This quotation is in the trash. Restore it first.');
  const part = partNumberIn(req);
  const rows = part === null ? null : await new DossierReader(ctx, req.viewer).of(claim, part);
  if (rows === null) throw noSuchPart(req);
  const page = oneDossier(rows, makingOf(req, ctx, `/claims/${claim.id}`));
  const crumbs = crumbsBelow(claim);
  return faces({
    html: () => ({ view: 'dossier/show', title: page.title, section: 'claims', crumbs, page }),
  });
}

async function listDossierRoute(req: RequestContext, ctx: DossierContext): Promise<Reply> {
  const list = await listOf(req, ctx);
  const lists = new ListReader(ctx.db, req.viewer);
  const items = await lists.rows(list.id);
  const ticked = tickedIn(req, items);
  const isTicked = new Set(ticked);
  const printed = items.filter((item) => !isRestricted(item) || isTicked.has(item.claim_id));
  const part = partIn(req, printed.length);
  const ids = printed.slice(part.from, part.to).map(({ claim_id }) => claim_id);
  const page = listDossier({
    list,
    part,
    dossiers: await dossiersOf(ids, req.viewer, ctx),
    restricted: items.filter(isRestricted).length,
    offered: (await lists.restricted(list.id, MAX_TICKS)).map(tickOf),
    ticked,
    printed: printed.length,
    making: makingOf(req, ctx, `/lists/${list.id}`),
  });
  const title = `Dossier: ${list.title}`;
  const crumbs = [
    { label: 'Lists', href: '/lists' },
    { label: list.title, href: `/lists/${list.id}` },
  ];
  return faces({ html: () => ({ view: 'dossier/show', title, section: 'lists', crumbs, page }) });
}

/** The first part of each, read by one reader, since quotations of a list share sources and speakers. */
async function dossiersOf(
  ids: readonly number[],
  viewer: Viewer,
  ctx: DossierContext,
): Promise<DossierRows[]> {
  const claims = await new ClaimReader(ctx.db, viewer).inOrder(ids);
  const reader = new DossierReader(ctx, viewer);
  const dossiers: DossierRows[] = [];
  for (const claim of claims) {
    const first = await reader.of(claim, 1);
    if (first !== null) dossiers.push(first);
  }
  return dossiers;
}

/** The same checks as on the list's own page. @throws AppError not_found, and gone for one in the trash */
async function listOf(req: RequestContext, ctx: Context): Promise<List> {
  const list = await new ListReader(ctx.db, req.viewer).byId(idIn(req));
  if (list === undefined) throw new AppError('not_found', 'There is no list at this address.');
  if (list.trashed_at !== null && !mayEditList(req.viewer, list) && !reaches(req.viewer.role, 'editor'))
    throw new AppError('gone', 'This list is in the trash. Its owner can restore it.');
  return list;
}

/**
 * The restricted claims that were ticked.
 * @throws AppError invalid for any other id, with the same message for hidden claims
 */
function tickedIn(req: RequestContext, items: readonly PlacedClaim[]): number[] {
  const there = new Set(items.filter(isRestricted).map(({ claim_id }) => claim_id));
  const asked = [...new Set(req.query.all('restricted'))];
  const wrong = asked.filter((text) => !/^[1-9]\d{0,14}$/.test(text) || !there.has(Number(text)));
  if (wrong.length > 0)
    throw new AppError(
      'invalid',
      `restricted: ${wrong.slice(0, 5).join(', ')} is not a restricted quotation on this list. Remove it from the address.`,
    );
  return asked.map(Number);
}

function partIn(req: RequestContext, claims: number): Part {
  const number = partNumberIn(req);
  const part = number === null ? null : partOf(claims, number);
  if (part === null) throw noSuchPart(req);
  return part;
}

/** The number of the part in the address, 1 by default; null for anything but a number. */
function partNumberIn(req: RequestContext): number | null {
  const text = req.query.one('part') ?? '1';
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : null;
}

function noSuchPart(req: RequestContext): AppError {
  return new AppError('not_found', `This dossier has no part ${req.query.one('part')?.slice(0, 20)}.`);
}

function tickOf(item: Restricted) {
  return { id: item.claim_id, text: shortWords(item.text), word: GROUND_RULES[item.ground_rule] };
}

function makingOf({ viewer }: RequestContext, ctx: Context, path: string): Making {
  return {
    by: viewer.name ?? 'a reader not signed in',
    at: nowIso(ctx.clock),
    address: ctx.config.url === null ? null : `${ctx.config.url}${path}`,
  };
}

import { setImmediate } from 'node:timers/promises';
import type { Context } from '../../context.js';
import { shortWords } from '../../engines/text/short-words.js';
import { type Ask, idIn } from '../../platform/http/ask.js';
import type { Door } from '../../platform/http/door.js';
import { found } from '../../platform/http/found.js';
import { faces, type Reply } from '../../platform/http/reply.js';
import { nowIso } from '../../platform/lib/clock.js';
import { AppError } from '../../platform/lib/errors.js';
import { reaches, seesRestricted, type Viewer } from '../../platform/viewer.js';
import { mayEditList } from '../../publishing/lists/model.js';
import { type List, type ListItem, ListReader } from '../../publishing/lists/store.js';
import { crumbsBelow, isRestricted } from '../../record/claims/model.js';
import { ClaimReader, type ClaimRow } from '../../record/claims/store.js';
import { GROUND_RULES } from '../../vocabulary.js';
import { type Part, partOf } from './model.js';
import { listDossier, type Making, oneDossier } from './page.js';
import { DossierReader, type DossierRows } from './store.js';

export function dossierRoutes(door: Door, ctx: Context): void {
  door.get('/claims/:id/dossier', (ask) => claimDossierRoute(ask, ctx));
  door.get('/lists/:id/dossier', (ask) => listDossierRoute(ask, ctx));
}

async function claimDossierRoute(ask: Ask, ctx: Context): Promise<Reply> {
  const claim = found(await new ClaimReader(ctx.db, ask.viewer).byId(idIn(ask)), 'claim', ask.viewer);
  if (claim.trashed_at !== null)
    throw new AppError('gone', 'This claim is in the trash: bring it back before a dossier of it is made.');
  const rows = await new DossierReader(ctx, ask.viewer).of(claim);
  const page = oneDossier(rows, makingOf(ask, ctx, `/claims/${claim.id}`));
  const crumbs = crumbsBelow(claim);
  return faces({
    html: () => ({ view: 'dossier/show', title: page.title, section: 'claims', crumbs, page }),
  });
}

async function listDossierRoute(ask: Ask, ctx: Context): Promise<Reply> {
  const list = await listOf(ask, ctx);
  const items = await new ListReader(ctx.db, ask.viewer).items(list.id);
  const ticked = tickedIn(ask, items);
  const printed = items.filter((item) => !isRestricted(item) || ticked.includes(item.claim_id));
  const part = partIn(ask, printed.length);
  const ids = printed.slice(part.from, part.to).map(({ claim_id }) => claim_id);
  const page = listDossier({
    list,
    part,
    dossiers: await dossiersOf(ids, ask.viewer, ctx),
    restricted: seesRestricted(ask.viewer) ? items.filter(isRestricted).map(tickOf) : [],
    ticked,
    printed: printed.length,
    making: makingOf(ask, ctx, `/lists/${list.id}`),
  });
  const title = `Dossier: ${list.title}`;
  const crumbs = [
    { label: 'Lists', href: '/lists' },
    { label: list.title, href: `/lists/${list.id}` },
  ];
  return faces({ html: () => ({ view: 'dossier/show', title, section: 'lists', crumbs, page }) });
}

/** NOTE: others are answered between two claims: a dossier is a dozen queries, and a list holds many. */
async function dossiersOf(ids: readonly number[], viewer: Viewer, ctx: Context): Promise<DossierRows[]> {
  const claims = await new ClaimReader(ctx.db, viewer).inOrder(ids);
  const dossiers: DossierRows[] = [];
  for (const claim of claims as readonly ClaimRow[]) {
    dossiers.push(await new DossierReader(ctx, viewer).of(claim));
    await setImmediate();
  }
  return dossiers;
}

/** As the list's own page has it. @throws AppError not_found, and gone for one in the trash */
async function listOf(ask: Ask, ctx: Context): Promise<List> {
  const list = await new ListReader(ctx.db, ask.viewer).byId(idIn(ask));
  if (list === undefined) throw new AppError('not_found', 'There is no list at this address.');
  if (list.trashed_at !== null && !mayEditList(ask.viewer, list) && !reaches(ask.viewer.role, 'editor'))
    throw new AppError('gone', 'This list is in the trash. Whoever keeps it can bring it back.');
  return list;
}

/**
 * The restricted claims that were ticked.
 * @throws AppError invalid for a number that is none of them: the same words for what the reader may not see
 */
function tickedIn(ask: Ask, items: readonly ListItem[]): number[] {
  const there = new Set(items.filter(isRestricted).map(({ claim_id }) => claim_id));
  const asked = [...new Set(ask.query.all('restricted'))];
  const wrong = asked.filter((text) => !/^[1-9]\d{0,14}$/.test(text) || !there.has(Number(text)));
  if (wrong.length > 0)
    throw new AppError(
      'invalid',
      `restricted: ${wrong.slice(0, 5).join(', ')} is no claim of this list that has to be ticked. Take it out of the address.`,
    );
  return asked.map(Number);
}

function partIn(ask: Ask, claims: number): Part {
  const text = ask.query.one('part') ?? '1';
  const part = /^[1-9]\d{0,5}$/.test(text) ? partOf(claims, Number(text)) : null;
  if (part === null) throw new AppError('not_found', `This dossier has no part ${text.slice(0, 20)}.`);
  return part;
}

function tickOf(item: ListItem) {
  return { id: item.claim_id, text: shortWords(item.text), word: GROUND_RULES[item.ground_rule] };
}

function makingOf({ viewer }: Ask, ctx: Context, path: string): Making {
  return {
    by: viewer.name ?? 'a reader who was not signed in',
    at: nowIso(ctx.clock),
    address: ctx.config.url === null ? null : `${ctx.config.url}${path}`,
  };
}

import { CreditedReader } from '../../../derived/match/credited-store.js';
import { UserReader } from '../../../people/accounts/store/users.js';
import type { Context } from '../../../platform/context.js';
import { faces, invalidReply, type Page, type Reply, written } from '../../../platform/http/reply.js';
import { actorOf, bodyOf, idIn, type RequestContext } from '../../../platform/http/request-context.js';
import type { Router } from '../../../platform/http/router.js';
import { AppError } from '../../../platform/lib/errors.js';
import type { FieldError } from '../../../platform/lib/result.js';
import type { Viewer } from '../../../platform/viewer.js';
import { proposalHref, proposalJson } from '../../../record/merging/proposal-model.js';
import { ProposalReader, type ProposalRow } from '../../../record/merging/proposal-store.js';
import { planMerge } from '../actions/plan.js';
import { carryOut, goneWords, withdrawProposal } from '../actions/proposals.js';
import { parseAgreement } from '../input.js';
import { NOTHING_SILENCED } from '../model.js';
import { mergedJson, silencedJson } from '../page/json.js';
import { type ProposalState, proposalPage } from '../page/proposal.js';
import { MergeReader, type MergeRow } from '../store.js';

/** Merges of speakers that one person proposed. */
export function proposalRoutes(router: Router, ctx: Context): void {
  router.get('/merge-proposals/:id', (req) => show(req, ctx));
  router.post('/merge-proposals/:id/agreement', (req) => agree(req, ctx));
  router.post('/merge-proposals/:id/withdrawal', (req) => withdraw(req, ctx));
}

async function show(req: RequestContext, ctx: Context): Promise<Reply> {
  const row = await proposalOf(req, ctx.db);
  const state = await stateOf(req, ctx, row);
  return faces({
    html: () => view(row, state, req.viewer, []),
    json: () => stateJson(row, state),
  });
}

function view(row: ProposalRow, state: ProposalState, viewer: Viewer, errors: readonly FieldError[]): Page {
  const page = proposalPage(row, state, viewer, errors);
  return {
    view: 'merging/proposal',
    title: page.title,
    section: 'speakers',
    crumbs: [
      { label: 'Speakers', href: '/speakers' },
      { label: row.going, href: `/speakers/${row.going_id}` },
    ],
    page,
  };
}

function stateJson(row: ProposalRow, { refused, plan, added }: ProposalState) {
  return {
    ...proposalJson(row),
    refused,
    ...silencedJson(plan?.silenced ?? NOTHING_SILENCED),
    added_since: added.map(({ claim_id }) => claim_id),
  };
}

/** What carrying it out would do now. */
async function stateOf(req: RequestContext, { db }: Context, row: ProposalRow): Promise<ProposalState> {
  const isAlone = await new UserReader(db).isOnePersonDesk();
  const nothing = { isAlone, plan: null, refused: null, added: [] };
  if (row.state !== 'open') return nothing;
  const from = await new MergeReader(db).byId('speakers', row.going_id);
  if (from === undefined) return nothing;
  if (from.trashed_at !== null) return { ...nothing, refused: goneWords(row, from.merged_into_id) };
  const plan = await planMerge({ tx: db, actor: actorOf(req) }, 'speakers', from, row.kept_id);
  if (!plan.ok) return { ...nothing, refused: plan.errors.map(({ message }) => message).join(' ') };
  const added = await new CreditedReader(db).addedSince(row.going_id, row.created_at);
  return { ...nothing, plan: plan.value, added };
}

async function agree(req: RequestContext, ctx: Context): Promise<Reply> {
  const { as, fields } = bodyOf(req);
  const row = await proposalOf(req, ctx.db);
  const input = parseAgreement(fields ?? {});
  const again = async (errors: readonly FieldError[]) =>
    view(row, await stateOf(req, ctx, row), req.viewer, errors);
  if (!input.ok) return invalidReply(input.errors, () => again(input.errors));
  return req.write(async (change) => {
    const proposal = await proposalOf(req, change.tx, row.id);
    const done = await carryOut(change, proposal, input.value.credited_version);
    if (done === null) return otherCopies(stateJson(row, await stateOf(req, ctx, row)), again);
    const { plan, merged } = done;
    if (merged.kind !== 'changed') throw new Error(`Speaker ${proposal.going_id} could not be merged.`);
    return written(200, as === 'form' ? `/speakers/${proposal.kept_id}` : proposalHref(row.id), {
      ...proposalJson(await proposalOf(req, change.tx, row.id)),
      ...silencedJson(plan.silenced),
      merged: mergedJson('speakers', merged.after as unknown as MergeRow, plan.moved),
    });
  });
}

/** What the second person saw is not what the merge would silence now. */
function otherCopies(current: object, again: (errors: readonly FieldError[]) => Promise<Page>): Reply {
  const detail =
    'The copies that may credit another person changed after you opened this page. Check them, then merge.';
  return { kind: 'conflict', detail, current, html: () => again([{ path: '', message: detail }]) };
}

async function withdraw(req: RequestContext, ctx: Context): Promise<Reply> {
  const { as } = bodyOf(req);
  const { id, going_id } = await proposalOf(req, ctx.db);
  return req.write(async (change) => {
    await withdrawProposal(change, await proposalOf(req, change.tx, id));
    const withdrawn = proposalJson(await proposalOf(req, change.tx, id));
    return written(200, as === 'form' ? `/speakers/${going_id}` : proposalHref(id), withdrawn);
  });
}

/** @throws AppError not_found where it does not exist, and for viewers who may not know of it */
async function proposalOf(
  req: RequestContext,
  db: Context['db'] | Parameters<Parameters<RequestContext['write']>[0]>[0]['tx'],
  id = idIn(req),
): Promise<ProposalRow> {
  const row = await new ProposalReader(db, req.viewer).byId(id);
  if (row === undefined) throw new AppError('not_found', 'There is no proposed merge at this address.');
  return row;
}

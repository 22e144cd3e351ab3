import type { TextsContext } from '../../../checking/comparison-queue/pool.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import { invalidReply, type Page, type Reply, written } from '../../../platform/http/reply.js';
import type { RequestContext } from '../../../platform/http/request-context.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { carryingOutOf, proposalHref, proposalJson } from '../../../record/merging/proposal-model.js';
import { ProposalReader, type ProposalRow } from '../../../record/merging/proposal-store.js';
import type { Plan } from '../actions/plan.js';
import { proposeMerge } from '../actions/proposals.js';
import { needsSecond } from '../model.js';
import { previewJson } from '../page/json.js';
import { mergePage } from '../page/preview.js';
import { FASTER, mergeView, previewOf } from './show.js';

interface Wanted {
  readonly req: RequestContext;
  readonly ctx: TextsContext;
  readonly plan: Plan;
  readonly seen: {
    readonly version: number;
    readonly intoVersion: number | null;
    readonly creditedVersion: string | null;
  };
  readonly reason: string | null;
}

/** Null where the two may be merged by one person. */
export async function proposeInstead(change: WriteContext, wanted: Wanted): Promise<Reply | null> {
  const { req, plan, seen, reason } = wanted;
  const { from, into, silenced } = plan;
  const reader = new ProposalReader(change.tx, req.viewer);
  const waiting = await reader.openFor(from.id, into.id);
  if (waiting !== undefined) return waits(wanted, waiting);
  if (!needsSecond(silenced)) return null;
  const isSeen = from.version === seen.version && (seen.intoVersion ?? into.version) === into.version;
  if (!isSeen) return overtaken(wanted, FASTER);
  if ((seen.creditedVersion ?? silenced.version) !== silenced.version) return overtaken(wanted, OTHER_COPIES);
  if (reason === null) return invalidReply([REASON_WANTED], () => again(wanted, [REASON_WANTED]));
  const { id, isDone } = await proposeMerge(change, plan, reason);
  const row = await reader.byId(id);
  if (row === undefined) throw new Error(`Proposal ${id} was made and is not there.`);
  return written(201, isDone ? `/speakers/${into.id}` : proposalHref(id), proposalJson(row));
}

const REASON_WANTED: FieldError = {
  path: 'reason',
  message: 'Saved copies may credit another person. Explain why the two speakers are the same person',
};

const OTHER_COPIES: FieldError = {
  path: 'into_id',
  message:
    'The copies that may credit another person changed after you opened this page. Check them, then propose the merge.',
};

/** The two wait already: whoever proposes the same is led to the proposal. */
function waits(wanted: Wanted, waiting: ProposalRow): Reply {
  const detail = `${waiting.author} has already proposed this merge. Open that proposal.`;
  return {
    kind: 'conflict',
    detail,
    current: { agreement: carryingOutOf(waiting.id), proposal: proposalJson(waiting) },
    html: () => again(wanted, [{ path: '', message: detail }]),
  };
}

async function overtaken(wanted: Wanted, error: FieldError): Promise<Reply> {
  const { req, ctx, plan } = wanted;
  const preview = await previewOf(req, ctx, 'speakers', plan.from, plan.into.id);
  return {
    kind: 'conflict',
    detail: error.message,
    current: previewJson(preview),
    html: () => again(wanted, [error]),
  };
}

async function again({ req, ctx, plan, reason }: Wanted, errors: readonly FieldError[]): Promise<Page> {
  const preview = await previewOf(req, ctx, 'speakers', plan.from, plan.into.id);
  const typed = { reason: reason ?? '' };
  return mergeView('merge', 'speakers', plan.from, mergePage(preview, typed, errors));
}

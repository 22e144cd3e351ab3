import { WaitingReader } from '../../../checking/comparison-queue/waiting-store.js';
import { DriftReader } from '../../../checking/drift/store.js';
import { mayAgreeTo } from '../../../derived/status/model/second.js';
import { UserReader } from '../../../people/accounts/store/users.js';
import type { Context } from '../../../platform/context.js';
import type { RequestContext } from '../../../platform/http/request-context.js';
import { MAX_COUNTED } from '../../../platform/lib/capped-count.js';
import { seesRestricted } from '../../../platform/viewer.js';
import { ProposalReader, type ProposalRow } from '../../../record/merging/proposal-store.js';
import { creditedNames } from '../../../record/speakers/actions/credited-names.js';
import { AwaitingNameReader } from '../../../record/speakers/awaiting-store.js';
import { agreeing } from '../../../record/speakers/names-section.js';
import type { Queue, QueuedName } from '../page/queue-row.js';
import { MismatchReader } from '../queue-store/mismatches.js';
import { OpenSearchReader, QuestionReader, StaleReader } from '../queue-store/open-work.js';
import { PendingReader, SetAsideQueueReader } from '../queue-store/second-person.js';

/** Rows read per row shown, since a claim with several of them is shown once. */
const SPARE = 4;

/** Null for viewers without a queue. @param most rows that each list shows */
export async function readQueue(req: RequestContext, ctx: Context, most: number): Promise<Queue | null> {
  if (!seesRestricted(req.viewer)) return null;
  const questions = new QuestionReader(ctx.db, req.viewer);
  const stale = new StaleReader(ctx.db, req.viewer);
  const pending = new PendingReader(ctx.db, req.viewer);
  const searches = new OpenSearchReader(ctx.db, req.viewer);
  const mismatches = new MismatchReader(ctx.db, req.viewer);
  const drift = new DriftReader(ctx.db, req.viewer);
  return {
    questions: await questions.oldest(most * SPARE),
    stale: await stale.oldest(most),
    pending: await pending.part(most),
    setAsides: await new SetAsideQueueReader(ctx.db, req.viewer).all(),
    merges: await waitingMerges(req, ctx),
    names: await waitingNames(req, ctx),
    searches: await searches.oldest(most),
    drift: await drift.toLookAt(most),
    unconfirmed: await mismatches.oldest('checked', most),
    mismatches: await mismatches.oldest('unchecked', most),
    comparing: await new WaitingReader(ctx.db).waiting(MAX_COUNTED + 1),
    dates: {
      unconfirmed: await mismatches.dates('checked'),
      mismatches: await mismatches.dates('unchecked'),
      questions: await questions.dates(),
      stale: await stale.dates(),
      searches: await searches.dates(),
      drift: await drift.toLookAtDates(MAX_COUNTED + 1),
    },
  };
}

/** Those that the viewer may carry out first. None where nobody else could, so that one person decides. */
async function waitingMerges({ viewer }: RequestContext, { db }: Context): Promise<readonly ProposalRow[]> {
  if (await new UserReader(db).isOnePersonDesk()) return [];
  const open = await new ProposalReader(db, viewer).open(MAX_COUNTED + 1);
  return [
    ...open.filter((one) => mayAgreeTo(one, viewer)),
    ...open.filter((one) => !mayAgreeTo(one, viewer)),
  ];
}

/** Names in force that are held against the copies of their speakers at once: each takes a millisecond or more. */
const MAX_HELD = 10;

/** The same for names of speakers. */
async function waitingNames({ viewer }: RequestContext, { db }: Context): Promise<readonly QueuedName[]> {
  if (await new UserReader(db).isOnePersonDesk()) return [];
  const all = await new AwaitingNameReader(db, viewer).all(MAX_COUNTED + 1);
  const inForce = all.filter((one) => one.is_in_force === 1).slice(0, MAX_HELD);
  const waiting = [...all.filter((one) => one.is_in_force === 0), ...(await creditedNames(db, inForce))];
  const names = waiting.map((one) => ({ ...one, acts: agreeing(one, viewer) }));
  return [...names.filter(({ acts }) => acts.length > 0), ...names.filter(({ acts }) => acts.length === 0)];
}

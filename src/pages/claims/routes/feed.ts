import { recalledSentence } from '../../../derived/match/model/recalled.js';
import { matchSentence } from '../../../derived/match/model/sentence.js';
import { MatchReader } from '../../../derived/match/store.js';
import { claimTitle } from '../../../derived/status/model/claim-title.js';
import { NOT_WHETHER_SO, statusOfClaim } from '../../../derived/status/model/reason.js';
import { deskMark } from '../../../people/activity/first-and-last-store.js';
import { NamesReader } from '../../../people/activity/names-store.js';
import { ActivityReader } from '../../../people/activity/store.js';
import type { Context } from '../../../platform/context.js';
import type { RequestContext } from '../../../platform/http/request-context.js';
import { publicAddress } from '../../../platform/http/security/public-address.js';
import { citedFor } from '../../../publishing/citations/cited-store.js';
import { ONLY_OUR_OWN } from '../../../record/attributions/model.js';
import type { ClaimRow } from '../../../record/claims/store.js';
import { historyOf, recordsInHistory } from '../../activity/history-section.js';
import { historyFeed } from '../feed.js';

const ENTRIES = 50;

export function claimFeedLink({ id, speaker_name }: ClaimRow) {
  return { href: `/claims/${id}.atom`, title: `Changes to this quotation of ${speaker_name}` };
}

/** What was done to a claim and what belongs to it: findings, attributions, notes. */
export async function claimFeed(req: RequestContext, ctx: Context, claim: ClaimRow): Promise<string> {
  const ref = { kind: 'claim', id: claim.id } as const;
  const wanted = { after: null, limit: ENTRIES };
  const { rows } = await new ActivityReader(ctx.db, req.viewer).ofSubject('claim', claim.id, wanted);
  const names = await new NamesReader(ctx.db, req.viewer).namesOf([ref, ...recordsInHistory(rows)]);
  const match = await new MatchReader(ctx.db, req.viewer).ofClaim(claim.id);
  const [cited] = await citedFor(ctx.db, [claim]);
  const warnings = [
    claim.recounted_by && recalledSentence(claim.recounted_by),
    cited?.isOwnPiece ? ONLY_OUR_OWN : null,
    matchSentence(match, match.source_title),
  ];
  const subject = {
    href: `/claims/${claim.id}`,
    title: claimTitle(claim),
    subtitle: [...warnings, `${statusOfClaim(claim).reason}.`, NOT_WHETHER_SO].filter(Boolean).join(' '),
  };
  const entries = await historyOf(rows, { names, subject: ref, styles: new Map() });
  return historyFeed(entries, subject, await deskMark(ctx.db), publicAddress(ctx.config, req.raw));
}

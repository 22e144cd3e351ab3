import { threadJson } from '../../../checking/annotations/json.js';
import { notedQuotation } from '../../../checking/annotations/section/noted-quotation.js';
import { notesSection } from '../../../checking/annotations/section/notes.js';
import { AnnotationReader, type NotesOn } from '../../../checking/annotations/store.js';
import { ComparisonReader, type CopyOf } from '../../../checking/comparisons/store.js';
import { ChecksReader } from '../../../checking/findings/checks-store.js';
import { findingJson } from '../../../checking/findings/json.js';
import {
  type ChecksState,
  checksSection,
  findingsHref,
  NEWLY_OPENED,
} from '../../../checking/findings/section.js';
import { searchJson } from '../../../checking/searches/json.js';
import { searchesSection } from '../../../checking/searches/section.js';
import { SearchReader } from '../../../checking/searches/store.js';
import { setAsideJson, setAsidesShown } from '../../../derived/set-asides/section.js';
import { SetAsideReader } from '../../../derived/set-asides/store.js';
import { FindingReader } from '../../../derived/status/findings-store.js';
import { claimTitle } from '../../../derived/status/model/claim-title.js';
import { IntegrityCheckReader } from '../../../people/integrity/store.js';
import type { Context } from '../../../platform/context.js';
import { faces, type Page, type Reply } from '../../../platform/http/reply.js';
import { idIn, type RequestContext } from '../../../platform/http/request-context.js';
import { othersTurn } from '../../../platform/lib/others-turn.js';
import { mayWrite } from '../../../platform/viewer.js';
import { bibliographyOf } from '../../../publishing/citations/cited-store.js';
import { quotationLd } from '../../../publishing/citations/model/quotation-ld.js';
import { ClaimReader, type ClaimRow } from '../../../record/claims/store.js';
import { foundSection } from '../../../record/snapshots/found-section.js';
import { FoundReader } from '../../../record/snapshots/found-store.js';
import { SourceReader } from '../../../record/sources/store.js';
import { titleOn, wordTitle } from '../../../record/speakers/model.js';
import { SpeakerReader } from '../../../record/speakers/store.js';
import { walkSection } from '../../capture/section.js';
import { SourceWordingReader } from '../../capture/source-store.js';
import { CaptureReader } from '../../capture/store.js';
import { claimWholeJson } from '../page/json.js';
import { openKept, type Panel } from '../page/panels.js';
import { type ClaimShown, claimPage, partHref } from '../page/show.js';
import { claimFeed, claimFeedLink } from './feed.js';
import { claimOf, placesOn, wordingsOn } from './wordings-on.js';

export async function showClaim(req: RequestContext, ctx: Context): Promise<Reply> {
  const shown = await shownClaim(req, ctx);
  const { claim } = shown;
  return faces({
    html: () => claimView(shown, req, ctx),
    json: () => claimJson(shown, req, ctx),
    atom: () => claimFeed(req, ctx, claim),
  });
}

/** The page of a claim with its checks in the state given, for a form that was not saved. */
export async function claimPageOf(
  req: RequestContext,
  ctx: Context,
  claimId: number,
  state: ChecksState,
): Promise<Page> {
  return claimView(await shownClaim(req, ctx, claimId), req, ctx, state);
}

/** Everything on a claim; `next` has the address of the next part of what has more than one. */
async function claimJson(shown: ClaimShown, req: RequestContext, ctx: Context) {
  const { claim, wordings } = shown;
  const notes = await new AnnotationReader(ctx.db, req.viewer).part(notesOn(claim), null);
  const searches = await new SearchReader(ctx.db, req.viewer).ofClaim(claim.id, null);
  const findings = await new FindingReader(ctx.db, req.viewer).ofClaim(claim.id, null);
  const next = (of: string, after: string | null) => after && partHref(claim.id, `${of}.json`, after);
  const query = notes.next && new URLSearchParams({ include: 'sources', after: notes.next });
  return {
    ...claimWholeJson(shown),
    searches: searches.rows.map(searchJson),
    findings: findings.rows.map(findingJson),
    annotations: notes.threads.map(threadJson),
    set_asides: (await new SetAsideReader(ctx.db, req.viewer).ofClaim(claim.id)).map(setAsideJson),
    next: {
      attributions: next('attributions', wordings.next),
      annotations: query && `/claims/${claim.id}/annotations.json?${query}`,
      searches: next('searches', searches.next),
      findings: findings.next && findingsHref(claim.id, findings.next, '.json'),
      links: next('links', shown.links.next),
    },
  };
}

/** NOTE: yields between its queries, which take some milliseconds each for a claim with much on it. */
async function claimView(
  shown: ClaimShown,
  req: RequestContext,
  ctx: Context,
  state: ChecksState = NEWLY_OPENED,
): Promise<Page> {
  const { claim } = shown;
  await othersTurn();
  const cited = await bibliographyOf(ctx.db, claim);
  const { pieces, notes } = await notesOf(req, ctx, claim);
  await othersTurn();
  const page = claimPage(shown, await placesOn(shown, req, ctx), req.viewer);
  return {
    view: 'claims/show',
    title: claimTitle(claim),
    section: 'claims',
    meta: cited?.meta ?? [],
    feed: claimFeedLink(claim),
    page: {
      ...page,
      panels: await withFound(page.panels, shown, req, ctx),
      quote: {
        ...page.quote,
        pieces,
        words: page.canEdit ? `/claims/new?claim=${claim.id}` : null,
      },
      changedCopies: await changedCopiesOf(shown, req, ctx),
      setAsides: await setAsidesOf(req, ctx, claim),
      checks: await checksOf(req, ctx, claim, state),
      searches: await searchesOf(req, ctx, claim),
      notes,
      questions: notes.questions,
      walk: await walkOf(req, ctx, claim.id),
      coins: cited?.coins ?? null,
      // For search engines, which have no account.
      ld: req.viewer.role === 'anonymous' ? quotationLd(claim, cited?.source ?? null) : null,
    },
  };
}

/** `capture=8123&left=4`: the quotations that were saved together from an article, one after another. */
async function walkOf(req: RequestContext, ctx: Context, claimId: number) {
  const asked = req.query.one('capture') ?? '';
  if (!/^[1-9]\d{0,14}$/.test(asked)) return null;
  const claims = await new SourceWordingReader(ctx.db, req.viewer).claimsOfChange(Number(asked));
  const left = Number(req.query.one('left') ?? Number.NaN);
  const count = Number.isSafeInteger(left)
    ? await new CaptureReader(ctx.db, req.viewer.userId).leftIn(left)
    : 0;
  return walkSection({ claims, change: asked, left: count === 0 ? null : { id: left, count } }, claimId);
}

/** `kept=8`: a copy of the source of this attribution was just saved, and its page may have details of the source. */
async function withFound(
  panels: readonly Panel[],
  { claim, wordings }: ClaimShown,
  req: RequestContext,
  ctx: Context,
): Promise<readonly Panel[]> {
  const kept = Number(req.query.one('kept'));
  const attribution = wordings.attributions.find(({ id }) => id === kept);
  if (attribution === undefined || !mayWrite(req.viewer)) return panels;
  const source = await new SourceReader(ctx.db, req.viewer).byId(attribution.source_id);
  const found = source && (await new FoundReader(ctx.db, req.viewer).ofSource(source));
  const from = { claimId: claim.id, attributionId: kept };
  return openKept(panels, kept, found ? foundSection(found, from) : null);
}

/** Copies of its sources that failed the last integrity check. */
async function changedCopiesOf({ claim, wordings }: ClaimShown, req: RequestContext, ctx: Context) {
  const copies: readonly CopyOf[] =
    wordings.next === null
      ? wordings.comparisons
      : await new ComparisonReader(ctx.db, req.viewer).copiesOf(claim.id);
  const changed = await new IntegrityCheckReader(ctx.db).changedCopies(
    copies.map(({ snapshot_id }) => snapshot_id),
  );
  const hrefs = copies
    .filter(({ snapshot_id }) => changed.has(snapshot_id))
    .map(({ source_id, snapshot_id }) => `/sources/${source_id}/snapshots/${snapshot_id}`);
  return [...new Set(hrefs)];
}

/** The searches for it. */
async function searchesOf(req: RequestContext, ctx: Context, claim: ClaimRow) {
  const searches = await new SearchReader(ctx.db, req.viewer).ofClaim(claim.id, null);
  return searchesSection(claim, searches, req.viewer);
}

/** Its mismatches that were set aside, pending or agreed to. */
async function setAsidesOf(req: RequestContext, ctx: Context, claim: ClaimRow) {
  const rows = await new SetAsideReader(ctx.db, req.viewer).ofClaim(claim.id);
  return setAsidesShown(rows, req.viewer, claim.status_alone === 1);
}

/** Its checks: the findings by facet, and the form for those who may check. */
async function checksOf(req: RequestContext, ctx: Context, claim: ClaimRow, state: ChecksState) {
  const ticked = (state.sent ?? []).flatMap(({ evidence }) => evidence.map(({ ref }) => ref));
  const part = state.part ?? (Math.trunc(Number(req.query.one('evidence'))) || 1);
  const read = await new ChecksReader(ctx.db, req.viewer).of(claim, { part, ticked });
  const isFilled = req.query.one('fill') === 'second_hand';
  return checksSection(claim, read, req.viewer, state, isFilled);
}

/** The notes on a claim and its attributions, and its words with those marked that notes are about. */
async function notesOf(req: RequestContext, ctx: Context, claim: ClaimRow) {
  const part = await new AnnotationReader(ctx.db, req.viewer).forPage(
    notesOn(claim),
    Number(req.query.one('note')),
  );
  const target = { kind: 'claim', id: claim.id } as const;
  const { pieces, numbers } = notedQuotation(claim.text, part.threads);
  const on = { target, trashed_at: claim.trashed_at };
  return { pieces, notes: notesSection(part, req.viewer, on, { typed: {}, errors: [], numbers }) };
}

function notesOn({ id }: ClaimRow): NotesOn {
  return { kind: 'claim', id, withSources: true };
}

async function shownClaim(req: RequestContext, ctx: Context, id = idIn(req)): Promise<ClaimShown> {
  const claim = await claimOf(req, ctx, id);
  const claims = new ClaimReader(ctx.db, req.viewer);
  const titles = await new SpeakerReader(ctx.db, req.viewer).titlesOf([claim.speaker_id]);
  const day = claim.said_on === null ? null : { min: claim.said_on_min, max: claim.said_on_max };
  return {
    ...(await wordingsOn(claim, null, req, ctx)),
    titles: day === null ? [] : titleOn(titles, day).map(wordTitle),
    tags: await claims.tagsOf(claim.id),
    links: await claims.linksPart(claim.id, null),
  };
}

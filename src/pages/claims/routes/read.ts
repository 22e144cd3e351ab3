import { threadJson } from '../../../checking/annotations/json.js';
import { notedQuotation } from '../../../checking/annotations/section/noted-quotation.js';
import { notesSection } from '../../../checking/annotations/section/notes.js';
import { AnnotationReader } from '../../../checking/annotations/store.js';
import { ExcerptReader, wantedOf } from '../../../checking/comparisons/excerpt-store.js';
import { placesOf } from '../../../checking/comparisons/section.js';
import { ComparisonReader } from '../../../checking/comparisons/store.js';
import { EvidenceReader } from '../../../checking/findings/evidence-store.js';
import { findingJson } from '../../../checking/findings/json.js';
import { findingsSection } from '../../../checking/findings/section.js';
import { searchJson } from '../../../checking/searches/json.js';
import { searchesSection } from '../../../checking/searches/section.js';
import { SearchReader } from '../../../checking/searches/store.js';
import type { Context } from '../../../context.js';
import { isMismatch } from '../../../derived/match/model/state.js';
import { SourceMatchReader } from '../../../derived/match/sources-store.js';
import { setAsideJson, setAsidesShown } from '../../../derived/set-asides/section.js';
import { SetAsideReader } from '../../../derived/set-asides/store.js';
import { FindingReader } from '../../../derived/status/findings-store.js';
import { claimTitle } from '../../../derived/status/model/claim-title.js';
import { IntegrityCheckReader } from '../../../people/integrity/store.js';
import { filtersIn } from '../../../platform/http/filters.js';
import { orNotFound } from '../../../platform/http/or-not-found.js';
import { faces, type Page, type Reply, seeOther } from '../../../platform/http/reply.js';
import { idIn, type RequestContext } from '../../../platform/http/request-context.js';
import { NO_FILTERS } from '../../../platform/lib/fields/filters.js';
import { attributionJson } from '../../../record/attributions/json.js';
import { AttributionReader } from '../../../record/attributions/store.js';
import { ClaimReader, type ClaimRow } from '../../../record/claims/store.js';
import { titleOn, wordTitle } from '../../../record/speakers/model.js';
import { SpeakerReader } from '../../../record/speakers/store.js';
import { bibliographyOf } from '../cited-store.js';
import { claimWholeJson } from '../page/json.js';
import { type ClaimShown, claimPage } from '../page/show.js';
import { claimFeed, claimFeedLink } from './feed.js';

export async function showClaim(req: RequestContext, ctx: Context): Promise<Reply> {
  const shown = await shownClaim(req, ctx);
  const { claim } = shown;
  return faces({
    html: () => claimView(shown, req, ctx),
    json: async () => ({
      ...claimWholeJson(shown),
      searches: (await new SearchReader(ctx.db, req.viewer).ofClaim(claim.id)).map(searchJson),
      findings: (await new FindingReader(ctx.db, req.viewer).ofClaim(claim.id)).map(findingJson),
      annotations: (await threadsOf(req, ctx, claim)).map(threadJson),
      set_asides: (await new SetAsideReader(ctx.db, req.viewer).ofClaim(claim.id)).map(setAsideJson),
    }),
    atom: () => claimFeed(req, ctx, claim),
  });
}

async function claimView(shown: ClaimShown, req: RequestContext, ctx: Context): Promise<Page> {
  const { claim } = shown;
  const cited = await bibliographyOf(ctx.db, claim);
  const { pieces, notes } = await notesOf(req, ctx, claim);
  const page = claimPage(shown, await placesOn(shown, req, ctx), req.viewer);
  return {
    view: 'claims/show',
    title: claimTitle(claim),
    section: 'claims',
    meta: cited?.meta ?? [],
    feed: claimFeedLink(claim),
    page: {
      ...page,
      quote: {
        ...page.quote,
        pieces,
        words: page.canEdit ? `/claims/new?claim=${claim.id}` : null,
      },
      changedCopies: await changedCopiesOf(shown, ctx),
      setAsides: await setAsidesOf(req, ctx, claim),
      findings: await findingsOf(req, ctx, claim),
      searches: await searchesOf(req, ctx, claim),
      notes,
      coins: cited?.coins ?? null,
    },
  };
}

/** The wordings in context; only the parts of copies that are shown are read. */
async function placesOn({ claim, attributions, comparisons }: ClaimShown, req: RequestContext, ctx: Context) {
  const excerpts = await new ExcerptReader(ctx.db, req.viewer).around(wantedOf(comparisons));
  return placesOf(attributions, comparisons, excerpts, claim.language);
}

/** Copies of its sources that failed the last integrity check. */
async function changedCopiesOf({ comparisons }: ClaimShown, ctx: Context) {
  const ids = comparisons.map(({ snapshot_id }) => snapshot_id);
  const changed = await new IntegrityCheckReader(ctx.db).changedCopies(ids);
  const hrefs = comparisons
    .filter(({ snapshot_id }) => changed.has(snapshot_id))
    .map(({ source_id, snapshot_id }) => `/sources/${source_id}/snapshots/${snapshot_id}`);
  return [...new Set(hrefs)];
}

/** The searches for it. */
async function searchesOf(req: RequestContext, ctx: Context, claim: ClaimRow) {
  const searches = await new SearchReader(ctx.db, req.viewer).ofClaim(claim.id);
  return searchesSection(claim, searches, req.viewer);
}

/** Its mismatches that were set aside, pending or agreed to. */
async function setAsidesOf(req: RequestContext, ctx: Context, claim: ClaimRow) {
  const rows = await new SetAsideReader(ctx.db, req.viewer).ofClaim(claim.id);
  return setAsidesShown(rows, req.viewer, claim.status_alone === 1);
}

/** The findings on a claim by facet, with their evidence. */
async function findingsOf(req: RequestContext, ctx: Context, claim: ClaimRow) {
  const findings = await new FindingReader(ctx.db, req.viewer).ofClaim(claim.id);
  // Candidates for evidence are read only where there are findings: most claims have none.
  const candidates =
    findings.length === 0 ? [] : await new EvidenceReader(ctx.db, req.viewer).ofClaim(claim.id);
  const { match } = claim;
  const isAlone = claim.status_alone === 1;
  return findingsSection(claim, findings, { candidates, viewer: req.viewer, match, isAlone });
}

/** The notes on a claim and its attributions, and its words with those marked that notes are about. */
async function notesOf(req: RequestContext, ctx: Context, claim: ClaimRow) {
  const threads = await threadsOf(req, ctx, claim);
  const target = { kind: 'claim', id: claim.id } as const;
  const { pieces, numbers } = notedQuotation(claim.text, threads);
  const on = { target, trashed_at: claim.trashed_at };
  return { pieces, notes: notesSection(threads, req.viewer, on, { typed: {}, errors: [], numbers }) };
}

function threadsOf(req: RequestContext, ctx: Context, claim: ClaimRow) {
  return new AnnotationReader(ctx.db, req.viewer).threadsOnClaim(claim.id);
}

export async function claimOf(req: RequestContext, ctx: Context): Promise<ClaimRow> {
  return orNotFound(await new ClaimReader(ctx.db, req.viewer).byId(idIn(req)), 'quotation', req.viewer);
}

async function shownClaim(req: RequestContext, ctx: Context): Promise<ClaimShown> {
  const claim = await claimOf(req, ctx);
  const claims = new ClaimReader(ctx.db, req.viewer);
  const titles = await new SpeakerReader(ctx.db, req.viewer).titlesOf([claim.speaker_id]);
  const day = claim.said_on === null ? null : { min: claim.said_on_min, max: claim.said_on_max };
  const attributions = await new AttributionReader(ctx.db, req.viewer).ofClaim(claim.id);
  return {
    claim,
    titles: day === null ? [] : titleOn(titles, day).map(wordTitle),
    tags: await claims.tagsOf(claim.id),
    attributions,
    // Without saved copies there are no comparisons.
    comparisons: attributions.some(({ held }) => held)
      ? await new ComparisonReader(ctx.db, req.viewer).ofClaim(claim.id)
      : [],
    matches: await new SourceMatchReader(ctx.db, req.viewer).ofClaims(
      isMismatch(claim.match.state) ? [claim.id] : [],
    ),
    links: await claims.linksOf(claim.id),
  };
}

/** Redirects to the claim, whose page shows its attributions; links are shown there as well. */
export async function listAttributions(req: RequestContext, ctx: Context): Promise<Reply> {
  const claim = await claimOf(req, ctx);
  filtersIn(req, NO_FILTERS);
  if (req.representation === 'html') return seeOther(`/claims/${claim.id}#wordings`);
  const rows = await new AttributionReader(ctx.db, req.viewer).ofClaim(claim.id);
  return faces({ json: () => ({ attributions: rows.map(attributionJson) }) });
}

export async function listLinks(req: RequestContext, ctx: Context): Promise<Reply> {
  const { claim, links } = await shownClaim(req, ctx);
  filtersIn(req, NO_FILTERS);
  if (req.representation === 'html') return seeOther(`/claims/${claim.id}#links`);
  return faces({
    json: () => ({
      links: links.map(({ id, kind, back, other_id, note }) => ({
        id,
        kind,
        direction: back ? 'from' : 'to',
        claim_id: other_id,
        note,
      })),
    }),
  });
}

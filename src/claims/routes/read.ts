import type { Viewer } from '../../accounts/model.js';
import { threadJson } from '../../annotations/note-json.js';
import { closedNotesPage, notesPage } from '../../annotations/notes-page.js';
import { AnnotationReader } from '../../annotations/store.js';
import { attributionJson } from '../../attributions/json.js';
import { AttributionReader } from '../../attributions/store.js';
import type { Context } from '../../context.js';
import { EvidenceReader } from '../../findings/evidence-store.js';
import { findingJson } from '../../findings/json.js';
import { findingsSection } from '../../findings/section.js';
import { FindingReader } from '../../findings/store.js';
import { type Ask, idIn } from '../../http/ask.js';
import { found } from '../../http/found.js';
import { faces, type Page, type Reply, refusedWith, seeOther } from '../../http/reply.js';
import { AppError } from '../../lib/errors.js';
import type { FieldError } from '../../lib/result.js';
import { mayEditList } from '../../lists/model.js';
import { ListReader } from '../../lists/store.js';
import { titleOn, wordTitle } from '../../speakers/model.js';
import { SpeakerReader } from '../../speakers/store.js';
import { parseFilters } from '../input.js';
import { shortWords } from '../model.js';
import { claimsCsv } from '../page/csv.js';
import { claimJson, claimWholeJson } from '../page/json.js';
import { type ClaimsShown, claimsPage } from '../page/list.js';
import { type ClaimShown, claimPage } from '../page/show.js';
import { ClaimReader, type ClaimRow } from '../store.js';

export async function listClaims(ask: Ask, ctx: Context): Promise<Reply> {
  const query = ask.query.single();
  const { after, ...kept } = query;
  const input = parseFilters({ ...query });
  if (!input.ok) return notFiltered(kept, input.errors, ask);
  const filters = input.value;
  const claims = new ClaimReader(ctx.db, ask.viewer);
  const nextOf = (suffix: string, next: string | null) =>
    next && `/claims${suffix}?${new URLSearchParams({ ...kept, after: next })}`;
  const read = async () => ({ page: await claims.page(filters), count: await claims.count(filters) });
  if (ask.face === 'csv')
    return faces({
      csv: () => ({
        mediaType: 'text/csv; charset=utf-8',
        filename: 'claims.csv',
        parts: claimsCsv(claims.all(filters)),
      }),
    });
  const { page, count } = await read();
  const lists = ask.face === 'html' ? await listsToAddTo(ask, ctx) : [];
  return faces({
    html: () => {
      const { rows, next } = page;
      const shown = { rows, count, query: kept, nextHref: nextOf('', next), isFirst: after === undefined };
      return claimsView({ ...shown, lists, errors: [] }, ask.viewer);
    },
    json: () => ({ claims: page.rows.map(claimJson), next: nextOf('.json', page.next), count, facets: {} }),
  });
}

/** The filters as they were typed, and what would be right; no claims, since none were asked for yet. */
function notFiltered(
  query: Readonly<Record<string, string>>,
  errors: readonly FieldError[],
  { viewer, face }: Ask,
): Reply {
  if (face === 'csv')
    throw new AppError('invalid', errors.map(({ path, message }) => `${path}: ${message}.`).join(' '));
  const nothing = { rows: [], count: null, nextHref: null, isFirst: true, lists: [] };
  return refusedWith(errors, () => claimsView({ ...nothing, query, errors }, viewer));
}

function claimsView(shown: ClaimsShown, viewer: Viewer): Page {
  const title = shown.errors.length === 0 ? 'Claims' : 'Error: Claims';
  return { view: 'claims/index', title, section: 'claims', page: claimsPage(shown, viewer) };
}

/** As many lists as the choice beside the ticks offers. */
const MOST_LISTS = 200;

/** The lists that this viewer may put claims on, newest first. */
async function listsToAddTo(ask: Ask, ctx: Context) {
  if (ask.viewer.userId === null) return [];
  const lists = await new ListReader(ctx.db, ask.viewer).newest(MOST_LISTS);
  return lists.filter((list) => mayEditList(ask.viewer, list));
}

export async function showClaim(ask: Ask, ctx: Context): Promise<Reply> {
  const shown = await shownClaim(ask, ctx);
  const { claim } = shown;
  return faces({
    html: async () => ({
      view: 'claims/show',
      title: `${claim.speaker_name}: ${shortWords(claim.text, 60)}`,
      section: 'claims',
      page: {
        ...claimPage(shown, ask.viewer),
        findings: await findingsOf(ask, ctx, claim),
        notes: await notesOf(ask, ctx, claim),
      },
    }),
    json: async () => ({
      ...claimWholeJson(shown),
      findings: (await new FindingReader(ctx.db, ask.viewer).ofClaim(claim.id)).map(findingJson),
      annotations: (await threadsOf(ask, ctx, claim)).map(threadJson),
    }),
  });
}

/** What was found on a claim, facet by facet, with what it rests on. */
async function findingsOf(ask: Ask, ctx: Context, claim: ClaimRow) {
  const findings = await new FindingReader(ctx.db, ask.viewer).ofClaim(claim.id);
  // What may be evidence is read only where something was found: most claims of a big desk are open.
  const candidates =
    findings.length === 0 ? [] : await new EvidenceReader(ctx.db, ask.viewer).ofClaim(claim.id);
  return findingsSection(claim, findings, candidates, ask.viewer);
}

/** The notes on a claim and on what its sources say of it. */
async function notesOf(ask: Ask, ctx: Context, claim: ClaimRow) {
  const threads = await threadsOf(ask, ctx, claim);
  const target = { kind: 'claim', id: claim.id, claimId: claim.id } as const;
  return (claim.trashed_at === null ? notesPage : closedNotesPage)(threads, ask.viewer, target);
}

function threadsOf(ask: Ask, ctx: Context, claim: ClaimRow) {
  return new AnnotationReader(ctx.db, ask.viewer).threadsOnClaim(claim.id);
}

export async function claimOf(ask: Ask, ctx: Context): Promise<ClaimRow> {
  return found(await new ClaimReader(ctx.db, ask.viewer).byId(idIn(ask)), 'claim', ask.viewer);
}

async function shownClaim(ask: Ask, ctx: Context): Promise<ClaimShown> {
  const claim = await claimOf(ask, ctx);
  const claims = new ClaimReader(ctx.db, ask.viewer);
  const titles = await new SpeakerReader(ctx.db, ask.viewer).titlesOf([claim.speaker_id]);
  const day = claim.said_on === null ? null : { min: claim.said_on_min, max: claim.said_on_max };
  return {
    claim,
    titles: day === null ? [] : titleOn(titles, day).map(wordTitle),
    tags: await claims.tagsOf(claim.id),
    attributions: await new AttributionReader(ctx.db, ask.viewer).ofClaim(claim.id),
    links: await claims.linksOf(claim.id),
  };
}

/** They stand on their claim’s page, as its links do. */
export async function listAttributions(ask: Ask, ctx: Context): Promise<Reply> {
  const claim = await claimOf(ask, ctx);
  if (ask.face === 'html') return seeOther(`/claims/${claim.id}#wordings`);
  const rows = await new AttributionReader(ctx.db, ask.viewer).ofClaim(claim.id);
  return faces({ json: () => ({ attributions: rows.map(attributionJson) }) });
}

export async function listLinks(ask: Ask, ctx: Context): Promise<Reply> {
  const { claim, links } = await shownClaim(ask, ctx);
  if (ask.face === 'html') return seeOther(`/claims/${claim.id}#links`);
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

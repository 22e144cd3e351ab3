import { setImmediate } from 'node:timers/promises';
import type { Context } from '../../../context.js';
import { matchStrip } from '../../../derived/match/section.js';
import { FindingReader, type FindingRow } from '../../../derived/status/findings-store.js';
import type { Saved } from '../../../platform/db/row-change.js';
import { orNotFound } from '../../../platform/http/or-not-found.js';
import type { Page } from '../../../platform/http/reply.js';
import { idIn, type RequestContext } from '../../../platform/http/request-context.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { mayWrite } from '../../../platform/viewer.js';
import { AttributionReader } from '../../../record/attributions/store.js';
import { crumbsBelow } from '../../../record/claims/model.js';
import { ClaimReader, type ClaimRow } from '../../../record/claims/store.js';
import { ExcerptReader, wantedOf } from '../../comparisons/excerpt-store.js';
import { placesOf } from '../../comparisons/section.js';
import { ComparisonReader } from '../../comparisons/store.js';
import { EvidenceReader, keyOf } from '../evidence-store.js';
import type { TypedRow } from '../form-input.js';
import { offerOf } from '../model/offer.js';
import { sameQuestion } from '../page/agreement.js';
import { findingsFormPage } from '../page/form.js';
import { suggestedEvidence } from '../page/opened-rows.js';
import { findingsPage } from '../page.js';
import { findingsSection } from '../section.js';

export async function claimOf(req: RequestContext, ctx: Context, id = idIn(req)): Promise<ClaimRow> {
  return orNotFound(await new ClaimReader(ctx.db, req.viewer).byId(id), 'quotation', req.viewer);
}

/** What was sent, for showing the form again; nothing for a form that is opened. */
interface Again {
  readonly sent?: readonly TypedRow[] | null;
  readonly claimVersion?: string;
  readonly errors?: readonly FieldError[];
  /** The present state beside the typed values, where somebody else saved. */
  readonly conflict?: { readonly rows: readonly object[]; readonly saved: Saved | null } | null;
  /** The identical pending finding. */
  readonly same?: FindingRow;
}

/** The findings on a claim; for those who may check, also the form. */
export async function formOrHistory(
  req: RequestContext,
  ctx: Context,
  claim: ClaimRow,
  { sent = null, claimVersion = String(claim.version), errors = [], conflict = null, same }: Again = {},
): Promise<Page> {
  const findings = await new FindingReader(ctx.db, req.viewer).ofClaim(claim.id);
  const standing = findings.filter(({ superseded_by }) => superseded_by === null);
  const { candidates, ...offered } = await offeredIn(req, ctx, claim, { findings, standing, sent });
  const as = { candidates, viewer: req.viewer, match: claim.match, isAlone: claim.status_alone === 1 };
  const section = findingsSection(claim, findings, as);
  const form = { claim, as, standing, sent, claimVersion, errors, ...offered };
  return {
    view: 'findings/index',
    title: `Checks of quotation ${claim.id}`,
    section: 'claims',
    crumbs: crumbsBelow(claim),
    page: {
      ...findingsPage(claim, section),
      form: mayWrite(req.viewer) && section.check !== null ? findingsFormPage(form) : null,
      conflict,
      same: same ? sameQuestion(same, as) : null,
      difference: await differenceOn(req, ctx, claim),
    },
  };
}

interface Wanted {
  readonly findings: readonly FindingRow[];
  readonly standing: readonly FindingRow[];
  readonly sent: readonly TypedRow[] | null;
}

/** The evidence of the part in the address, and whatever was cited, ticked or is suggested. */
async function offeredIn(
  req: RequestContext,
  ctx: Context,
  { id }: ClaimRow,
  { findings, standing, sent }: Wanted,
) {
  const reader = new EvidenceReader(ctx.db, req.viewer);
  const all = await reader.offeredOn(id);
  await setImmediate();
  const held = await reader.heldOn(id);
  await setImmediate();
  const offer = offerOf(all, Math.trunc(Number(req.query.one('evidence'))) || 1);
  const named = [...findings.flatMap(({ evidence }) => evidence), ...suggestedEvidence(standing, held)];
  const keys = new Set([
    ...named.map(keyOf),
    ...(sent ?? []).flatMap(({ evidence }) => evidence.map(({ ref }) => ref)),
    ...all.slice(offer.from, offer.to).map(keyOf),
  ]);
  return { offer, held, candidates: await reader.among(all.filter((one) => keys.has(keyOf(one)))) };
}

/**
 * The comparison of the wording with our copy as a diff, for the row in which it is judged. Null where they are the
 * same, or nothing was compared.
 */
async function differenceOn(req: RequestContext, ctx: Context, { language, form, match }: ClaimRow) {
  if (match.state === 'same' || match.state === 'not_compared') return null;
  const deciders = match.attribution_id === null ? [] : [match.attribution_id];
  const deciding = await new AttributionReader(ctx.db, req.viewer).inOrder(deciders);
  const own = await new ComparisonReader(ctx.db, req.viewer).ofAttributions(deciders);
  const excerpts = await new ExcerptReader(ctx.db, req.viewer).around(wantedOf(own));
  const places = placesOf(deciding, own, excerpts, language);
  const drawn = deciding.flatMap((one) => {
    const place = places.get(one.id);
    if (place === undefined || one.wording === null) return [];
    return [{ text: one.wording, lang: one.language ?? language ?? 'und', form: one.form ?? form, place }];
  });
  // The diff shows everything but who decided.
  const isDecided = match.accepted !== null || match.decided_by_one !== null;
  return { strip: drawn.length === 0 || isDecided ? matchStrip(match) : null, drawn };
}

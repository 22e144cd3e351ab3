import type { Context } from '../../../platform/context.js';
import { orNotFound } from '../../../platform/http/or-not-found.js';
import type { RequestContext } from '../../../platform/http/request-context.js';
import type { Typed } from '../../../platform/lib/fields/form-page.js';
import { AttributionReader } from '../../attributions/store.js';
import { ClaimReader, type ClaimRow } from '../../claims/store.js';
import { SnapshotReader } from '../../snapshots/store.js';
import { SourceReader } from '../../sources/store.js';

// Prefills the form for a quotation.

/**
 * The values that two quotations from one source share: source, the source that it cites, its copy, and the occasion.
 * Never the speaker, who must be named for every quotation. `copy=9` names the copy that was saved with the first.
 */
export async function entryLike(claim: ClaimRow, req: RequestContext, ctx: Context): Promise<Typed> {
  const attributions = await new AttributionReader(ctx.db, req.viewer).ofClaim(claim.id);
  const reference = attributions.find(({ id }) => id === claim.reference_attribution_id);
  const cited = attributions.find(({ id }) => id === reference?.relayed_from_id);
  const saved = reference && (await copySaved(reference.source_id, req, ctx));
  const copy = saved ?? reference?.snapshot_id ?? null;
  return filled({
    like: claim.id,
    'occasion.name': claim.occasion_name,
    'occasion.id': claim.occasion_id,
    'attribution.source.title': reference?.source_title ?? null,
    'attribution.source.id': reference?.source_id ?? null,
    'attribution.relayed_from.source.title': cited?.source_title ?? null,
    'attribution.relayed_from.source.id': cited?.source_id ?? null,
    'attribution.snapshot_id': copy,
    from_copy: copy === null || !reference ? null : `${reference.source_id}-${copy}`,
  });
}

/** The number of the copy that the address names; null where the source has none that the viewer may see. */
async function copySaved(sourceId: number, req: RequestContext, ctx: Context): Promise<number | null> {
  const id = Number(req.query.one('copy') ?? Number.NaN);
  if (!Number.isSafeInteger(id)) return null;
  const [copy] = await new SnapshotReader(ctx.db, req.viewer).among('snapshots.id', [id]);
  return copy?.source_id === sourceId ? id : null;
}

/** The claim of `like=42`, after which the next one is entered; null where there is none that the viewer may see. */
export async function claimBefore(req: RequestContext, ctx: Context): Promise<ClaimRow | null> {
  const id = Number(req.query.one('like') ?? Number.NaN);
  if (!Number.isSafeInteger(id)) return null;
  return (await new ClaimReader(ctx.db, req.viewer).byId(id)) ?? null;
}

/** `source=17` prefills the source only. */
export async function entryFrom(sourceId: number, req: RequestContext, ctx: Context): Promise<Typed> {
  const source = orNotFound(await new SourceReader(ctx.db, req.viewer).byId(sourceId), 'source', req.viewer);
  return filled({ 'attribution.source.title': source.title, 'attribution.source.id': source.id });
}

/** Known values of form fields, by dotted name; the rest stays empty. */
export function filled(known: Readonly<Record<string, string | number | null>>): Typed {
  return Object.fromEntries(
    Object.entries(known).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]])),
  );
}

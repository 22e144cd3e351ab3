import { parseSetAside } from '../../derived/set-asides/input.js';
import { reasonPage } from '../../derived/set-asides/reason-section.js';
import type { Context } from '../../platform/context.js';
import { orNotFound } from '../../platform/http/or-not-found.js';
import { conflictWith, outcomeReply } from '../../platform/http/outcomes.js';
import { faces, invalidReply, type Page, type Reply, seeOther, written } from '../../platform/http/reply.js';
import { bodyOf, idIn, type RequestContext, versionSent } from '../../platform/http/request-context.js';
import type { Router } from '../../platform/http/router.js';
import { type Typed, typedFrom } from '../../platform/lib/fields/form-page.js';
import { ok } from '../../platform/lib/result.js';
import { crumbsBelow } from '../claims/model.js';
import { type Claim, ClaimReader, type ClaimRow } from '../claims/store.js';
import {
  addAttribution,
  chooseReference,
  editAttribution,
  restoreAttribution,
  trashAttribution,
} from './actions.js';
import { parseAttribution, parseAttributionEdit, parseReference } from './input.js';
import { attributionJson } from './json.js';
import {
  type AttributionForm,
  attributionFormPage,
  referencePage,
  typedFromAttribution,
} from './page/form.js';
import { requestedSource } from './routes/requested-source.js';
import type { Attribution, AttributionRow } from './row-store.js';
import { AttributionReader } from './store.js';

export function attributionRoutes(router: Router, ctx: Context): void {
  router.get('/claims/:id/attributions/new', (req) => newForm(req, ctx));
  router.post('/claims/:id/attributions', (req) => add(req, ctx));
  router.post('/claims/:id/reference', (req) => takeWording(req, ctx));
  router.get('/attributions/:id', (req) => show(req, ctx));
  router.get('/attributions/:id/edit', (req) => edit(req, ctx));
  router.post('/attributions/:id', (req) => save(req, ctx));
  router.patch('/attributions/:id', (req) => save(req, ctx));
  router.post('/attributions/:id/trash', (req) => move(req, ctx, 'trash'));
  router.delete('/attributions/:id', (req) => move(req, ctx, 'trash'));
  router.post('/attributions/:id/restoration', (req) => move(req, ctx, 'restore'));
}

async function claimOf(req: RequestContext, ctx: Context): Promise<ClaimRow> {
  return orNotFound(await new ClaimReader(ctx.db, req.viewer).byId(idIn(req)), 'quotation', req.viewer);
}

async function attributionOf(req: RequestContext, ctx: Context): Promise<AttributionRow> {
  return orNotFound(
    await new AttributionReader(ctx.db, req.viewer).byId(idIn(req)),
    'attribution',
    req.viewer,
  );
}

/** Redirects to the page that shows it with its claim. */
async function show(req: RequestContext, ctx: Context): Promise<Reply> {
  const one = await attributionOf(req, ctx);
  if (req.representation === 'html')
    return seeOther(await shownAt(new AttributionReader(ctx.db, req.viewer), one));
  return faces({ json: () => attributionJson(one) });
}

/** The page that shows an attribution: its claim's, or a later part of the attributions of that. */
async function shownAt(
  reader: AttributionReader,
  { id, claim_id }: Pick<Attribution, 'id' | 'claim_id'>,
): Promise<string> {
  const after = await reader.partWith(claim_id, id);
  const part = after === null ? '' : `/attributions?${new URLSearchParams({ after })}`;
  return `/claims/${claim_id}${part}#attribution-${id}`;
}

/** The attributions that a form offers, with those that are chosen in it. */
async function choicesIn(req: RequestContext, ctx: Context, claimId: number, typed: Typed) {
  const names = ['relayed_from_id', 'translates_id', 'attribution_id'] as const;
  const chosen = names.map((name) => Number(typed[name])).filter(Number.isSafeInteger);
  return new AttributionReader(ctx.db, req.viewer).choices(claimId, chosen);
}

async function newForm(req: RequestContext, ctx: Context): Promise<Reply> {
  const claim = await claimOf(req, ctx);
  const typed = { wording: claim.text, ...(await requestedSource(req, ctx)) };
  const others = await choicesIn(req, ctx, claim.id, typed);
  return faces({
    html: () => formPage({ claim, id: null, version: null, others, typed, errors: [] }),
  });
}

async function add(req: RequestContext, ctx: Context): Promise<Reply> {
  const [claim, { as, fields }] = [await claimOf(req, ctx), bodyOf(req)];
  const again = (errors: AttributionForm['errors']) =>
    invalidReply(errors, async () => {
      const typed = typedFrom(fields);
      const others = await choicesIn(req, ctx, claim.id, typed);
      return formPage({ claim, id: null, version: null, others, typed, errors });
    });
  const input = parseAttribution(as, fields);
  if (!input.ok) return again(input.errors);
  return req.write(async (change) => {
    const added = await addAttribution(change, claim.id, input.value);
    if (!added.ok) return again(added.errors);
    const { id, version } = added.value;
    const reader = new AttributionReader(change.tx, req.viewer);
    const location = as === 'form' ? await shownAt(reader, added.value) : `/attributions/${id}`;
    return written(201, location, { id, version });
  });
}

/** Makes the named attribution the claim's reference. */
async function takeWording(req: RequestContext, ctx: Context): Promise<Reply> {
  const [claim, { fields }, version] = [await claimOf(req, ctx), bodyOf(req), versionSent(req)];
  const again = (errors: AttributionForm['errors']) =>
    invalidReply(errors, async () => {
      const typed = typedFrom(fields);
      const page = referencePage(claim, await choicesIn(req, ctx, claim.id, typed), typed, errors);
      return { view: 'claims/form', title: page.title, section: 'claims', crumbs: crumbsBelow(claim), page };
    });
  const input = parseReference(fields);
  if (!input.ok) return again(input.errors);
  return req.write(async (change) => {
    const outcome = await chooseReference(
      change,
      claim.id,
      version,
      input.value.attribution_id,
      input.value.set_aside_reason,
    );
    if (!outcome.ok) return again(outcome.errors);
    return outcomeReply<Claim>(outcome.value, {
      location: `/claims/${claim.id}`,
      json: ({ id, version: now, text, reference_attribution_id }) => ({
        id,
        version: now,
        text,
        reference_attribution_id,
      }),
      conflict: null,
    });
  });
}

async function edit(req: RequestContext, ctx: Context): Promise<Reply> {
  const one = await attributionOf(req, ctx);
  const typed = typedFromAttribution(one, await new AttributionReader(ctx.db, req.viewer).creditedBy(one));
  const form = await formOf(req, ctx, one, typed);
  return faces({
    html: () => formPage({ ...form, version: one.version, errors: [] }),
  });
}

async function formOf(req: RequestContext, ctx: Context, one: AttributionRow, typed: Typed) {
  const among = await choicesIn(req, ctx, one.claim_id, typed);
  const claim = orNotFound(
    await new ClaimReader(ctx.db, req.viewer).byId(one.claim_id),
    'quotation',
    req.viewer,
  );
  return { claim, id: one.id, others: among.filter(({ id }) => id !== one.id), typed };
}

async function save(req: RequestContext, ctx: Context): Promise<Reply> {
  const [one, { as, fields }, version] = [await attributionOf(req, ctx), bodyOf(req), versionSent(req)];
  const form = await formOf(req, ctx, one, typedFrom(fields));
  const again = (errors: AttributionForm['errors']) =>
    invalidReply(errors, () => formPage({ ...form, version, errors }));
  const input = parseAttributionEdit(as, fields);
  if (!input.ok) return again(input.errors);
  return req.write(async (change) => {
    const outcome = await editAttribution(change, one.id, version, input.value);
    if (!outcome.ok) return again(outcome.errors);
    const reader = new AttributionReader(change.tx, req.viewer);
    const now = await reader.byId(one.id);
    return outcomeReply<Attribution>(outcome.value, {
      location: await shownAt(reader, one),
      json: () => attributionJson(now ?? one),
      conflict: async (current) => {
        const page = { ...form, version: current.version, errors: [] };
        const saved = await savedBy(req, ctx, one.id);
        return formPage(page, conflictWith(attributionFormPage(page).compared, saved));
      },
    });
  });
}

/** The version that somebody else saved meanwhile, as form values. */
async function savedBy(req: RequestContext, ctx: Context, id: number): Promise<Typed> {
  const attributions = new AttributionReader(ctx.db, req.viewer);
  const now = orNotFound(await attributions.byId(id), 'attribution', req.viewer);
  return typedFromAttribution(now, await attributions.creditedBy(now));
}

async function move(req: RequestContext, ctx: Context, where: 'trash' | 'restore'): Promise<Reply> {
  const one = await attributionOf(req, ctx);
  const { fields, version } = bodyOf(req);
  const input = parseSetAside(where === 'trash' ? fields : {});
  const again = (errors: AttributionForm['errors']) =>
    invalidReply(errors, async () => {
      const claim = orNotFound(
        await new ClaimReader(ctx.db, req.viewer).byId(one.claim_id),
        'quotation',
        req.viewer,
      );
      const title = 'Move this source’s wording to the trash';
      const action = `/attributions/${one.id}/trash`;
      const cancelHref = `/attributions/${one.id}`;
      const page = reasonPage({ title, action, cancelHref, version, typed: typedFrom(fields), errors });
      return { view: 'claims/form', title, section: 'claims', crumbs: crumbsBelow(claim), page };
    });
  if (!input.ok) return again(input.errors);
  return req.write(async (change) => {
    const outcome =
      where === 'trash'
        ? await trashAttribution(change, one.id, version, input.value.set_aside_reason)
        : ok(await restoreAttribution(change, one.id));
    if (!outcome.ok) return again(outcome.errors);
    return outcomeReply<Attribution>(outcome.value, {
      location: `/claims/${one.claim_id}`,
      json: ({ id, version: now }) => ({ id, version: now }),
      conflict: null,
    });
  });
}

function formPage(form: AttributionForm, conflict: readonly object[] | null = null): Page {
  const page = attributionFormPage(form);
  const crumbs = crumbsBelow(form.claim);
  return { view: 'claims/form', title: page.title, section: 'claims', crumbs, page: { ...page, conflict } };
}

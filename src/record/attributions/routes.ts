import type { Context } from '../../context.js';
import { parseSetAside } from '../../derived/set-asides/input.js';
import { reasonPage } from '../../derived/set-asides/reason-field.js';
import { type Ask, idIn, sentWith, versionSent } from '../../platform/http/ask.js';
import type { Door } from '../../platform/http/door.js';
import { found } from '../../platform/http/found.js';
import { conflictWith, outcomeReply } from '../../platform/http/outcomes.js';
import { faces, type Page, type Reply, refusedWith, seeOther, written } from '../../platform/http/reply.js';
import { type Typed, typedFrom } from '../../platform/lib/form-page.js';
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
import { type AttributionForm, attributionFormPage, typedFromAttribution } from './page/form.js';
import { referencePage } from './page/reference.js';
import { askedSource } from './routes/asked-source.js';
import { type Attribution, AttributionReader, type AttributionRow } from './store.js';

export function attributionRoutes(door: Door, ctx: Context): void {
  door.get('/claims/:id/attributions/new', (ask) => newForm(ask, ctx));
  door.post('/claims/:id/attributions', (ask) => add(ask, ctx));
  door.post('/claims/:id/reference', (ask) => takeWording(ask, ctx));
  door.get('/attributions/:id', (ask) => show(ask, ctx));
  door.get('/attributions/:id/edit', (ask) => edit(ask, ctx));
  door.post('/attributions/:id', (ask) => save(ask, ctx));
  door.patch('/attributions/:id', (ask) => save(ask, ctx));
  door.post('/attributions/:id/trash', (ask) => move(ask, ctx, 'trash'));
  door.delete('/attributions/:id', (ask) => move(ask, ctx, 'trash'));
  door.post('/attributions/:id/restoration', (ask) => move(ask, ctx, 'restore'));
}

async function claimOf(ask: Ask, ctx: Context): Promise<ClaimRow> {
  return found(await new ClaimReader(ctx.db, ask.viewer).byId(idIn(ask)), 'claim', ask.viewer);
}

async function attributionOf(ask: Ask, ctx: Context): Promise<AttributionRow> {
  return found(await new AttributionReader(ctx.db, ask.viewer).byId(idIn(ask)), 'attribution', ask.viewer);
}

/** It stands on its claim's page. */
async function show(ask: Ask, ctx: Context): Promise<Reply> {
  const one = await attributionOf(ask, ctx);
  if (ask.face === 'html') return seeOther(`/claims/${one.claim_id}#attribution-${one.id}`);
  return faces({ json: () => attributionJson(one) });
}

async function newForm(ask: Ask, ctx: Context): Promise<Reply> {
  const claim = await claimOf(ask, ctx);
  const others = await new AttributionReader(ctx.db, ask.viewer).ofClaim(claim.id);
  const typed = { wording: claim.text, ...(await askedSource(ask, ctx)) };
  return faces({
    html: () => formPage({ claim, id: null, version: null, others, typed, errors: [] }),
  });
}

async function add(ask: Ask, ctx: Context): Promise<Reply> {
  const [claim, { as, fields }] = [await claimOf(ask, ctx), sentWith(ask)];
  const others = await new AttributionReader(ctx.db, ask.viewer).ofClaim(claim.id);
  const again = (errors: AttributionForm['errors']) =>
    refusedWith(errors, () =>
      formPage({ claim, id: null, version: null, others, typed: typedFrom(fields), errors }),
    );
  const input = parseAttribution(as, fields);
  if (!input.ok) return again(input.errors);
  return ask.change(async (change) => {
    const added = await addAttribution(change, claim.id, input.value);
    if (!added.ok) return again(added.errors);
    const { id, version } = added.value;
    return written(
      201,
      ask.sent?.as === 'form' ? `/claims/${claim.id}#attribution-${id}` : `/attributions/${id}`,
      { id, version },
    );
  });
}

/** The claim takes its words from the attribution that is named. */
async function takeWording(ask: Ask, ctx: Context): Promise<Reply> {
  const [claim, { fields }, version] = [await claimOf(ask, ctx), sentWith(ask), versionSent(ask)];
  const among = await new AttributionReader(ctx.db, ask.viewer).ofClaim(claim.id);
  const again = (errors: AttributionForm['errors']) =>
    refusedWith(errors, () => {
      const page = referencePage(claim, among, typedFrom(fields), errors);
      return { view: 'claims/form', title: page.title, section: 'claims', crumbs: crumbsBelow(claim), page };
    });
  const input = parseReference(fields);
  if (!input.ok) return again(input.errors);
  return ask.change(async (change) => {
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

async function edit(ask: Ask, ctx: Context): Promise<Reply> {
  const one = await attributionOf(ask, ctx);
  const form = await formOf(ask, ctx, one);
  const typed = typedFromAttribution(one, await new AttributionReader(ctx.db, ask.viewer).creditedBy(one));
  return faces({
    html: () => formPage({ ...form, version: one.version, typed, errors: [] }),
  });
}

async function formOf(ask: Ask, ctx: Context, one: AttributionRow) {
  const others = (await new AttributionReader(ctx.db, ask.viewer).ofClaim(one.claim_id)).filter(
    ({ id }) => id !== one.id,
  );
  const claim = found(await new ClaimReader(ctx.db, ask.viewer).byId(one.claim_id), 'claim', ask.viewer);
  return { claim, id: one.id, others };
}

async function save(ask: Ask, ctx: Context): Promise<Reply> {
  const [one, { as, fields }, version] = [await attributionOf(ask, ctx), sentWith(ask), versionSent(ask)];
  const form = { ...(await formOf(ask, ctx, one)), typed: typedFrom(fields) };
  const again = (errors: AttributionForm['errors']) =>
    refusedWith(errors, () => formPage({ ...form, version, errors }));
  const input = parseAttributionEdit(as, fields);
  if (!input.ok) return again(input.errors);
  return ask.change(async (change) => {
    const outcome = await editAttribution(change, one.id, version, input.value);
    if (!outcome.ok) return again(outcome.errors);
    const now = await new AttributionReader(change.tx, ask.viewer).byId(one.id);
    return outcomeReply<Attribution>(outcome.value, {
      location: `/claims/${one.claim_id}#attribution-${one.id}`,
      json: () => attributionJson(now ?? one),
      conflict: async (current) => {
        const page = { ...form, version: current.version, errors: [] };
        const saved = await savedBy(ask, ctx, one.id);
        return formPage(page, conflictWith(attributionFormPage(page).fields, saved));
      },
    });
  });
}

/** What somebody else saved meanwhile, as the form shows it. */
async function savedBy(ask: Ask, ctx: Context, id: number): Promise<Typed> {
  const attributions = new AttributionReader(ctx.db, ask.viewer);
  const now = found(await attributions.byId(id), 'attribution', ask.viewer);
  return typedFromAttribution(now, await attributions.creditedBy(now));
}

async function move(ask: Ask, ctx: Context, where: 'trash' | 'restore'): Promise<Reply> {
  const one = await attributionOf(ask, ctx);
  const { fields, version } = sentWith(ask);
  const input = parseSetAside(where === 'trash' ? fields : {});
  const again = (errors: AttributionForm['errors']) =>
    refusedWith(errors, async () => {
      const claim = found(await new ClaimReader(ctx.db, ask.viewer).byId(one.claim_id), 'claim', ask.viewer);
      const title = 'Move what this source says to the trash';
      const action = `/attributions/${one.id}/trash`;
      const cancelHref = `/claims/${one.claim_id}#attribution-${one.id}`;
      const page = reasonPage({ title, action, cancelHref, version, typed: typedFrom(fields), errors });
      return { view: 'claims/form', title, section: 'claims', crumbs: crumbsBelow(claim), page };
    });
  if (!input.ok) return again(input.errors);
  return ask.change(async (change) => {
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

import type { Context } from '../../../platform/context.js';
import { orNotFound } from '../../../platform/http/or-not-found.js';
import { conflictWith, outcomeReply } from '../../../platform/http/outcomes.js';
import { faces, invalidReply, type Page, type Reply, written } from '../../../platform/http/reply.js';
import { bodyOf, idIn, type RequestContext, versionSent } from '../../../platform/http/request-context.js';
import { AppError } from '../../../platform/lib/errors.js';
import { type Typed, typedFrom } from '../../../platform/lib/fields/form-page.js';
import { ok } from '../../../platform/lib/result.js';
import { editQuotation } from '../../../record/attributions/actions.js';
import { pickClaim } from '../../../record/claims/actions/pick.js';
import { linkClaims, moveLinkTo, restoreClaim, trashClaim } from '../../../record/claims/actions.js';
import { parseClaimEdit, parseLink } from '../../../record/claims/input.js';
import { crumbsBelow } from '../../../record/claims/model.js';
import { type Claim, ClaimReader, type ClaimRow } from '../../../record/claims/store.js';
import { type ClaimForm, claimFormPage, LINK_PICK, linkFormPage, typedFromClaim } from '../page/form.js';
import { claimEditedJson } from '../page/json.js';
import { claimOf } from './wordings-on.js';

export async function editForm(req: RequestContext, ctx: Context): Promise<Reply> {
  const claim = await claimOf(req, ctx);
  const tags = await new ClaimReader(ctx.db, req.viewer).tagsOf(claim.id);
  const typed = typedFromClaim(
    claim,
    tags.map(({ name }) => name),
  );
  return faces({ html: () => formPage(claim, { id: claim.id, version: claim.version, typed, errors: [] }) });
}

export async function saveClaim(req: RequestContext, ctx: Context): Promise<Reply> {
  const [id, { as, fields }, version] = [idIn(req), bodyOf(req), versionSent(req)];
  const typed = typedFrom(fields);
  const again = (errors: ClaimForm['errors']) =>
    invalidReply(errors, async () => formPage(await claimOf(req, ctx), { id, version, typed, errors }));
  const input = parseClaimEdit(as, fields);
  if (!input.ok) return again(input.errors);
  return req.write(async (change) => {
    const outcome = await editQuotation(change, id, version, input.value);
    if (!outcome.ok) return again(outcome.errors);
    const claims = new ClaimReader(change.tx, req.viewer);
    const row = orNotFound(await claims.byId(id), 'quotation', req.viewer);
    const tags = await claims.tagsOf(id);
    return outcomeReply<Claim>(outcome.value, {
      location: `/claims/${id}`,
      json: () => claimEditedJson(row, tags),
      conflict: (current) => {
        const saved = typedFromClaim(
          row,
          tags.map(({ name }) => name),
        );
        const form = { id, version: current.version, typed, errors: [] };
        return formPage(row, form, conflictWith(claimFormPage(form).compared, saved));
      },
    });
  });
}

function formPage(claim: ClaimRow, form: ClaimForm, conflict: readonly object[] | null = null): Page {
  const page = claimFormPage(form);
  const crumbs = crumbsBelow(claim);
  return { view: 'claims/form', title: page.title, section: 'claims', crumbs, page: { ...page, conflict } };
}

export async function trashClaimRoute(req: RequestContext): Promise<Reply> {
  const id = idIn(req);
  return req.write(async (change) =>
    outcomeReply<Claim>(await trashClaim(change, id, bodyOf(req).version), answersAt(id)),
  );
}

export async function restoreClaimRoute(req: RequestContext): Promise<Reply> {
  const id = idIn(req);
  return req.write(async (change) => outcomeReply<Claim>(await restoreClaim(change, id), answersAt(id)));
}

function answersAt(id: number) {
  return { location: `/claims/${id}`, json: ({ version }: Claim) => ({ id, version }), conflict: null };
}

export async function newLinkForm(req: RequestContext, ctx: Context): Promise<Reply> {
  const claim = await claimOf(req, ctx);
  return faces({ html: () => linkPage(claim, {}, []) });
}

export async function addLink(req: RequestContext, ctx: Context): Promise<Reply> {
  const [claim, { as, fields }] = [await claimOf(req, ctx), bodyOf(req)];
  const again = (errors: ClaimForm['errors']) =>
    invalidReply(errors, () => linkPage(claim, typedFrom(fields), errors));
  const picked =
    as === 'form' ? await pickClaim(new ClaimReader(ctx.db, req.viewer), fields, LINK_PICK) : ok(fields);
  const input = picked.ok ? parseLink(picked.value) : picked;
  if (!input.ok) return again(input.errors);
  return req.write(async (change) => {
    const linked = await linkClaims(change, claim.id, input.value);
    return linked.ok ? written(201, `/claims/${claim.id}`, { id: linked.value.id }) : again(linked.errors);
  });
}

function linkPage(claim: ClaimRow, typed: Typed, errors: ClaimForm['errors']): Page {
  return {
    view: 'claims/form',
    title: 'Link to another quotation',
    section: 'claims',
    crumbs: crumbsBelow(claim),
    page: { ...linkFormPage(claim.id, typed, errors), conflict: null },
  };
}

export async function moveLink(
  req: RequestContext,
  ctx: Context,
  where: 'trash' | 'restore',
): Promise<Reply> {
  const claim = await claimOf(req, ctx);
  const id = idIn(req, 'link');
  if (!(await new ClaimReader(ctx.db, req.viewer).hasLink(claim.id, id)))
    throw new AppError('not_found', 'This quotation has no such link.');
  return req.write(async (change) =>
    outcomeReply<{ id: number }>(await moveLinkTo(change, id, where), {
      location: `/claims/${claim.id}`,
      json: () => ({ id }),
      conflict: null,
    }),
  );
}

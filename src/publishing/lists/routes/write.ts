import type { Context } from '../../../platform/context.js';
import { conflictWith, outcomeReply } from '../../../platform/http/outcomes.js';
import { faces, invalidReply, type Reply, written } from '../../../platform/http/reply.js';
import {
  bodyOf,
  type RequestBody,
  type RequestContext,
  versionSent,
} from '../../../platform/http/request-context.js';
import { type Typed, typedFrom } from '../../../platform/lib/fields/form-page.js';
import type { FieldError } from '../../../platform/lib/result.js';
import type { StylesContext } from '../../citations/styles-pool.js';
import { addList, editList, restoreList, trashList } from '../actions.js';
import { parseList, parseListEdit } from '../input.js';
import { listFormPage, typedFromList } from '../page/form.js';
import { listJson } from '../page.js';
import { type List, ListReader } from '../store.js';
import { keptListToChange, listToChange } from './allowed.js';
import { formPage, usualStyle } from './read.js';
import { styleTitle, withStyleOf } from './style.js';

export async function addListRoute(req: RequestContext, ctx: StylesContext): Promise<Reply> {
  const { fields, as } = withoutChoice(bodyOf(req));
  const typed = typedFrom(fields);
  const form = (errors: readonly FieldError[]) => formPage(req, { id: null, version: null, typed, errors });
  if (as === 'form' && hasTicksOnly(fields)) return firstForm(req, ctx, typed);
  const input = await withStyleOf(ctx, parseList(fields), typed);
  const again = (errors: readonly FieldError[]) => invalidReply(errors, () => form(errors));
  if (!input.ok) return again(input.errors);
  return req.write(async (change) => {
    const added = await addList(change, input.value, req.viewer);
    if (!added.ok) return again(added.errors.map(toClaimIds));
    const { id } = added.value;
    const items = await new ListReader(change.tx, req.viewer).items(id, null);
    return written(201, `/lists/${id}`, listJson(added.value, items));
  });
}

/** The form of a new list of the rows that were ticked, with the style that its author prefers. */
async function firstForm(req: RequestContext, ctx: StylesContext, ticked: Typed): Promise<Reply> {
  const typed = { ...ticked, style: await usualStyle(req, ctx) };
  return faces({ html: () => formPage(req, { id: null, version: null, typed, errors: [] }) });
}

/** The page of claims has one form with several buttons, and the chosen list and the tag belong to others. */
function withoutChoice({ fields, as }: RequestBody): Pick<RequestBody, 'fields' | 'as'> {
  if (as === 'json') return { fields, as };
  const { list_id: _, tag: __, ...rest } = Object(fields) as Record<string, unknown>;
  return { fields: rest, as };
}

/** Rows ticked on the page of claims: a new list needs a title first, which the form asks for. */
function hasTicksOnly(fields: unknown): boolean {
  return Object.keys(Object(fields)).join() === 'claim_ids';
}

/** In this form the claims are in a field of their own. */
function toClaimIds({ path, message }: FieldError) {
  return { path: path === 'claim_id' ? 'claim_ids' : path, message };
}

export async function saveList(req: RequestContext, ctx: StylesContext): Promise<Reply> {
  const list = await keptListToChange(req, ctx);
  const [{ as, fields }, version] = [bodyOf(req), versionSent(req)];
  const typed = typedFrom(fields);
  const again = (errors: readonly FieldError[]) =>
    invalidReply(errors, () => formPage(req, { id: list.id, version, typed, errors }));
  const input = await withStyleOf(ctx, parseListEdit(as, fields), typed, list.style);
  if (!input.ok) return again(input.errors);
  const items = await new ListReader(ctx.db, req.viewer).items(list.id, null);
  return req.write(async (change) => {
    const outcome = await editList(change, { list, viewer: req.viewer, version }, input.value);
    if (!outcome.ok) return again(outcome.errors);
    return outcomeReply<List>(outcome.value, {
      location: `/lists/${list.id}`,
      json: (row) => listJson(row, items),
      conflict: async (current) => {
        const form = { id: list.id, version: current.version, typed, errors: [] };
        const { fields: shown } = listFormPage(form, req.viewer);
        const saved = typedFromList(current, await styleTitle(ctx, current.style));
        return formPage(req, form, conflictWith(shown, saved));
      },
    });
  });
}

export async function trashListRoute(req: RequestContext, ctx: Context): Promise<Reply> {
  const list = await listToChange(req, ctx);
  const target = { list, viewer: req.viewer, version: bodyOf(req).version };
  return req.write(async (change) =>
    outcomeReply<List>(await trashList(change, target), { ...at(list), location: '/lists' }),
  );
}

export async function restoreListRoute(req: RequestContext, ctx: Context): Promise<Reply> {
  const list = await listToChange(req, ctx);
  const target = { list, viewer: req.viewer, version: null };
  return req.write(async (change) => outcomeReply<List>(await restoreList(change, target), at(list)));
}

function at({ id }: List) {
  return { location: `/lists/${id}`, json: ({ version }: List) => ({ id, version }), conflict: null };
}

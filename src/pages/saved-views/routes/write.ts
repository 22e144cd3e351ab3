import type { Context } from '../../../platform/context.js';
import { outcomeReply } from '../../../platform/http/outcomes.js';
import { invalidReply, type Reply, written } from '../../../platform/http/reply.js';
import { bodyOf, type RequestContext, versionSent } from '../../../platform/http/request-context.js';
import { typedFrom } from '../../../platform/lib/fields/form-page.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { addView, editView, restoreView, trashView } from '../actions.js';
import { parseView, parseViewEdit } from '../input.js';
import { typedFromView, viewJson } from '../page.js';
import type { View } from '../store.js';
import { formPage, keptViewToChange, viewToChange } from './read.js';

export async function addViewRoute(req: RequestContext, ctx: Context): Promise<Reply> {
  const { fields } = bodyOf(req);
  const again = (errors: readonly FieldError[]) =>
    invalidReply(errors, () =>
      formPage(req, ctx, { id: null, version: null, typed: typedFrom(fields), errors }),
    );
  const input = parseView(fields);
  if (!input.ok) return again(input.errors);
  return req.write(async (change) => {
    const added = await addView(change, input.value, req.viewer);
    return added.ok ? written(201, `/views/${added.value.id}`, viewJson(added.value)) : again(added.errors);
  });
}

export async function saveView(req: RequestContext, ctx: Context): Promise<Reply> {
  const view = await keptViewToChange(req, ctx);
  const [{ as, fields }, version] = [bodyOf(req), versionSent(req)];
  const typed = typedFrom(fields);
  const again = (errors: readonly FieldError[]) =>
    invalidReply(errors, () => formPage(req, ctx, { id: view.id, version, typed, errors }));
  const input = parseViewEdit(as, fields);
  if (!input.ok) return again(input.errors);
  return req.write(async (change) => {
    const outcome = await editView(change, { view, viewer: req.viewer, version }, input.value);
    if (!outcome.ok) return again(outcome.errors);
    return outcomeReply<View>(outcome.value, {
      location: '/views',
      json: viewJson,
      conflict: (current) => {
        const form = { id: view.id, version: current.version, typed, errors: [] };
        return formPage(req, ctx, form, typedFromView(current));
      },
    });
  });
}

export async function trashViewRoute(req: RequestContext, ctx: Context): Promise<Reply> {
  const view = await viewToChange(req, ctx);
  const target = { view, viewer: req.viewer, version: bodyOf(req).version };
  return req.write(async (change) =>
    outcomeReply<View>(await trashView(change, target), answersAt('/views')),
  );
}

export async function restoreViewRoute(req: RequestContext, ctx: Context): Promise<Reply> {
  const view = await viewToChange(req, ctx);
  const target = { view, viewer: req.viewer, version: null };
  return req.write(async (change) =>
    outcomeReply<View>(await restoreView(change, target), answersAt('/views')),
  );
}

function answersAt(location: string) {
  return { location, json: ({ id, version }: View) => ({ id, version }), conflict: null };
}

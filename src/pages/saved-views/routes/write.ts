import type { Context } from '../../../context.js';
import { type Ask, sentWith, versionSent } from '../../../platform/http/ask.js';
import { conflictWith, outcomeReply } from '../../../platform/http/outcomes.js';
import { type Reply, refusedWith, written } from '../../../platform/http/reply.js';
import { typedFrom } from '../../../platform/lib/form-page.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { addView, editView, restoreView, trashView } from '../actions.js';
import { parseView, parseViewEdit } from '../input.js';
import { typedFromView, viewFormPage, viewJson } from '../page.js';
import type { View } from '../store.js';
import { keptViewToChange, viewToChange } from './allowed.js';
import { formPage } from './read.js';

export async function addViewRoute(ask: Ask): Promise<Reply> {
  const { fields } = sentWith(ask);
  const again = (errors: readonly FieldError[]) =>
    refusedWith(errors, () => formPage(ask, { id: null, version: null, typed: typedFrom(fields), errors }));
  const input = parseView(fields);
  if (!input.ok) return again(input.errors);
  return ask.change(async (change) => {
    const added = await addView(change, input.value, ask.viewer);
    return added.ok ? written(201, `/views/${added.value.id}`, viewJson(added.value)) : again(added.errors);
  });
}

export async function saveView(ask: Ask, ctx: Context): Promise<Reply> {
  const view = await keptViewToChange(ask, ctx);
  const [{ as, fields }, version] = [sentWith(ask), versionSent(ask)];
  const typed = typedFrom(fields);
  const again = (errors: readonly FieldError[]) =>
    refusedWith(errors, () => formPage(ask, { id: view.id, version, typed, errors }));
  const input = parseViewEdit(as, fields);
  if (!input.ok) return again(input.errors);
  return ask.change(async (change) => {
    const outcome = await editView(change, { view, viewer: ask.viewer, version }, input.value);
    if (!outcome.ok) return again(outcome.errors);
    return outcomeReply<View>(outcome.value, {
      location: '/views',
      json: viewJson,
      conflict: (current) => {
        const form = { id: view.id, version: current.version, typed, errors: [] };
        const { fields: shown } = viewFormPage(form, ask.viewer);
        return formPage(ask, form, conflictWith(shown, typedFromView(current)));
      },
    });
  });
}

export async function trashViewRoute(ask: Ask, ctx: Context): Promise<Reply> {
  const view = await viewToChange(ask, ctx);
  const target = { view, viewer: ask.viewer, version: sentWith(ask).version };
  return ask.change(async (change) =>
    outcomeReply<View>(await trashView(change, target), answersAt('/views')),
  );
}

export async function restoreViewRoute(ask: Ask, ctx: Context): Promise<Reply> {
  const view = await viewToChange(ask, ctx);
  const target = { view, viewer: ask.viewer, version: null };
  return ask.change(async (change) =>
    outcomeReply<View>(await restoreView(change, target), answersAt('/views')),
  );
}

function answersAt(location: string) {
  return { location, json: ({ id, version }: View) => ({ id, version }), conflict: null };
}

import { UserReader } from '../../../people/accounts/store/users.js';
import type { Context } from '../../../platform/context.js';
import { filtersIn } from '../../../platform/http/filters.js';
import { outcomeReply } from '../../../platform/http/outcomes.js';
import { faces, invalidReply, type Page, type Reply, written } from '../../../platform/http/reply.js';
import { bodyOf, idIn, type RequestContext } from '../../../platform/http/request-context.js';
import type { Router } from '../../../platform/http/router.js';
import { AppError } from '../../../platform/lib/errors.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { reaches, type Viewer } from '../../../platform/viewer.js';
import type { StylesContext } from '../styles-pool.js';
import { addStyle, restoreStyle, trashStyle, unseenIn, unseenOnRestore, useStyleAgain } from './actions.js';
import { parseReplaces, parseStyle, styleFilters } from './input.js';
import { replacedJson } from './model/replaced.js';
import {
  addedStyleJson,
  addedStylePage,
  type ChosenStyle,
  type ReplacingFile,
  replacingPage,
  stylesJson,
  stylesPage,
} from './page.js';
import { titleOfProgram, underProgramKeys } from './program-key-store.js';
import { type AddedStyle, StyleReader } from './store.js';

export function styleRoutes(router: Router, ctx: StylesContext): void {
  router.get('/styles', (req) => showStyles(req, ctx));
  router.post('/styles', (req) => addStyleRoute(req, ctx), {
    body: 'text',
    file: { tooLarge: 'That file is larger than 512 KB, the limit for a style.' },
    limit: 'import',
  });
  router.get('/styles/:id', (req) => showAdded(req, ctx));
  router.post('/styles/:id/trash', (req) => trashStyleRoute(req, ctx));
  router.delete('/styles/:id', (req) => trashStyleRoute(req, ctx));
  router.post('/styles/:id/trial', (req) => tryAgain(req, ctx));
  router.post('/styles/:id/restoration', (req) => restoreStyleRoute(req, ctx));
}

/** The most styles on the page, and as suggestions. */
const MAX_SHOWN = 30;

async function showStyles(req: RequestContext, ctx: StylesContext): Promise<Reply> {
  const { q, style } = filtersIn(req, styleFilters);
  return faces({
    html: () => stylesView(req, ctx, { q, style }),
    json: async () => {
      const found = await (await ctx.styles()).search(q ?? '', MAX_SHOWN);
      return stylesJson(found, await new StyleReader(ctx.db).setAside());
    },
  });
}

async function stylesView(
  req: RequestContext,
  ctx: StylesContext,
  { q, style }: { readonly q: string | null; readonly style: string | null },
  errors: readonly FieldError[] = [],
): Promise<Page> {
  const { userId } = req.viewer;
  const shown = {
    q,
    found: await (await ctx.styles()).search(q ?? '', MAX_SHOWN),
    chosen: style === null ? null : await chosenOf(ctx, style),
    setAside: await new StyleReader(ctx.db).setAside(),
    unused: await underProgramKeys(await new StyleReader(ctx.db).named(), ({ key }) => key),
    own: userId === null ? null : await new UserReader(ctx.db).citationStyle(userId),
    errors,
  };
  const page = stylesPage(shown, req.viewer);
  return { view: 'styles/index', title: 'Citation styles', section: 'lists', crumbs: LISTS, page };
}

async function chosenOf(ctx: StylesContext, id: string): Promise<ChosenStyle> {
  const styles = await ctx.styles();
  const style = await styles.describe(id);
  if (style === null) throw new AppError('not_found', `There is no citation style ${id}.`);
  const added = (await titleOfProgram(id)) === null ? await new StyleReader(ctx.db).byKey(id) : undefined;
  const addedId = added?.id ?? null;
  try {
    return { ...style, sample: await styles.sample(id), fault: null, addedId };
  } catch (error) {
    if (!(error instanceof AppError) || !['unavailable', 'not_now'].includes(error.code)) throw error;
    return { ...style, sample: null, fault: error.detail, addedId };
  }
}

async function addStyleRoute(req: RequestContext, ctx: StylesContext): Promise<Reply> {
  const { fields, file } = bodyOf(req);
  const again = (errors: readonly FieldError[]) =>
    invalidReply(errors, () => stylesView(req, ctx, { q: null, style: null }, errors));
  const input = parseStyle(fields, file);
  if (!input.ok) return again(input.errors);
  const checked = await (await ctx.styles()).check(input.value.csl);
  if (!checked.ok) return again(checked.errors.map((message) => ({ path: 'csl', message })));
  const older = await unseenIn(ctx.db, checked.value.key, input.value);
  if (older !== null) {
    const { csl, replaces } = input.value;
    return askedBefore(ctx, { inUse: older, file: { from: 'sent', facts: checked.value, csl }, replaces });
  }
  return req.write(async (change) => {
    const style = await addStyle(change, checked.value, input.value);
    return written(201, `/styles/${style.id}`, addedStyleJson(style));
  });
}

interface Replacing {
  readonly inUse: AddedStyle;
  readonly file: ReplacingFile;
  /** The SHA-256 that was sent; null for none. */
  readonly replaces: string | null;
}

/** Both files beside each other: lists that use the style print by the new one from then on. */
async function askedBefore(ctx: StylesContext, { inUse, file, replaces }: Replacing): Promise<Reply> {
  const [facts, { csl }] = file.from === 'sent' ? [file.facts, file] : [file.style, file.style];
  const printed = await (await ctx.styles()).besideInUse(facts, csl);
  const { id, title, sha256 } = inUse;
  const asked = file.from === 'sent' ? 'Send the file again' : 'Restore this one';
  return {
    kind: 'conflict',
    detail: `An added style in use has this ID. ${asked} with replaces=${sha256} to replace it.`,
    current: { id, title, sha256, prints: replacedJson(printed) },
    html: () => ({
      view: 'styles/replace',
      title: 'Replace a style',
      section: 'lists',
      crumbs: [...LISTS, { label: 'Citation styles', href: '/styles' }],
      page: replacingPage(inUse, file, printed, replaces),
    }),
    carriesOn: true,
  };
}

async function showAdded(req: RequestContext, ctx: Context): Promise<Reply> {
  const style = await addedOf(req, ctx);
  if (style.trashed_at !== null && !mayAdd(req.viewer))
    throw new AppError('gone', 'This style is in the trash. Editors can restore it.');
  return faces({ html: () => addedView(req, style), json: () => addedStyleJson(style) });
}

/** @param fault why it is still set aside, having been tried just now; null where it was not tried */
async function addedView(
  { viewer }: RequestContext,
  style: AddedStyle,
  fault: string | null = null,
): Promise<Page> {
  const ofProgram = await titleOfProgram(style.key);
  return {
    view: 'styles/show',
    title: style.title,
    section: 'lists',
    crumbs: [...LISTS, { label: 'Citation styles', href: '/styles' }],
    page: addedStylePage(style, viewer, { fault, ofProgram }),
  };
}

/** Tries it as a file that is added is tried: on a source of each type. One that is in use stays so. */
async function tryAgain(req: RequestContext, ctx: StylesContext): Promise<Reply> {
  const style = await addedOf(req, ctx);
  if (style.trashed_at !== null) throw new AppError('gone', 'This style is in the trash: restore it first.');
  const tried = style.set_aside_at === null ? null : await (await ctx.styles()).check(style.csl);
  if (tried?.ok === false) {
    const errors = tried.errors.map((message) => ({ path: 'csl', message }));
    return invalidReply(errors, () =>
      addedView(req, style, tried.errors.map((message) => `${message}.`).join(' ')),
    );
  }
  const location = `/styles?${new URLSearchParams({ style: style.key })}`;
  return req.write(async (change) =>
    outcomeReply<AddedStyle>(await useStyleAgain(change, style.id), { ...ANSWER, location }),
  );
}

async function trashStyleRoute(req: RequestContext, ctx: Context): Promise<Reply> {
  const style = await addedOf(req, ctx);
  const { version } = bodyOf(req);
  return req.write(async (change) =>
    outcomeReply<AddedStyle>(await trashStyle(change, style.id, version), { ...ANSWER, location: '/styles' }),
  );
}

async function restoreStyleRoute(req: RequestContext, ctx: StylesContext): Promise<Reply> {
  const style = await addedOf(req, ctx);
  const replaces = parseReplaces(bodyOf(req).fields);
  if (!replaces.ok) return invalidReply(replaces.errors, () => addedView(req, style));
  const inUse = await unseenOnRestore(ctx.db, style, replaces.value);
  if (inUse !== null)
    return askedBefore(ctx, { inUse, file: { from: 'trash', style }, replaces: replaces.value });
  const location = `/styles/${style.id}`;
  return req.write(async (change) =>
    outcomeReply<AddedStyle>(await restoreStyle(change, style, replaces.value), { ...ANSWER, location }),
  );
}

const ANSWER = { json: ({ id, version }: AddedStyle) => ({ id, version }), conflict: null };
const LISTS = [{ label: 'Lists', href: '/lists' }] as const;

async function addedOf(req: RequestContext, ctx: Context): Promise<AddedStyle> {
  const style = await new StyleReader(ctx.db).byId(idIn(req));
  if (style === undefined) throw new AppError('not_found', 'There is no style at this address.');
  return style;
}

function mayAdd(viewer: Viewer): boolean {
  return reaches(viewer.role, 'editor') && viewer.scope === 'write';
}

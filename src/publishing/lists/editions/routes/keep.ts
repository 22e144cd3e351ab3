import { filtersIn } from '../../../../platform/http/filters.js';
import { faces, invalidReply, type Page, type Reply, written } from '../../../../platform/http/reply.js';
import { bodyOf, type RequestContext } from '../../../../platform/http/request-context.js';
import { nowIso } from '../../../../platform/lib/clock.js';
import { AppError } from '../../../../platform/lib/errors.js';
import { PAGED } from '../../../../platform/lib/fields/filters.js';
import { type Typed, typedFrom } from '../../../../platform/lib/fields/form-page.js';
import type { FieldError } from '../../../../platform/lib/result.js';
import { seesRestricted } from '../../../../platform/viewer.js';
import type { ListContext } from '../../export-pool.js';
import { MAX_TICKS } from '../../model.js';
import { keptListToChange, listOf } from '../../routes/allowed.js';
import { whileWaitedFor } from '../../routes/export.js';
import { styleTitle, withStyleOf } from '../../routes/style.js';
import { type List, ListReader } from '../../store.js';
import { keepEdition } from '../actions.js';
import { editionsPage, type Keeping } from '../form-page.js';
import { type NewEdition, parseEdition } from '../input.js';
import { editionJson } from '../json.js';
import type { EditionOptions } from '../print-job.js';
import { EditionReader } from '../store.js';

/** The editions of a list, newest first, and the form that keeps another. */
export async function listEditions(req: RequestContext, ctx: ListContext): Promise<Reply> {
  const list = await listOf(req, ctx);
  const { after } = filtersIn(req, PAGED);
  return faces({
    html: () => pageOf(req, ctx, list, { typed: {}, errors: [], notice: null }),
    json: async () => {
      const { rows, next } = await new EditionReader(ctx.db, req.viewer).page(list.id, after);
      return { editions: rows.map(editionJson), next: next && nextHref(list, '.json', next) };
    },
  });
}

/** Prints the list in a thread, and then keeps what was printed in one change. */
export async function keepEditionRoute(req: RequestContext, ctx: ListContext): Promise<Reply> {
  const list = await keptListToChange(req, ctx);
  const { fields, version } = bodyOf(req);
  const typed = typedFrom(fields);
  const again = (errors: readonly FieldError[]) =>
    invalidReply(errors, () => pageOf(req, ctx, list, { typed, errors, notice: null }));
  const input = await withStyleOf(ctx, parseEdition(fields), typed, list.style);
  if (!input.ok) return again(input.errors);
  // NOTE: as a write, since a form that is sent again gets the answer of the first time.
  if (version !== null && version !== list.version) return req.write(() => overtaken(req, ctx, list, typed));
  return printAndKeep(req, ctx, { list, options: optionsFor(list, input.value), typed, again });
}

interface Wanted {
  readonly list: List;
  readonly options: EditionOptions;
  readonly typed: Typed;
  /** The form again, with these errors. */
  readonly again: (errors: readonly FieldError[]) => Reply;
}

async function printAndKeep(
  req: RequestContext,
  ctx: ListContext,
  { list, options, typed, again }: Wanted,
): Promise<Reply> {
  const madeAt = nowIso(ctx.clock);
  const wanted = { viewer: req.viewer, listId: list.id, options, madeAt, deskUrl: ctx.config.url };
  const printed = await ctx.exports.run('print_edition', wanted, whileWaitedFor(req)).catch(orTyped(req));
  if (printed instanceof AppError) return again([{ path: '', message: printed.detail }]);
  const { handle, ...prints } = printed;
  try {
    return await req.write(async (change) => {
      const toKeep = { options, madeAt, printed: prints, fd: handle.fd };
      const row = await keepEdition(change, { listId: list.id, viewer: req.viewer }, toKeep);
      if (row === null) return overtaken(req, ctx, list, typed);
      const edition = await new EditionReader(change.tx, req.viewer).byId(list.id, row.id);
      if (edition === undefined) throw new Error(`Edition ${row.id} was kept and is not there.`);
      return written(201, `/lists/${list.id}/editions/${row.id}`, editionJson(edition));
    });
  } finally {
    await handle.close();
  }
}

/** A person gets the form again with what was typed where printing fails; a program gets the error. */
function orTyped({ body }: RequestContext) {
  return (error: unknown): AppError => {
    if (error instanceof AppError && error.code === 'unavailable' && body?.as === 'form') return error;
    throw error;
  };
}

function optionsFor(list: List, wanted: NewEdition): EditionOptions {
  const { name, kind, grouping, style, locale, restricted } = wanted;
  return {
    ...{ name, kind: kind ?? list.kind, grouping, style: style ?? list.style },
    ...{ locale: locale ?? list.locale, restricted: restricted ?? [] },
  };
}

const OVERTAKEN =
  'The list has changed since you opened it. Nothing was kept: check the list, then try again.';

async function overtaken(req: RequestContext, ctx: ListContext, { id }: List, typed: Typed): Promise<Reply> {
  const list = await new ListReader(ctx.db, req.viewer).byId(id);
  if (list === undefined) throw new AppError('not_found', 'This list no longer exists.');
  return {
    kind: 'conflict',
    detail: OVERTAKEN,
    current: { id, version: list.version },
    html: () => pageOf(req, ctx, list, { typed, errors: [], notice: OVERTAKEN }),
  };
}

async function pageOf(req: RequestContext, ctx: ListContext, list: List, keeping: Keeping): Promise<Page> {
  const after = req.query.one('after');
  const { rows, next } = await new EditionReader(ctx.db, req.viewer).page(list.id, after);
  const lists = new ListReader(ctx.db, req.viewer);
  const shown = {
    ...{ list, editions: rows, nextHref: next && nextHref(list, '', next), keeping },
    restricted: seesRestricted(req.viewer) ? await lists.restricted(list.id, MAX_TICKS) : [],
    style: await styleTitle(ctx, list.style),
  };
  const page = editionsPage(shown, req.viewer);
  const crumbs = [
    { label: 'Lists', href: '/lists' },
    { label: list.title, href: `/lists/${list.id}` },
  ];
  return { view: 'lists/editions', title: page.title, section: 'lists', crumbs, page };
}

function nextHref({ id }: List, suffix: string, after: string): string {
  return `/lists/${id}/editions${suffix}?${new URLSearchParams({ after })}`;
}

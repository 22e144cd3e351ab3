import { ticksIn } from '../../../checking/findings/input.js';
import type { Context } from '../../../platform/context.js';
import { type Reply, seeOther } from '../../../platform/http/reply.js';
import type { RequestContext } from '../../../platform/http/request-context.js';
import { nowIso } from '../../../platform/lib/clock.js';
import { AppError } from '../../../platform/lib/errors.js';
import type { Result } from '../../../platform/lib/result.js';
import { seesRestricted } from '../../../platform/viewer.js';
import { FILTER_NAMES, LISTED_FILTERS, parseFilters } from '../../../record/claims/input.js';
import { ClaimReader } from '../../../record/claims/store.js';
import { lossesInHeader } from '../../citations/model/losses.js';
import type { Counts } from '../../citations/model.js';
import type { Wanted } from '../export-job.js';
import type { ListContext } from '../export-pool.js';
import { EXPORT_NAMES, type ExportOptions, parseExport, parseIds } from '../input.js';
import { ListReader } from '../store.js';
import { listOf } from './allowed.js';
import { withStyleIdOrThrow } from './style.js';

/** The claims of a list in its order and, by default, in its style. */
export async function exportList(req: RequestContext, ctx: ListContext): Promise<Reply> {
  const list = await listOf(req, ctx);
  const options = await withStyleIdOrThrow(ctx, optionsOf(req, [...EXPORT_NAMES, 'id']));
  return fileOf(req, ctx, { kind: 'list', id: list.id, only: await onlyThese(req, ctx, list.id) }, options);
}

/** The claims of a list that the address names; undefined where it names none. */
async function onlyThese(
  req: RequestContext,
  ctx: Context,
  list: number,
): Promise<readonly number[] | undefined> {
  if (req.query.all('id').length === 0) return undefined;
  const ids = readOrThrow(parseIds(req.query.all('id')));
  const there = new Set((await new ListReader(ctx.db, req.viewer).rows(list)).map((row) => row.claim_id));
  refuseMissing(ids.filter((id) => !there.has(id)));
  return ids;
}

/** A selection without a list: claims by number (`id=42&id=57`), or the filters of /claims. */
export async function exportClaims(req: RequestContext, ctx: ListContext): Promise<Reply> {
  const ticked = ticksIn(req.query.text);
  // The form around ticked rows also sends the fields of its other buttons.
  if (ticked.length > 0)
    return seeOther(
      `/claims/export?${new URLSearchParams(ticked.map((id): [string, string] => ['id', id]))}`,
    );
  const known = [...EXPORT_NAMES, 'id', ...FILTER_NAMES];
  const options = await withStyleIdOrThrow(ctx, optionsOf(req, known));
  return fileOf(
    req,
    ctx,
    req.query.all('id').length > 0 ? await byNumber(req, ctx) : byFilters(req),
    options,
  );
}

async function byNumber(req: RequestContext, ctx: Context): Promise<Wanted> {
  const filters = Object.keys(filtersOf(req));
  if (filters.length > 0) {
    throw new AppError('bad_request', `Give quotations by id or filters (${filters.join(', ')}), not both.`);
  }
  const claimIds = readOrThrow(parseIds(req.query.all('id')));
  const there = new Set((await new ClaimReader(ctx.db, req.viewer).inOrder(claimIds)).map(({ id }) => id));
  refuseMissing(claimIds.filter((id) => !there.has(id)));
  return { kind: 'numbers', claimIds };
}

/** @throws AppError invalid. NOTE: the same for missing and for hidden claims. */
function refuseMissing(missing: readonly number[]): void {
  if (missing.length === 0) return;
  const numbers = `${missing.slice(0, MAX_IDS_IN_TITLE).join(', ')}${missing.length > MAX_IDS_IN_TITLE ? ', …' : ''}`;
  throw new AppError('invalid', `There is no quotation ${numbers} to export. Remove it from the address.`);
}

const MAX_IDS_IN_TITLE = 20;

function byFilters(req: RequestContext): Wanted {
  return { kind: 'filters', filters: readOrThrow(parseFilters({ ...filtersOf(req) })) };
}

function filtersOf(req: RequestContext): Readonly<Record<string, string>> {
  return req.query.single([...EXPORT_NAMES, 'id'], LISTED_FILTERS);
}

/** The export options in the address. @throws AppError for an unknown name or value */
function optionsOf(req: RequestContext, known: readonly string[]): ExportOptions {
  const restricted = req.query.all('restricted');
  const others = req.query.single(
    known.filter((name) => name === 'restricted' || !EXPORT_NAMES.includes(name)),
  );
  return readOrThrow(parseExport({ ...others, ...(restricted.length > 0 && { restricted }) }));
}

async function fileOf(
  req: RequestContext,
  ctx: ListContext,
  wanted: Wanted,
  options: ExportOptions,
): Promise<Reply> {
  const { viewer } = req;
  const of = { viewer, wanted, options, madeAt: nowIso(ctx.clock), deskUrl: ctx.config.url };
  const { counts, losses, mediaType, extension, listTitle, bytes, handle } = await ctx.exports.make(
    of,
    whileWaitedFor(req),
  );
  return {
    kind: 'file',
    download: {
      mediaType,
      filename: `${nameOf(listTitle)}.${extension}`,
      parts: handle.createReadStream({ start: 0 }),
      bytes,
    },
    headers: {
      'Onrecord-Printed': countsInHeader(counts),
      ...(losses.length > 0 && { 'Onrecord-Losses': lossesInHeader(losses) }),
      ...(seesRestricted(viewer) && { 'Onrecord-Withheld': String(counts.withheld) }),
    },
  };
}

/** The number of sources only where one entry stands for all quotations of a source. */
function countsInHeader({ printed, noted, failed, selected, sources }: Counts): string {
  const claims = `printed=${printed}; noted=${noted}; failed=${failed}; selected=${selected}`;
  return sources === null ? claims : `${claims}; sources=${sources}`;
}

/** Aborts when the client disconnects before its answer. */
export function whileWaitedFor({ res }: RequestContext): AbortSignal {
  const gone = new AbortController();
  if (res.destroyed) gone.abort();
  res.once('close', () => gone.abort());
  return gone.signal;
}

/** A file name without characters that some system reserves for paths. */
export function nameOf(listTitle: string | null): string {
  return listTitle === null ? 'claims' : listTitle.replace(/[\\/:*?"<>|]+/g, '-').slice(0, 100);
}

/** @throws AppError invalid with what would be right */
function readOrThrow<T>(input: Result<T>): T {
  if (input.ok) return input.value;
  throw new AppError('invalid', input.errors.map(({ path, message }) => `${path}: ${message}.`).join(' '));
}

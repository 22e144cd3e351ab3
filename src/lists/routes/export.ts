import { seesRestricted } from '../../accounts/model.js';
import { citeList } from '../../citations/cite-list.js';
import { parseFilters } from '../../claims/input.js';
import { isRestricted } from '../../claims/model.js';
import { ClaimReader } from '../../claims/store.js';
import type { Context } from '../../context.js';
import type { Ask } from '../../http/ask.js';
import type { Reply } from '../../http/reply.js';
import { nowIso } from '../../lib/clock.js';
import { AppError } from '../../lib/errors.js';
import type { Result } from '../../lib/result.js';
import type { GroundRule } from '../../vocabulary.js';
import { EntryReader } from '../entry-store.js';
import { EXPORT_NAMES, type ExportWish, parseExport, parseIds } from '../input.js';
import { DEFAULT_LOCALE, DEFAULT_STYLE } from '../model.js';
import { type List, ListReader } from '../store.js';
import { listOf } from './allowed.js';

interface Selected {
  readonly id: number;
  readonly ground_rule: GroundRule;
}

/** The claims of a list in its order and, unless the address says otherwise, in its style. */
export async function exportList(ask: Ask, ctx: Context): Promise<Reply> {
  const list = await listOf(ask, ctx);
  const wish = wishOf(ask, EXPORT_NAMES);
  const items = await new ListReader(ctx.db, ask.viewer).items(list.id);
  const selected = items.map(({ claim_id, ground_rule }) => ({ id: claim_id, ground_rule }));
  return fileOf(ask, ctx, selected, wish, list);
}

/** A selection without a list: claims by number (`id=42&id=57`), or the filters of /claims. */
export async function exportClaims(ask: Ask, ctx: Context): Promise<Reply> {
  const wish = wishOf(ask, [...EXPORT_NAMES, 'id', ...FILTER_NAMES]);
  const selected = ask.query.all('id').length > 0 ? await byNumber(ask, ctx) : await byFilters(ask, ctx);
  return fileOf(ask, ctx, selected, wish, null);
}

const FILTER_NAMES = [
  'q',
  'speaker',
  'source',
  'outlet',
  'occasion',
  'tag',
  'form',
  'language',
  'from',
  'to',
];

async function byNumber(ask: Ask, ctx: Context): Promise<Selected[]> {
  const filters = Object.keys(filtersOf(ask));
  if (filters.length > 0) {
    throw new AppError('bad_request', `Give claims by id or filters (${filters.join(', ')}), not both.`);
  }
  const ids = readOrThrow(parseIds(ask.query.all('id')));
  const selected = await new ClaimReader(ctx.db, ask.viewer).inOrder(ids);
  const missing = ids.filter((id) => !selected.some((claim) => claim.id === id));
  if (missing.length === 0) return selected;
  // NOTE: the same words for what is not there and for what the reader may not see.
  const numbers = `${missing.slice(0, MOST_NAMED).join(', ')}${missing.length > MOST_NAMED ? ', …' : ''}`;
  throw new AppError('invalid', `There is no claim ${numbers} to be exported. Take it out of the address.`);
}

const MOST_NAMED = 20;

async function byFilters(ask: Ask, ctx: Context): Promise<Selected[]> {
  const filters = readOrThrow(parseFilters({ ...filtersOf(ask) }));
  const selected: Selected[] = [];
  for await (const { id, ground_rule } of new ClaimReader(ctx.db, ask.viewer).all(filters)) {
    selected.push({ id, ground_rule });
  }
  return selected;
}

function filtersOf(ask: Ask): Readonly<Record<string, string>> {
  return ask.query.single([...EXPORT_NAMES, 'id']);
}

/** What the address says of the file. @throws AppError for a name or value that is not one */
function wishOf(ask: Ask, known: readonly string[]): ExportWish {
  const restricted = ask.query.all('restricted');
  const others = ask.query.single(
    known.filter((name) => name === 'restricted' || !EXPORT_NAMES.includes(name)),
  );
  return readOrThrow(parseExport({ ...others, ...(restricted.length > 0 && { restricted }) }));
}

async function fileOf(
  ask: Ask,
  ctx: Context,
  selected: readonly Selected[],
  wish: ExportWish,
  list: List | null,
): Promise<Reply> {
  const { viewer } = ask;
  const ticked = new Set(wish.restricted ?? []);
  const ids = selected.filter((claim) => !isRestricted(claim) || ticked.has(claim.id)).map(({ id }) => id);
  const rows = await new EntryReader(ctx.db, viewer).entries(ids);
  const cited = await citeList(
    rows,
    {
      style: wish.style ?? list?.style ?? DEFAULT_STYLE,
      locale: wish.locale ?? list?.locale ?? DEFAULT_LOCALE,
      format: wish.format ?? 'text',
      order: wish.order ?? 'list',
      maker: makerOf(ask, ctx, list),
      withheld: seesRestricted(viewer) ? selected.length - ids.length : 0,
    },
    ctx.styles,
  );
  const { counts, format, parts } = cited;
  return {
    kind: 'file',
    download: { mediaType: format.mediaType, filename: `${nameOf(list)}.${format.extension}`, parts },
    headers: {
      'Onrecord-Printed': `printed=${counts.printed}; noted=${counts.noted}; failed=${counts.failed}; selected=${counts.selected}`,
      ...(seesRestricted(viewer) && { 'Onrecord-Withheld': String(counts.withheld) }),
    },
  };
}

function makerOf({ viewer }: Ask, ctx: Context, list: List | null) {
  return {
    listId: list?.id ?? null,
    listTitle: list?.title ?? null,
    version: list?.version ?? null,
    madeAt: nowIso(ctx.clock),
    madeBy: viewer.name ?? 'a reader who was not signed in',
    deskUrl: ctx.config.url,
  };
}

/** A file's name holds no sign that some system keeps for paths. */
function nameOf(list: List | null): string {
  return list === null ? 'claims' : list.title.replace(/[\\/:*?"<>|]+/g, '-').slice(0, 100);
}

/** @throws AppError invalid with what would be right */
function readOrThrow<T>(input: Result<T>): T {
  if (input.ok) return input.value;
  throw new AppError('invalid', input.errors.map(({ path, message }) => `${path}: ${message}.`).join(' '));
}

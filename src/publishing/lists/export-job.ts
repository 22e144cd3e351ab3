import type { Db } from '../../platform/db/schema.js';
import { AppError } from '../../platform/lib/errors.js';
import { seesRestricted, type Viewer } from '../../platform/viewer.js';
import { type ClaimFilters, isRestricted } from '../../record/claims/model.js';
import { ClaimReader } from '../../record/claims/store.js';
import type { GroundRule } from '../../vocabulary.js';
import { type CitedList, citeList } from '../citations/cite-job.js';
import type { Piece } from '../citations/model/list.js';
import type { ListMaker } from '../citations/model.js';
import type { Styles } from '../citations/styles-pool.js';
import { EntryReader } from './entry-store.js';
import type { ExportOptions } from './input.js';
import { DEFAULT_KIND, DEFAULT_LOCALE, DEFAULT_STYLE, orderOf } from './model.js';
import { type CitedRow, type List, ListReader } from './store.js';

/** Which claims: those of a list, or only these of it; those with these ids; or all that a filter finds. */
export type Wanted =
  | { readonly kind: 'list'; readonly id: number; readonly only?: readonly number[] | undefined }
  | { readonly kind: 'numbers'; readonly claimIds: readonly number[] }
  | { readonly kind: 'filters'; readonly filters: ClaimFilters };

export interface ExportRequest {
  readonly viewer: Viewer;
  readonly wanted: Wanted;
  readonly options: ExportOptions;
  /** UTC ISO 8601. */
  readonly madeAt: string;
  readonly deskUrl: string | null;
}

export interface ExportDone extends Pick<CitedList, 'counts' | 'losses'> {
  readonly mediaType: string;
  /** Without the dot. */
  readonly extension: string;
  /** Null for a selection without a list. */
  readonly listTitle: string | null;
  readonly bytes: number;
}

interface Selected {
  readonly id: number;
  readonly ground_rule: GroundRule;
  /** Where a list cites it in its source; null or absent where its attribution says so. */
  readonly locator?: string | null;
}

/**
 * Writes one export in pieces, as its viewer may see it. Must run on one snapshot of the database.
 * @throws AppError not_found for a list that is gone meanwhile, and what `citeList` throws
 */
export async function writeExport(
  db: Db,
  req: ExportRequest,
  styles: Styles,
  put: (piece: Piece) => void,
): Promise<Omit<ExportDone, 'bytes'>> {
  const { viewer, options } = req;
  const list = await listOf(db, viewer, req.wanted);
  const selected = await selectedBy(db, viewer, req.wanted);
  const ticked = new Set(options.restricted ?? []);
  const claimIds = selected
    .filter((claim) => !isRestricted(claim) || ticked.has(claim.id))
    .map(({ id }) => id);
  const reader = new EntryReader(db, viewer, locatorsIn(selected));
  const kind = options.kind ?? list?.kind ?? DEFAULT_KIND;
  const { counts, format, losses } = await citeList(
    { claimIds, read: (ids, withMarks) => reader.batches(ids, withMarks) },
    {
      style: options.style ?? list?.style ?? DEFAULT_STYLE,
      locale: options.locale ?? list?.locale ?? DEFAULT_LOCALE,
      format: options.format ?? 'text',
      kind,
      group: options.group,
      order: options.order ?? orderOf(kind),
      maker: makerOf(req, list),
      withheld: seesRestricted(viewer) ? selected.length - claimIds.length : 0,
    },
    styles,
    put,
  );
  const { mediaType, extension } = format;
  return { counts, losses, mediaType, extension, listTitle: list?.title ?? null };
}

async function listOf(db: Db, viewer: Viewer, wanted: Wanted): Promise<List | null> {
  if (wanted.kind !== 'list') return null;
  const list = await new ListReader(db, viewer).byId(wanted.id);
  if (list === undefined) throw new AppError('not_found', 'This list no longer exists.');
  return list;
}

/** The wanted claims, as one viewer may see them, with what an export needs. */
export async function selectedBy(db: Db, viewer: Viewer, wanted: Wanted): Promise<readonly Selected[]> {
  switch (wanted.kind) {
    case 'list':
      return ofList(await new ListReader(db, viewer).rows(wanted.id), wanted.only);
    case 'numbers':
      return new ClaimReader(db, viewer).inOrder(wanted.claimIds);
    case 'filters':
      return new ClaimReader(db, viewer).selected(wanted.filters);
  }
}

/** In the order of the list. */
function ofList(rows: readonly CitedRow[], only: readonly number[] | undefined): readonly Selected[] {
  const named = only && new Set(only);
  const chosen = named ? rows.filter(({ claim_id }) => named.has(claim_id)) : rows;
  return chosen.map(({ claim_id, ground_rule, locator }) => ({ id: claim_id, ground_rule, locator }));
}

/** The locators of a list, by claim. */
export function locatorsIn(
  rows: readonly { readonly id: number; readonly locator?: string | null }[],
): ReadonlyMap<number, string> {
  return new Map(rows.flatMap(({ id, locator }) => (locator ? [[id, locator] as const] : [])));
}

function makerOf({ viewer, madeAt, deskUrl }: ExportRequest, list: List | null): ListMaker {
  return {
    listId: list?.id ?? null,
    listTitle: list?.title ?? null,
    version: list?.version ?? null,
    madeAt,
    madeBy: viewer.name ?? 'a reader who was not signed in',
    deskUrl,
  };
}

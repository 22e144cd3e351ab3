import { createHash, type Hash } from 'node:crypto';
import type { Db } from '../../../platform/db/schema.js';
import { AppError } from '../../../platform/lib/errors.js';
import { ANONYMOUS, seesRestricted, type Viewer } from '../../../platform/viewer.js';
import { isRestricted } from '../../../record/claims/model.js';
import type { ListKind } from '../../../vocabulary.js';
import { rendererOf, writeList } from '../../citations/cite-job.js';
import type { Counts, ListMaker } from '../../citations/model.js';
import type { Styles } from '../../citations/styles-pool.js';
import { EntryReader } from '../entry-store.js';
import { locatorsIn, selectedBy } from '../export-job.js';
import { orderOf } from '../model.js';
import { type List, ListReader } from '../store.js';
import { editionFormat } from './formats.js';
import { type EditionFoot, readLine } from './model.js';
import { claimsAsTheyAre } from './store.js';

// Prints a list as the lines of an edition: for those who see restricted claims, and for all others, whose file may not
// differ by anything that they must not know of.

/** How an edition is printed. */
export interface EditionOptions {
  readonly name: string | null;
  readonly kind: ListKind;
  readonly grouping: 'source' | null;
  readonly style: string;
  readonly locale: string;
  /** The restricted claims that go along. */
  readonly restricted: readonly number[];
}

export interface PrintRequest {
  readonly viewer: Viewer;
  readonly listId: number;
  readonly options: EditionOptions;
  /** UTC ISO 8601. */
  readonly madeAt: string;
  readonly deskUrl: string | null;
}

export interface PrintedFile {
  readonly bytes: number;
  /** Of these bytes. */
  readonly sha256: string;
  /** The version of the list. */
  readonly version: number;
  readonly counts: Counts;
  readonly styleSha256: string;
}

/** What was printed: first the file of all others, then that of those who see restricted claims, one after another. */
export interface PrintedEdition {
  readonly open: PrintedFile;
  /** The same as `open` where one file is for everybody. */
  readonly whole: PrintedFile;
}

/** @throws AppError not_found for a list that is gone meanwhile, and what `citeList` throws */
export async function printEdition(
  db: Db,
  request: PrintRequest,
  styles: Styles,
  put: (piece: string) => void,
): Promise<PrintedEdition> {
  const { viewer } = request;
  if (!seesRestricted(viewer)) {
    const only = await printFor(db, viewer, request, styles, put);
    return { open: only, whole: only };
  }
  const open = await printFor(db, ANONYMOUS, request, styles, put);
  const whole = await printFor(db, viewer, request, styles, put);
  return { open, whole };
}

/** Prints what one audience sees. @param audience the person who asks, or anybody who sees no restricted claim */
export async function printFor(
  db: Db,
  audience: Viewer,
  request: PrintRequest,
  styles: Styles,
  put: (piece: string) => void,
): Promise<PrintedFile> {
  const { options, viewer } = request;
  const list = await listOf(db, request);
  const selected = await selectedBy(db, audience, { kind: 'list', id: list.id });
  const ticked = new Set(options.restricted);
  const claimIds = selected
    .filter((claim) => !isRestricted(claim) || ticked.has(claim.id))
    .map(({ id }) => id);
  const version = audience === viewer ? list.version : openVersion(list);
  const reader = new EntryReader(db, audience, locatorsIn(selected));
  const { name, kind, grouping, style, locale } = options;
  const file = new PrintedBytes(put);
  const claims = await claimsAsTheyAre(db, audience, claimIds);
  const renderer = await rendererOf(style, styles);
  const { counts } = await writeList(
    { claimIds, read: (ids, withMarks) => reader.batches(ids, withMarks) },
    {
      ...{ style, locale, kind, group: grouping, order: orderOf(kind) },
      format: editionFormat({ head: { name, grouping, style, locale }, claims }),
      renderer,
      maker: makerOf(request, list, version),
      withheld: seesRestricted(audience) ? selected.length - claimIds.length : 0,
    },
    styles,
    (piece) => file.add(String(piece)),
  );
  return { ...file.close(), version, counts };
}

async function listOf(db: Db, { viewer, listId }: PrintRequest): Promise<List> {
  const list = await new ListReader(db, viewer).byId(listId);
  if (list === undefined) throw new AppError('not_found', 'This list no longer exists.');
  return list;
}

/** A private list has one version, which its owner sees. */
function openVersion({ owner_id, version, open_version }: List): number {
  return owner_id === null ? open_version : version;
}

function makerOf({ viewer, madeAt, deskUrl }: PrintRequest, list: List, version: number): ListMaker {
  const madeBy = viewer.name ?? 'a reader who was not signed in';
  return { listId: list.id, listTitle: list.title, version, madeAt, madeBy, deskUrl };
}

/** Passes the pieces on, and knows their size, their SHA-256 and the style that the last of them names. */
class PrintedBytes {
  readonly #put: (piece: string) => void;
  readonly #hash: Hash = createHash('sha256');
  #bytes = 0;
  #last = '';

  constructor(put: (piece: string) => void) {
    this.#put = put;
  }

  add(piece: string): void {
    this.#hash.update(piece);
    this.#bytes += Buffer.byteLength(piece);
    this.#last = piece;
    this.#put(piece);
  }

  close(): Omit<PrintedFile, 'version' | 'counts'> {
    const foot = readLine<EditionFoot>(this.#last.trimEnd().split('\n').at(-1) ?? '');
    return {
      bytes: this.#bytes,
      sha256: this.#hash.digest('hex'),
      styleSha256: foot?.style.sha256 ?? '',
    };
  }
}

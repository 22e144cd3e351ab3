import { type Expression, type Selectable, type SqlBool, sql } from 'kysely';
import { statusesOf } from '../../../derived/status/status-store.js';
import { among } from '../../../platform/db/queries/among.js';
import { type Page, pageOf } from '../../../platform/db/queries/page-of.js';
import { ViewerReader } from '../../../platform/db/queries/reader.js';
import type { Db, ListEditionLinesTable, ListEditionsTable, Tx } from '../../../platform/db/schema.js';
import type { Viewer } from '../../../platform/viewer.js';
import {
  type EditionClaim,
  type EditionFoot,
  type EditionHead,
  type EditionView,
  type Outcome,
  readLine,
} from './model.js';

/** An edition as one viewer sees it: the version and SHA-256 are those of the file that they get. */
export type Edition = Selectable<ListEditionsTable> & {
  readonly made_by_name: string;
  readonly audience: 0 | 1;
  readonly version: number;
  /** Of the file as it was kept. */
  readonly kept_sha256: string;
  /** Of what an erasure left of it; null where nothing was erased. */
  readonly remaining_sha256: string | null;
};

export type KeptLine = Pick<
  Selectable<ListEditionLinesTable>,
  'id' | 'position' | 'part' | 'outcome' | 'claim_ids' | 'line'
>;

interface SeenEntries {
  /** Claims by what became of them. */
  readonly claims: Readonly<Record<Outcome, number>>;
  /** Entries that are printed. */
  readonly entries: number;
  readonly hidden: number;
  readonly erased: number;
}

const EDITIONS_IN_PAGE = 50;
const LINES_IN_PAGE = 100;
/** Lines, and claims, that are read at once. */
const BATCH = 500;

/** The editions of lists. A list that the viewer may not see is refused before. */
export class EditionReader extends ViewerReader {
  async byId(listId: number, id: number): Promise<Edition | undefined> {
    const row = await this.editions(listId).where('list_editions.id', '=', id).executeTakeFirst();
    return row && this.stamped(row);
  }

  /** The list that an edition is of; undefined where there is none. */
  async listOf(id: number): Promise<number | undefined> {
    const found = this.db.selectFrom('list_editions').select('list_id').where('id', '=', id);
    return (await found.executeTakeFirst())?.list_id;
  }

  /** Newest first. */
  async page(listId: number, after: string | null): Promise<Page<Edition>> {
    const wanted = { after, limit: EDITIONS_IN_PAGE, direction: 'desc', keys: ['list_editions.id'] } as const;
    const { rows, next } = await pageOf(this.editions(listId), wanted);
    return { rows: rows.map((row) => this.stamped(row)), next };
  }

  /** Newest first. */
  async newest(listId: number, limit: number): Promise<Edition[]> {
    const rows = await this.editions(listId).orderBy('list_editions.id', 'desc').limit(limit).execute();
    return rows.map((row) => this.stamped(row));
  }

  /** A part of its entries, and of the works after them. */
  async lines(edition: Edition, after: string | null, isAllSeen: boolean): Promise<Page<KeptLine>> {
    const query = this.seenLines(edition, isAllSeen).where('part', 'in', ['entry', 'work']);
    const keys = ['list_edition_lines.position'] as const;
    return pageOf(query, { after, limit: LINES_IN_PAGE, direction: 'asc', keys });
  }

  /** How many printed entries stand before a line, as far as the viewer sees them. */
  async printedBefore(edition: Edition, position: number, isAllSeen: boolean): Promise<number> {
    const { n } = await this.seenLines(edition, isAllSeen)
      .clearSelect()
      .where('part', '=', 'entry')
      .where('outcome', 'in', ['printed', 'noted'])
      .where('position', '<', position)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    return n;
  }

  /** Every line that the viewer sees, some hundred at a time, in order. */
  async *all(edition: Edition, isAllSeen: boolean): AsyncIterable<readonly KeptLine[]> {
    for (let last = -1; ; ) {
      const rows = await this.seenLines(edition, isAllSeen)
        .where('position', '>', last)
        .orderBy('position')
        .limit(BATCH)
        .execute();
      yield rows;
      if (rows.length < BATCH) return;
      last = rows.at(-1)?.position ?? last;
    }
  }

  /** Its ends, and what the viewer sees of it. */
  async view(edition: Edition): Promise<EditionView> {
    const head = readLine<EditionHead>(await this.end(edition, 'asc'));
    const foot = readLine<EditionFoot>(await this.end(edition, 'desc'));
    if (foot === null) throw new Error(`Edition ${edition.id} has no foot.`);
    const isWhole = this.sees && edition.left_sha256 === null;
    const { claims, entries, hidden, erased } = isWhole ? ALL_SEEN : await this.seenEntries(edition);
    const sources = foot.counts.sources === null ? null : entries;
    const selected = claims.printed + claims.noted + claims.failed;
    return {
      head,
      foot: hidden === 0 ? foot : { ...foot, counts: { selected, ...claims, sources } },
      hiddenEntries: hidden,
      erasedEntries: erased,
      sha256: hidden === 0 ? (edition.remaining_sha256 ?? edition.kept_sha256) : null,
    };
  }

  private async end(edition: Edition, direction: 'asc' | 'desc'): Promise<string> {
    const lines = this.linesOf(edition).orderBy('position', direction).limit(1);
    return (await lines.executeTakeFirstOrThrow()).line;
  }

  private async seenEntries(edition: Edition): Promise<SeenEntries> {
    const seen = this.sees ? sql<0 | 1>`1` : sql<0 | 1>`${allOpen()}`;
    const rows = await this.linesOf(edition)
      .clearSelect()
      .where('part', '=', 'entry')
      .select(['outcome', seen.as('seen')])
      .select((eb) => eb.fn.countAll<number>().as('entries'))
      .select(sql<number>`sum(json_array_length(claim_ids))`.as('claims'))
      .select(sql<number>`count(erased_by)`.as('erased'))
      .groupBy(['outcome', 'seen'])
      .execute();
    const shown = rows.filter((row) => row.seen === 1);
    const total = (of: (row: (typeof rows)[number]) => number, among = shown) =>
      among.reduce((sum, row) => sum + of(row), 0);
    const claimsOf = (outcome: Outcome) =>
      total(
        (row) => row.claims,
        shown.filter((row) => row.outcome === outcome),
      );
    return {
      claims: { printed: claimsOf('printed'), noted: claimsOf('noted'), failed: claimsOf('failed') },
      entries: total((row) => (row.outcome === 'failed' ? 0 : row.entries)),
      hidden: total((row) => row.entries, rows) - total((row) => row.entries),
      erased: total((row) => row.erased),
    };
  }

  private stamped(row: Selectable<ListEditionsTable> & { readonly made_by_name: string }): Edition {
    const isWhole = this.sees;
    const kept = isWhole ? row.sha256 : row.open_sha256;
    const left = isWhole ? row.left_sha256 : row.open_left_sha256;
    return {
      ...row,
      audience: isWhole && row.sha256 !== row.open_sha256 ? 1 : 0,
      version: isWhole ? row.list_version : row.open_list_version,
      kept_sha256: kept,
      remaining_sha256: left === kept ? null : left,
    };
  }

  private editions(listId: number) {
    return this.db
      .selectFrom('list_editions')
      .innerJoin('users', 'users.id', 'list_editions.made_by')
      .selectAll('list_editions')
      .select('users.name as made_by_name')
      .where('list_editions.list_id', '=', listId);
  }

  private linesOf({ id, audience }: Edition) {
    return this.db
      .selectFrom('list_edition_lines')
      .select(['id', 'position', 'part', 'outcome', 'claim_ids', 'line'])
      .where('edition_id', '=', id)
      .where('audience', '=', audience);
  }

  /** A bibliography does not say whose sources it has: where a claim is hidden, it is, too. */
  private seenLines(edition: Edition, isAllSeen: boolean) {
    const lines = this.linesOf(edition);
    return this.sees || isAllSeen ? lines : lines.where('part', '!=', 'work').where(allOpen());
  }
}

const ALL_SEEN: SeenEntries = {
  claims: { printed: 0, noted: 0, failed: 0 },
  entries: 0,
  hidden: 0,
  erased: 0,
};

/** Whether every claim of an entry is on the record now; one that did not come along cannot be judged. */
function allOpen(): Expression<SqlBool> {
  return sql<SqlBool>`(not exists (select 1 from json_each(list_edition_lines.claim_ids) as one
    left join claims on claims.id = one.value where claims.ground_rule is not 'on_record'))`;
}

/** Claims with their versions and statuses, as one viewer may see them. */
export async function claimsAsTheyAre(
  db: Db | Tx,
  viewer: Viewer,
  claimIds: readonly number[],
): Promise<Map<number, EditionClaim>> {
  const claims = new Map<number, EditionClaim>();
  for (let at = 0; at < claimIds.length; at += BATCH) {
    const ids = claimIds.slice(at, at + BATCH);
    const rows = await db.selectFrom('claims').select(['id', 'version']).where(among('id', ids)).execute();
    const statuses = await statusesOf(db, viewer, ids);
    for (const { id, version } of rows)
      claims.set(id, { id, version, status: statuses.get(id)?.status ?? 'open' });
  }
  return claims;
}

/** Those of these claims that are in the trash. */
export async function trashedAmong(db: Db | Tx, claimIds: readonly number[]): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom('claims')
    .select('id')
    .where(among('id', claimIds))
    .where('trashed_at', 'is not', null)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

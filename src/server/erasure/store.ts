import type { Kysely } from 'kysely';
import { among } from '../../platform/db/queries/among.js';
import type { Db, Tx } from '../../platform/db/schema.js';
import { hasStamp, MERGED_TABLES, TABLES } from '../../platform/db/subjects.js';
import type { Row, WriteContext } from '../../platform/db/transact.js';
import { AnswersReader } from './answers-store.js';
import { type ClearedTable, ERASABLE, type Subject, WORDS } from './model.js';

/** A row that is erased with another. */
export interface ChildRow {
  readonly table: ClearedTable;
  readonly row: Row;
  /** The row remains, and only its quotation of the erased one is cleared. */
  readonly selectorOnly: boolean;
  /** What its answers become, where they have a hash of an erased name. */
  readonly answers?: string;
}

/** The tables whose rows quote such a record, in their column with its number. */
const QUOTING: Partial<Record<Subject['kind'], readonly ClearedTable[]>> = {
  attribution: ['annotations', 'finding_evidence'],
  source: ['attributions', 'annotations'],
  snapshot: ['attributions', 'annotations', 'finding_evidence'],
};

const ACCESS = ['sessions', 'sign_in_links', 'pending_sign_ins', 'second_factors', 'recovery_codes'] as const;

type AnyTable = Kysely<Record<string, Record<string, unknown>>>;

/** Finds the rows that belong to a record, and clears them. Does not decide which. */
export class ErasureWriter {
  private readonly tx: Tx;
  private readonly any: AnyTable;

  constructor(tx: Tx) {
    this.tx = tx;
    this.any = tx as unknown as AnyTable;
  }

  async row({ kind, id }: Subject): Promise<Row | undefined> {
    return this.any.selectFrom(ERASABLE[kind]).selectAll().where('id', '=', id).executeTakeFirst();
  }

  /** The claim that a row belongs to, by its last event; null for none. */
  async claimOf(kind: string, id: number): Promise<number | null> {
    const last = await this.tx
      .selectFrom('events')
      .select('claim_id')
      .where('subject_kind', '=', kind)
      .where('subject_id', '=', id)
      .orderBy('seq', 'desc')
      .executeTakeFirst();
    return last?.claim_id ?? null;
  }

  async dependentsOf({ kind, id }: Subject): Promise<ChildRow[]> {
    const quoting = await Promise.all(
      (QUOTING[kind] ?? []).map(async (table) =>
        (await this.rowsOf(table, `${kind}_id`, [id])).map((row) => ({ table, row, selectorOnly: true })),
      ),
    );
    return [...quoting.flat(), ...(await this.belongingTo(kind, id))];
  }

  private async belongingTo(kind: Subject['kind'], id: number): Promise<ChildRow[]> {
    if (kind === 'claim') return this.dependentsOfClaim(id);
    if (kind === 'attribution')
      return whole('set_asides', await this.rowsOf('set_asides', 'attribution_id', [id]));
    if (kind === 'snapshot') return new AnswersReader(this.tx).onCopy(id);
    if (kind === 'speaker') return [...(await this.proposalsAbout(id)), ...(await this.answersNaming(id))];
    if (kind === 'list')
      return [
        ...(await this.describedItems('list_id', id)),
        ...whole('list_editions', await this.rowsOf('list_editions', 'list_id', [id])),
      ];
    return kind === 'user' ? whole('tokens', await this.rowsOf('tokens', 'user_id', [id])) : [];
  }

  /** The records it was merged with: the surviving one and all that were merged into it. */
  async mergedWith({ kind, id }: Subject): Promise<Row[]> {
    const table = ERASABLE[kind];
    if (!MERGED_TABLES.includes(table)) return [];
    const [row] = await this.rowsOf(table, 'id', [id]);
    const standing = (row?.merged_into_id as number | null | undefined) ?? id;
    const merged = await this.rowsOf(table, 'merged_into_id', [standing]);
    return [...(await this.rowsOf(table, 'id', [standing])), ...merged].filter((one) => one.id !== id);
  }

  /** Names and titles of speakers, which are rows of their own and are deleted. */
  async partsOf(
    kind: Subject['kind'],
    ids: readonly number[],
  ): Promise<{ readonly table: 'speaker_names' | 'speaker_titles'; readonly row: Row }[]> {
    if (kind !== 'speaker') return [];
    const tables = ['speaker_names', 'speaker_titles'] as const;
    const rows = await Promise.all(tables.map((table) => this.rowsOf(table, 'speaker_id', ids)));
    return tables.flatMap((table, at) => (rows[at] ?? []).map((row) => ({ table, row })));
  }

  async removePart(table: 'speaker_names' | 'speaker_titles', id: number): Promise<void> {
    await this.tx.deleteFrom(table).where('id', '=', id).execute();
  }

  /** Writes the cleared columns and returns the resulting row. */
  async clear(table: ClearedTable, row: Row, patch: Row, change: WriteContext): Promise<Row> {
    const stamps = {
      ...(hasStamp(table, 'version') && { version: (row.version as number) + 1 }),
      ...(hasStamp(table, 'updated_at') && { updated_at: change.at }),
    };
    return this.any
      .updateTable(table as string)
      .set({ ...patch, ...stamps })
      .where('id', '=', row.id)
      .returningAll()
      .executeTakeFirstOrThrow();
  }

  /** Claims whose text is, by rule, that of this attribution. */
  async claimsReferringTo(attributionId: number): Promise<number[]> {
    const rows = await this.tx
      .selectFrom('claims')
      .select('id')
      .where('reference_attribution_id', '=', attributionId)
      .execute();
    return rows.map(({ id }) => id);
  }

  async forgetDerived(claimId: number): Promise<void> {
    await this.tx.deleteFrom('claim_shingles').where('claim_id', '=', claimId).execute();
  }

  async forgetBytes(snapshotId: number): Promise<void> {
    await this.tx.deleteFrom('snapshot_bytes').where('snapshot_id', '=', snapshotId).execute();
  }

  /** The reason for a failed fetch contains the address. */
  async forgetReason(sourceId: number): Promise<void> {
    await this.tx
      .updateTable('source_checks')
      .set({ reason: null })
      .where('source_id', '=', sourceId)
      .execute();
  }

  /** Deletes sessions, links, the second factor and failed attempts, by which the address could be recognised. */
  async forgetAccess(userId: number): Promise<void> {
    for (const table of ACCESS) await this.tx.deleteFrom(table).where('user_id', '=', userId).execute();
    await this.tx.deleteFrom('sign_in_failures').execute();
  }

  /** Stored answers contain what was sent, and cannot be attributed to a record. */
  async forgetSubmissions(): Promise<void> {
    await this.tx.deleteFrom('submissions').execute();
  }

  private async dependentsOfClaim(id: number): Promise<ChildRow[]> {
    const attributions = await this.rowsOf('attributions', 'claim_id', [id]);
    const links = [
      ...(await this.rowsOf('claim_links', 'claim_id', [id])),
      ...(await this.rowsOf('claim_links', 'other_claim_id', [id])),
    ];
    const notes = [
      ...(await this.rowsOf('annotations', 'claim_id', [id])),
      ...(await this.rowsOf(
        'annotations',
        'attribution_id',
        attributions.map((row) => row.id as number),
      )),
    ];
    return [
      ...whole('attributions', attributions),
      ...whole('claim_links', links),
      ...whole('annotations', notes),
      ...(await this.describedItems('claim_id', id)),
      ...(await this.workOn(id)),
    ];
  }

  /** Rows of lists that have a locator or a note, or had one. */
  private async describedItems(column: 'list_id' | 'claim_id', id: number): Promise<ChildRow[]> {
    const rows = await this.rowsOf('list_items', column, [id]);
    const described = await this.tx
      .selectFrom('events')
      .select('subject_id')
      .where('subject_kind', '=', 'list_item')
      .where('action', '=', 'described')
      .where(
        among(
          'subject_id',
          rows.map((row) => row.id as number),
        ),
      )
      .execute();
    const ids = new Set(described.map(({ subject_id }) => subject_id));
    const has = (row: Row) => row.locator !== null || row.note !== null || ids.has(row.id as number);
    return whole('list_items', rows.filter(has));
  }

  /** Findings and searches. */
  private async workOn(claimId: number): Promise<ChildRow[]> {
    const tables = ['findings', 'finding_evidence', 'set_asides', 'searches', 'contacts'] as const;
    const rows = await Promise.all(tables.map((table) => this.rowsOf(table, 'claim_id', [claimId])));
    return tables.flatMap((table, at) => whole(table, rows[at] ?? []));
  }

  /** Proposals to merge the speaker, whose reason is about it. */
  private async proposalsAbout(id: number): Promise<ChildRow[]> {
    const [going, kept] = await Promise.all(
      ['going_id', 'kept_id'].map((column) => this.rowsOf('merge_proposals', column, [id])),
    );
    return whole('merge_proposals', [...(going ?? []), ...(kept ?? [])]);
  }

  private async answersNaming(speakerId: number): Promise<ChildRow[]> {
    const others = await this.mergedWith({ kind: 'speaker', id: speakerId });
    return new AnswersReader(this.tx).naming([speakerId, ...others.map(({ id }) => id as number)]);
  }

  private rowsOf(table: string, column: string, ids: readonly number[]): Promise<Row[]> {
    if (ids.length === 0) return Promise.resolve([]);
    return this.any.selectFrom(table).selectAll().where(column, 'in', ids).orderBy('id').execute();
  }
}

function whole(table: ClearedTable, rows: readonly Row[]): ChildRow[] {
  return rows.map((row) => ({ table, row, selectorOnly: false }));
}

/** Reads every text of the record, to find what still contains the erased text. */
export class TextReader {
  private readonly db: Db;
  private readonly any: AnyTable;

  constructor(db: Db) {
    this.db = db;
    this.any = db as unknown as AnyTable;
  }

  /** The lines of all editions of lists, so many at a time. */
  async *editionLines(limit: number) {
    for (let last = 0; ; ) {
      const rows = await this.db
        .selectFrom('list_edition_lines')
        .select(['id', 'edition_id', 'line'])
        .where('id', '>', last)
        .orderBy('id')
        .limit(limit)
        .execute();
      yield rows;
      if (rows.length < limit) return;
      last = rows.at(-1)?.id ?? last;
    }
  }

  /** One batch of rows after an id, in order, each with its id and its texts. Empty at the end. */
  async textsAfter(table: keyof typeof WORDS, id: number, limit: number): Promise<Row[]> {
    return this.any
      .selectFrom(table as string)
      .select(['id', ...WORDS[table]])
      .where('id', '>', id)
      .orderBy('id')
      .limit(limit)
      .execute();
  }
}

/** The kind of a table's rows in events. */
export function kindOf(table: keyof typeof TABLES): (typeof TABLES)[keyof typeof TABLES]['kind'] {
  return TABLES[table].kind;
}

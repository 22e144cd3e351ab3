import { createHash } from 'node:crypto';
import { type Expression, type Selectable, type SqlBool, sql } from 'kysely';
import { among } from '../../platform/db/queries/among.js';
import { InTransaction } from '../../platform/db/queries/reader.js';
import type { ListEditionLinesTable } from '../../platform/db/schema.js';
import type { ErasableKind } from './model.js';

export type EditionLineRow = Pick<
  Selectable<ListEditionLinesTable>,
  'id' | 'edition_id' | 'audience' | 'part' | 'line'
>;

type Using = readonly [kind: 'claim' | 'attribution' | 'finding', column: string];

/** The columns by which rows of claims use a record whose text an entry prints. */
const USING: Partial<Record<ErasableKind, readonly Using[]>> = {
  source: [['attribution', 'source_id']],
  occasion: [
    ['claim', 'occasion_id'],
    ['attribution', 'occasion_id'],
  ],
  speaker: [
    ['claim', 'speaker_id'],
    ['attribution', 'speaker_id'],
    ['attribution', 'voiced_by_id'],
    ['attribution', 'recounted_by_id'],
    ['finding', 'actual_speaker_id'],
  ],
};

const TABLE_OF = { claim: 'claims', attribution: 'attributions', finding: 'findings' } as const;

const BATCH = 500;

/** Finds the lines of editions that print a record, and clears them. Does not decide which. */
export class EditionEraser extends InTransaction {
  /** The claims whose entries print this record, or printed it once; none for a record that no entry prints. */
  async claimsPrinting(kind: ErasableKind, ids: readonly number[]): Promise<readonly number[]> {
    if (kind === 'claim') return ids;
    if (kind === 'attribution') return this.claimsOf('attributions', 'id', ids);
    if (kind === 'finding') return this.claimsOf('findings', 'id', ids);
    if (kind === 'outlet') return this.claimsPrinting('source', await this.sourcesOf(ids));
    const found = await Promise.all((USING[kind] ?? []).map((one) => this.claimsUsing(one, ids)));
    return [...new Set(found.flat())];
  }

  /** Entries of any of these claims that are not erased yet. */
  async entriesOf(claimIds: readonly number[]): Promise<EditionLineRow[]> {
    const isOfThem = sql<SqlBool>`exists (select 1 from json_each(list_edition_lines.claim_ids) as one
      where one.value in (select value from json_each(${JSON.stringify(claimIds)})))`;
    return this.lines().where('part', '=', 'entry').where(isOfThem).execute();
  }

  /** Every line, some hundred at a time. */
  async *all(): AsyncGenerator<readonly EditionLineRow[]> {
    for (let last = 0; ; ) {
      const rows = await this.lines().where('id', '>', last).orderBy('id').limit(BATCH).execute();
      yield rows;
      if (rows.length < BATCH) return;
      last = rows.at(-1)?.id ?? last;
    }
  }

  /** The lines of these editions. @param part null for all */
  async linesOf(editionIds: readonly number[], part: 'head' | 'work' | null): Promise<EditionLineRow[]> {
    const lines = this.lines().where(among('edition_id', editionIds));
    return part === null ? lines.execute() : lines.where('part', '=', part).execute();
  }

  async editionsOf(listIds: readonly number[]): Promise<number[]> {
    const rows = await this.tx
      .selectFrom('list_editions')
      .select('id')
      .where(among('list_id', listIds))
      .execute();
    return rows.map(({ id }) => id);
  }

  /** @param erasedBy the erasing event; null where a part of the line was replaced */
  async write(id: number, line: string, erasedBy: number | null): Promise<void> {
    const erased = erasedBy === null ? {} : { erased_by: erasedBy };
    await this.tx
      .updateTable('list_edition_lines')
      .set({ line, ...erased })
      .where('id', '=', id)
      .execute();
  }

  /** Writes the SHA-256 of what is left of an edition. Returns its row. */
  async writeLeft(editionId: number) {
    const edition = await this.tx
      .selectFrom('list_editions')
      .select(['sha256', 'open_sha256'])
      .where('id', '=', editionId)
      .executeTakeFirstOrThrow();
    const open = await this.sha256Of(editionId, 0);
    const isOne = edition.sha256 === edition.open_sha256;
    const left = { left_sha256: isOne ? open : await this.sha256Of(editionId, 1), open_left_sha256: open };
    return this.tx
      .updateTable('list_editions')
      .set(left)
      .where('id', '=', editionId)
      .returningAll()
      .executeTakeFirstOrThrow();
  }

  private async sha256Of(editionId: number, audience: 0 | 1): Promise<string> {
    const hash = createHash('sha256');
    for (let last = -1; ; ) {
      const rows = await this.tx
        .selectFrom('list_edition_lines')
        .select(['position', 'line'])
        .where('edition_id', '=', editionId)
        .where('audience', '=', audience)
        .where('position', '>', last)
        .orderBy('position')
        .limit(BATCH)
        .execute();
      for (const { line } of rows) hash.update(`${line}\n`);
      if (rows.length < BATCH) return hash.digest('hex');
      last = rows.at(-1)?.position ?? last;
    }
  }

  private lines() {
    return this.tx
      .selectFrom('list_edition_lines')
      .select(['id', 'edition_id', 'audience', 'part', 'line'])
      .where('erased_by', 'is', null);
  }

  /** By their rows and by their history: an entry may have been printed before a row was changed. */
  private async claimsUsing([kind, column]: Using, ids: readonly number[]): Promise<number[]> {
    const now = await this.claimsOf(TABLE_OF[kind], column, ids);
    const then = await this.tx
      .selectFrom('events')
      .innerJoin('event_payloads', 'event_payloads.seq', 'events.seq')
      .select('events.claim_id')
      .distinct()
      .where('events.subject_kind', '=', kind)
      .where(saysOneOf(column, ids))
      .execute();
    return [...now, ...then.flatMap(({ claim_id }) => claim_id ?? [])];
  }

  private async claimsOf(
    table: 'claims' | 'attributions' | 'findings',
    column: string,
    ids: readonly number[],
  ): Promise<number[]> {
    const claim = table === 'claims' ? ('claims.id as claim_id' as const) : (`${table}.claim_id` as const);
    const rows = await this.tx
      .selectFrom(table as 'attributions')
      .select(claim as 'attributions.claim_id')
      .where(among(`${table}.${column}`, ids))
      .execute();
    return rows.map(({ claim_id }) => claim_id);
  }

  private async sourcesOf(outletIds: readonly number[]): Promise<number[]> {
    const now = await this.tx
      .selectFrom('sources')
      .select('id')
      .where(among('outlet_id', outletIds))
      .execute();
    const then = await this.tx
      .selectFrom('events')
      .innerJoin('event_payloads', 'event_payloads.seq', 'events.seq')
      .select('events.subject_id as id')
      .distinct()
      .where('events.subject_kind', '=', 'source')
      .where(saysOneOf('outlet_id', outletIds))
      .execute();
    return [...now, ...then].map(({ id }) => id);
  }
}

/** Whether the row before or after an event has one of these numbers in a column. */
function saysOneOf(column: string, ids: readonly number[]): Expression<SqlBool> {
  const json = JSON.stringify(ids);
  const value = (side: 'before' | 'after') =>
    sql`json_extract(${sql.ref(`event_payloads.${side}`)}, ${`$.${column}`})`;
  return sql<SqlBool>`(${value('before')} in (select value from json_each(${json}))
    or ${value('after')} in (select value from json_each(${json})))`;
}

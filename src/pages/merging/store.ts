import { type Kysely, sql } from 'kysely';
import { isHiddenNow, isSourceRestrictedNow } from '../../derived/visibility/rule-store.js';
import { nounOf } from '../../nouns.js';
import { among } from '../../platform/db/queries/among.js';
import { nocase } from '../../platform/db/queries/nocase.js';
import type { Db, Tx } from '../../platform/db/schema.js';
import { MERGEABLE, type MergeTable, nameColumn, type Pointer } from '../../record/merging/model.js';
import type { Facet } from '../../vocabulary.js';

/** A record that can be merged, with all its columns. */
export interface MergeRow {
  readonly id: number;
  readonly version: number;
  readonly trashed_at: string | null;
  readonly merged_into_id: number | null;
  readonly merge_moves: string | null;
  readonly merge_restricted: number;
  readonly [column: string]: unknown;
}

type AnyTable = Kysely<Record<string, Record<string, unknown>>>;

/** Reads what a merge needs. For editors only, who see every claim. */
export class MergeReader {
  readonly db: Db | Tx;
  private readonly any: AnyTable;

  constructor(db: Db | Tx) {
    this.db = db;
    this.any = db as unknown as AnyTable;
  }

  /** In the trash, merged or neither. */
  async byId(table: MergeTable, id: number): Promise<MergeRow | undefined> {
    const row = await this.any.selectFrom(table).selectAll().where('id', '=', id).executeTakeFirst();
    return row as MergeRow | undefined;
  }

  /** All with this name, regardless of the case of A to Z, that are neither in the trash nor merged. */
  async named(table: MergeTable, name: string): Promise<MergeRow[]> {
    const rows = await this.any
      .selectFrom(table)
      .selectAll()
      .where(nocase(nameColumn(table)), '=', name)
      .where('trashed_at', 'is', null)
      .orderBy('id')
      .execute();
    return rows as unknown as MergeRow[];
  }

  /** Those with these words in their name, regardless of the case of A to Z, that are neither in the trash nor merged. */
  async containing(table: MergeTable, words: string, limit: number): Promise<MergeRow[]> {
    const name = sql.ref(nameColumn(table));
    const rows = await this.any
      .selectFrom(table)
      .selectAll()
      .where(sql<boolean>`instr(lower(${name}), lower(${words})) > 0`)
      .where('trashed_at', 'is', null)
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows as unknown as MergeRow[];
  }

  /** Whether it is hidden because only restricted claims use it. */
  isRestricted(table: MergeTable, id: number): Promise<boolean> {
    return table === 'sources' ? isSourceRestrictedNow(this.db, id) : this.isHidden(table, id);
  }

  async isHidden(table: MergeTable, id: number): Promise<boolean> {
    const noun = nounOf(MERGEABLE[table]);
    return noun.seen === 'stored' && (await isHiddenNow(this.db, noun.kind, id));
  }

  /** The rows in which a column refers to a record. */
  async pointing({ table, column }: Pointer, id: number): Promise<number[]> {
    const rows = await this.any
      .selectFrom(table as string)
      .select('id')
      .where(column, '=', id)
      .orderBy('id')
      .execute();
    return rows.map((row) => row.id as number);
  }

  /** Names, titles and memberships of one speaker that another has identically. */
  async sharedNames(from: number, into: number): Promise<number[]> {
    const { rows } = await sql<{ id: number }>`select n.id from speaker_names as n
      where n.speaker_id = ${from} and (n.name = (select name from speakers where id = ${into})
        or exists (select 1 from speaker_names as o where o.speaker_id = ${into} and o.name = n.name))`.execute(
      this.db,
    );
    return rows.map(({ id }) => id);
  }

  /** Memberships of one speaker that another has too. */
  async sharedMembers(from: number, into: number): Promise<number[]> {
    const { rows } = await sql<{ id: number }>`select m.id from speaker_members as m
      where exists (select 1 from speaker_members as o
        where (m.body_id = ${from} and o.body_id = ${into} and o.member_id = m.member_id)
          or (m.member_id = ${from} and o.member_id = ${into} and o.body_id = m.body_id))`.execute(this.db);
    return rows.map(({ id }) => id);
  }

  async hasName(speaker: number, name: string): Promise<boolean> {
    const { rows } = await sql`select 1 from speakers where id = ${speaker} and name = ${name}
      union all select 1 from speaker_names where speaker_id = ${speaker} and name = ${name}`.execute(
      this.db,
    );
    return rows.length > 0;
  }

  /** Whether one of them is a member of the other, directly or through other bodies. */
  async areRelated(one: number, other: number): Promise<boolean> {
    return (await this.isWithin(one, other)) || (await this.isWithin(other, one));
  }

  private async isWithin(member: number, body: number): Promise<boolean> {
    const { rows } = await sql`with recursive bodies(id) as (
        select body_id from speaker_members where member_id = ${member}
        union select m.body_id from speaker_members as m join bodies as b on m.member_id = b.id)
      select 1 from bodies where id = ${body}`.execute(this.db);
    return rows.length > 0;
  }

  /**
   * Claims wrongly credited to one of two speakers and actually said by the other, by an effective or pending
   * finding.
   */
  async misattributedBetween(one: number, other: number): Promise<number[]> {
    const rows = await this.db
      .selectFrom('findings')
      .innerJoin('claims', 'claims.id', 'findings.claim_id')
      .select('claims.id')
      .distinct()
      .where('findings.value', '=', 'misattributed')
      .where('findings.superseded_by', 'is', null)
      .where((eb) =>
        eb.or([
          eb.and([eb('findings.actual_speaker_id', '=', one), eb('claims.speaker_id', '=', other)]),
          eb.and([eb('findings.actual_speaker_id', '=', other), eb('claims.speaker_id', '=', one)]),
        ]),
      )
      .orderBy('claims.id')
      .execute();
    return rows.map(({ id }) => id);
  }

  /** How many attributions outside the trash are to a source, or to pieces of an outlet, that is not ours yet. */
  async attributionsTo(table: 'sources' | 'outlets', id: number): Promise<number> {
    const own = table === 'sources' ? sql`s.id` : sql`s.outlet_id`;
    const { rows } = await sql<{ n: number }>`select count(*) as n from attributions as a
      join sources as s on s.id = a.source_id left join outlets as o on o.id = s.outlet_id
      where ${own} = ${id} and a.trashed_at is null and coalesce(o.is_ours, 0) = 0`.execute(this.db);
    return rows[0]?.n ?? 0;
  }

  /** Claims that one of two speakers tells as said by the other. */
  async recountedBetween(one: number, other: number): Promise<number[]> {
    const { rows } = await sql<{ id: number }>`select distinct c.id
      from attributions as a join claims as c on c.id = a.claim_id
      where a.recounted_by_id in (${one}, ${other}) and a.recounted_by_id <> coalesce(a.speaker_id, c.speaker_id)
        and coalesce(a.speaker_id, c.speaker_id) in (${one}, ${other}) order by c.id`.execute(this.db);
    return rows.map(({ id }) => id);
  }

  /** Claims that have both tags, with the row of the first. */
  async taggedWithBoth(
    from: number,
    into: number,
  ): Promise<{ readonly id: number; readonly claim_id: number }[]> {
    const { rows } = await sql<{ id: number; claim_id: number }>`select t.id, t.claim_id from claim_tags as t
      where t.tag_id = ${from} and exists
        (select 1 from claim_tags as o where o.claim_id = t.claim_id and o.tag_id = ${into})
      order by t.id`.execute(this.db);
    return rows;
  }

  async hasTag(claimId: number, tagId: number): Promise<boolean> {
    const row = this.db.selectFrom('claim_tags').select('id').where('claim_id', '=', claimId);
    return (await row.where('tag_id', '=', tagId).executeTakeFirst()) !== undefined;
  }

  /** Those of the claims with a finding on a facet, not superseded, that was recorded after an event. */
  async foundSince(claimIds: readonly number[], facet: Facet, seq: number): Promise<ReadonlySet<number>> {
    const rows = await this.db
      .selectFrom('findings')
      .select('findings.claim_id')
      .where(among('findings.claim_id', claimIds))
      .where('findings.facet', '=', facet)
      .where('findings.superseded_by', 'is', null)
      .where((eb) =>
        eb.exists(
          eb
            .selectFrom('events')
            .select('events.seq')
            .where('events.subject_kind', '=', 'finding')
            .whereRef('events.subject_id', '=', 'findings.id')
            .where('events.action', '=', 'added')
            .where('events.seq', '>', seq),
        ),
      )
      .execute();
    return new Set(rows.map(({ claim_id }) => claim_id));
  }
}

import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { among } from '../../platform/db/queries/among.js';
import type { Tx } from '../../platform/db/schema.js';

type Ids = readonly number[];

/** Finds the records of the practice story that others are linked to, which are not removed with it. */
export class PracticeUseReader {
  private readonly tx: Tx;

  constructor(tx: Tx) {
    this.tx = tx;
  }

  /** Quotations that are linked to others than these, or attributed by other sources. */
  async claims(claims: Ids, sources: Ids): Promise<ReadonlySet<number>> {
    return this.used(sql<Used>`
      select l.claim_id as id from claim_links as l join claims as c on c.id = l.other_claim_id
        where ${among('l.claim_id', claims)} and not ${among('l.other_claim_id', claims)}
          and l.trashed_at is null and c.trashed_at is null
      union select l.other_claim_id from claim_links as l join claims as c on c.id = l.claim_id
        where ${among('l.other_claim_id', claims)} and not ${among('l.claim_id', claims)}
          and l.trashed_at is null and c.trashed_at is null
      union select claim_id from attributions
        where ${among('claim_id', claims)} and not ${among('source_id', sources)} and trashed_at is null`);
  }

  /** Lists with other quotations than these. */
  async lists(lists: Ids, claims: Ids): Promise<ReadonlySet<number>> {
    return this.used(sql<Used>`
      select i.list_id as id from list_items as i join claims as c on c.id = i.claim_id
        where ${among('i.list_id', lists)} and not ${among('i.claim_id', claims)} and c.trashed_at is null`);
  }

  async speakers(speakers: Ids, going: Ids): Promise<ReadonlySet<number>> {
    return this.used(sql<Used>`
      select c.speaker_id as id from claims as c where ${among('c.speaker_id', speakers)} and ${stays(going)}
      union select a.speaker_id from attributions as a join claims as c on c.id = a.claim_id
        where ${among('a.speaker_id', speakers)} and a.trashed_at is null and ${stays(going)}
      union select a.voiced_by_id from attributions as a join claims as c on c.id = a.claim_id
        where ${among('a.voiced_by_id', speakers)} and a.trashed_at is null and ${stays(going)}
      union select a.recounted_by_id from attributions as a join claims as c on c.id = a.claim_id
        where ${among('a.recounted_by_id', speakers)} and a.trashed_at is null and ${stays(going)}
      union select f.actual_speaker_id from findings as f join claims as c on c.id = f.claim_id
        where ${among('f.actual_speaker_id', speakers)} and ${stays(going)}
      union select m.member_id from speaker_members as m join speakers as s on s.id = m.body_id
        where ${among('m.member_id', speakers)} and not ${among('m.body_id', speakers)} and s.trashed_at is null`);
  }

  async occasions(occasions: Ids, going: Ids): Promise<ReadonlySet<number>> {
    return this.used(sql<Used>`
      select c.occasion_id as id from claims as c where ${among('c.occasion_id', occasions)} and ${stays(going)}
      union select a.occasion_id from attributions as a join claims as c on c.id = a.claim_id
        where ${among('a.occasion_id', occasions)} and a.trashed_at is null and ${stays(going)}`);
  }

  /** By remaining quotations, occasions and titles, and by findings on copies of them. */
  async sources(
    sources: Ids,
    going: { readonly claims: Ids; readonly occasions: Ids; readonly speakers: Ids },
  ): Promise<ReadonlySet<number>> {
    return this.used(sql<Used>`
      select a.source_id as id from attributions as a join claims as c on c.id = a.claim_id
        where ${among('a.source_id', sources)} and a.trashed_at is null and ${stays(going.claims)}
      union select source_id from occasions where ${among('source_id', sources)}
        and trashed_at is null and not ${among('id', going.occasions)}
      union select t.source_id from speaker_titles as t join speakers as s on s.id = t.speaker_id
        where ${among('t.source_id', sources)} and s.trashed_at is null and not ${among('s.id', going.speakers)}
      union select n.source_id from snapshots as n join finding_evidence as e on e.snapshot_id = n.id
        join claims as c on c.id = e.claim_id where ${among('n.source_id', sources)} and ${stays(going.claims)}`);
  }

  async outlets(outlets: Ids, going: Ids): Promise<ReadonlySet<number>> {
    return this.used(sql<Used>`
      select outlet_id as id from sources
        where ${among('outlet_id', outlets)} and trashed_at is null and not ${among('id', going)}`);
  }

  async tags(tags: Ids, going: Ids): Promise<ReadonlySet<number>> {
    return this.used(sql<Used>`
      select t.tag_id as id from claim_tags as t join claims as c on c.id = t.claim_id
        where ${among('t.tag_id', tags)} and ${stays(going)}`);
  }

  private async used(query: RawBuilder<Used>): Promise<ReadonlySet<number>> {
    return new Set((await query.execute(this.tx)).rows.map(({ id }) => id));
  }
}

interface Used {
  readonly id: number;
}

/** Whether the claim `c` is not in the trash, and does not go there now. */
function stays(going: Ids): RawBuilder<SqlBool> {
  return sql<SqlBool>`c.trashed_at is null and not ${among('c.id', going)}`;
}

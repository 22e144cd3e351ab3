import { sql } from 'kysely';
import type { Credit } from '../../engines/context/credit.js';
import { amongListed } from '../../platform/db/queries/among.js';
import { UnfilteredReader } from '../../platform/db/queries/reader.js';
import type { Form } from '../../vocabulary.js';
import { creditsAnother } from './model/recorded-credit.js';

/** A wording of a quotation, with its source and whoever is recorded for it. */
interface RecordedWording {
  readonly claim_id: number;
  readonly text: string;
  readonly language: string | null;
  readonly form: Form;
  readonly speaker_id: number;
  readonly voiced_by_id: number | null;
  readonly recounted_by_id: number | null;
  readonly attribution_id: number;
  readonly source_id: number;
  readonly source: string;
  readonly source_language: string | null;
  /** 1 where the quotation or the attribution is in the trash. */
  readonly in_trash: 0 | 1;
}

/** A copy, and whom it credits with the words of a quotation. */
export interface CreditingCopy extends RecordedWording {
  readonly snapshot_id: number;
  readonly credit: Credit;
}

/** A source that is recorded as crediting one speaker with the words of another. */
export interface CreditingSource extends RecordedWording {
  readonly credited_id: number;
  readonly credited: string;
}

/** A wording whose comparison was given up: nobody knows whom its copies credit. */
export interface UnreadWording extends RecordedWording {
  /** Null where it waits in the trash. */
  readonly gave_up: 'time' | 'memory' | 'fault' | null;
}

/**
 * Reads whom copies credit with the quotations in which speakers have a part: their own, those that they utter for
 * somebody or recount, and those of bodies of which they are members. What is in the trash counts, since it may come
 * back. For editors and checkers, who see every copy.
 */
export class CreditedReader extends UnfilteredReader {
  /** These speakers and the bodies of which they are members: their names are held against the copies. */
  async withBodies(speakerIds: readonly number[]): Promise<number[]> {
    const listed = JSON.stringify(speakerIds);
    const { rows } = await sql<{ id: number }>`select value as id from json_each(${listed})
      union select body_id from speaker_members where ${amongListed('member_id', listed)}`.execute(this.db);
    return rows.map(({ id }) => id);
  }

  /** The attributions in which any of these has a part, ordered by id. */
  async attributionsOf(concerned: readonly number[]): Promise<number[]> {
    const { rows } = await sql<{ id: number }>`${partsOf(concerned)} order by id`.execute(this.db);
    return rows.map(({ id }) => id);
  }

  /** The newest compared copy of each of these attributions that says whose words they are. */
  async creditsOf(attributionIds: readonly number[]): Promise<CreditingCopy[]> {
    const { rows } = await sql<Omit<CreditingCopy, 'credit'> & { readonly credit: string }>`
      select ${RECORDED}, m.snapshot_id, m.credit ${FROM} join comparisons as m on m.attribution_id = a.id
        and m.snapshot_id = (select n.id from snapshots as n
          join comparisons as o on o.snapshot_id = n.id and o.attribution_id = a.id
          where n.source_id = a.source_id and n.trashed_at is null and o.verdict <> 'not_compared'
          order by n.captured_at desc, n.id desc limit 1)
      where ${amongListed('a.id', JSON.stringify(attributionIds))} and m.credit is not null
      order by a.id`.execute(this.db);
    return rows.map(({ credit, ...row }) => ({ ...row, credit: JSON.parse(credit) as Credit }));
  }

  /** Wordings in which any of these has a part and that are not compared any more, or not while they are in the trash. */
  async unread(concerned: readonly number[]): Promise<UnreadWording[]> {
    const { rows } = await sql<UnreadWording>`select ${RECORDED}, d.gave_up ${FROM}
      join comparisons_due as d on d.attribution_id = a.id
      where a.id in (${partsOf(concerned)}) and (d.gave_up is not null or not (${OUTSIDE_TRASH}))
      order by a.id`.execute(this.db);
    return rows;
  }

  /** The sources of quotations of either of two speakers that are recorded as crediting the other, ordered by id. */
  async recordedBetween(one: number, other: number): Promise<CreditingSource[]> {
    const { rows } =
      await sql<CreditingSource>`select ${RECORDED}, a.speaker_id as credited_id, n.name as credited
      ${FROM} join speakers as n on n.id = a.speaker_id
      where (a.speaker_id = ${one} and c.speaker_id = ${other}) or (a.speaker_id = ${other} and c.speaker_id = ${one})
      order by a.id`.execute(this.db);
    return rows.filter(creditsAnother);
  }

  /** How many wordings in which any of these has a part wait to be compared. */
  async waiting(concerned: readonly number[]): Promise<number> {
    const { rows } = await sql<{ readonly count: number }>`select count(*) as count ${FROM}
      join comparisons_due as d on d.attribution_id = a.id
      where a.id in (${partsOf(concerned)}) and d.gave_up is null and ${OUTSIDE_TRASH}`.execute(this.db);
    return rows[0]?.count ?? 0;
  }

  /** Quotations of a speaker that were added after a time (UTC, ISO 8601). */
  async addedSince(
    speakerId: number,
    at: string,
  ): Promise<Pick<CreditingCopy, 'claim_id' | 'text' | 'language' | 'form'>[]> {
    return this.db
      .selectFrom('claims')
      .select(['id as claim_id', 'text', 'language', 'form'])
      .where('speaker_id', '=', speakerId)
      .where('created_at', '>', at)
      .where('trashed_at', 'is', null)
      .orderBy('id')
      .execute();
  }
}

const RECORDED = sql`c.id as claim_id, c.text, c.language, c.form, c.speaker_id, a.voiced_by_id, a.recounted_by_id,
  a.id as attribution_id, a.source_id, s.title as source, s.language as source_language,
  c.trashed_at is not null or a.trashed_at is not null as in_trash`;

const FROM = sql`from attributions as a join claims as c on c.id = a.claim_id join sources as s on s.id = a.source_id`;

const OUTSIDE_TRASH = sql`c.trashed_at is null and a.trashed_at is null`;

function partsOf(concerned: readonly number[]) {
  const listed = JSON.stringify(concerned);
  return sql`select a.id from claims as c join attributions as a on a.claim_id = c.id
      where ${amongListed('c.speaker_id', listed)}
    union select id from attributions where ${amongListed('voiced_by_id', listed)}
    union select id from attributions where ${amongListed('recounted_by_id', listed)}`;
}

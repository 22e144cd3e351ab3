import { sql } from 'kysely';
import type { Credit } from '../../engines/context/credit.js';
import { UnfilteredReader } from '../../platform/db/queries/reader.js';
import type { Form } from '../../vocabulary.js';

/** A copy that credits the words of a quotation to somebody by name. */
export interface CreditingCopy {
  readonly claim_id: number;
  readonly text: string;
  readonly language: string | null;
  readonly form: Form;
  readonly voiced_by_id: number | null;
  readonly attribution_id: number;
  readonly source_id: number;
  readonly source: string;
  readonly source_language: string | null;
  readonly snapshot_id: number;
  readonly credit: Credit;
}

/** Reads whom copies credit with the quotations of speakers. For editors and checkers, who see every copy. */
export class CreditedReader extends UnfilteredReader {
  /** The newest compared copy of each attribution of these speakers’ quotations that credits somebody. */
  async of(speakerIds: readonly [number, number]): Promise<CreditingCopy[]> {
    const { rows } = await sql<Omit<CreditingCopy, 'credit'> & { readonly credit: string }>`
      select c.id as claim_id, c.text, c.language, c.form, a.voiced_by_id, a.id as attribution_id, a.source_id,
        s.title as source, s.language as source_language, m.snapshot_id, m.credit
      from claims as c join attributions as a on a.claim_id = c.id join sources as s on s.id = a.source_id
      join comparisons as m on m.attribution_id = a.id and m.snapshot_id =
        (select n.id from snapshots as n join comparisons as o on o.snapshot_id = n.id and o.attribution_id = a.id
          where n.source_id = a.source_id and n.trashed_at is null order by n.captured_at desc, n.id desc limit 1)
      where c.speaker_id in (${sql.join(speakerIds)}) and c.trashed_at is null and a.trashed_at is null
        and json_extract(m.credit, '$.certainty') in ('named', 'inferred')
      order by c.id, a.id`.execute(this.db);
    return rows.map(({ credit, ...row }) => ({ ...row, credit: JSON.parse(credit) as Credit }));
  }

  /** How many wordings of these speakers’ quotations wait to be compared, so that it is not known whom they credit. */
  async waiting(speakerIds: readonly [number, number]): Promise<number> {
    const { rows } = await sql<{ readonly count: number }>`select count(*) as count
      from claims as c join attributions as a on a.claim_id = c.id
      join comparisons_due as d on d.attribution_id = a.id
      where c.speaker_id in (${sql.join(speakerIds)}) and c.trashed_at is null and a.trashed_at is null
        and d.gave_up is null`.execute(this.db);
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

import { sql } from 'kysely';
import type { KeptCopy, WaitingWording } from '../../checking/comparison-queue/model/waiting.js';
import type { Names } from '../../derived/match/model/spoken.js';
import { NamesReader } from '../../derived/match/names-store.js';
import type { Credit } from '../../engines/context/credit.js';
import type { FidelityFlag } from '../../engines/fidelity/verdict.js';
import { UnfilteredReader } from '../../platform/db/queries/reader.js';
import type { StoredVerdict } from '../../vocabulary.js';

/** A wording of a source, and its comparison with the newest copy. */
export interface NewestCompared extends WaitingWording {
  readonly claim_id: number;
  readonly text: string;
  readonly verdict: StoredVerdict | null;
  readonly flags: readonly FidelityFlag[];
  readonly credit: Credit | null;
  readonly speaker_id: number;
  readonly voiced_by_id: number | null;
  readonly recounted_by_id: number | null;
}

/** Reads what must be compared again after a merge of two sources. For editors, who see every copy. */
export class NewestReader extends UnfilteredReader {
  /** The newest saved copy of a source that can be compared with; null for none. */
  async copyOf(sourceId: number): Promise<KeptCopy | null> {
    const row = await this.db
      .selectFrom('snapshots')
      .select(['id', 'captured_at', sql<number>`octet_length(text)`.as('bytes')])
      .where('source_id', '=', sourceId)
      .where('trashed_at', 'is', null)
      .where('text', 'is not', null)
      .orderBy('captured_at', 'desc')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row ?? null;
  }

  /** Gives the names of those on record for any of these. */
  namesOf(wordings: readonly NewestCompared[]): Promise<(one: NewestCompared) => Names> {
    return new NamesReader(this.db).of(wordings);
  }

  async wordingsOf(sourceId: number, limit: number): Promise<NewestCompared[]> {
    const { rows } = await sql<Read>`
      select a.id, a.version, a.wording, coalesce(a.language, c.language) as language, a.claim_id, c.text,
        c.speaker_id, a.voiced_by_id, a.recounted_by_id,
        coalesce(a.form, c.form) as form, a.language is null and c.language_guessed as language_guessed,
        (select json_group_array(name) from (select s.name from speakers as s where s.id = c.speaker_id
          union all select n.name from speaker_names as n where n.speaker_id = c.speaker_id and n.awaits_since is null)) as speakers,
        null as snapshot_id, null as start_utf16, null as end_utf16, m.verdict, m.flags, m.credit
      from attributions as a join claims as c on c.id = a.claim_id
      left join comparisons as m on m.attribution_id = a.id and m.snapshot_id =
        (select s.id from snapshots as s join comparisons as o on o.snapshot_id = s.id and o.attribution_id = a.id
          where s.source_id = a.source_id and s.trashed_at is null
          order by s.captured_at desc, s.id desc limit 1)
      where a.source_id = ${sourceId} and a.trashed_at is null and c.trashed_at is null and a.wording is not null
      order by a.id limit ${limit}`.execute(this.db);
    return rows.map(({ flags, credit, speakers, language_guessed, ...row }) => ({
      ...row,
      flags: JSON.parse(flags ?? '[]') as FidelityFlag[],
      credit: credit === null ? null : (JSON.parse(credit) as Credit),
      speakers: JSON.parse(speakers) as string[],
      language_guessed: language_guessed === 1,
    }));
  }
}

interface Read extends Omit<NewestCompared, 'flags' | 'credit' | 'speakers' | 'language_guessed'> {
  readonly flags: string | null;
  readonly credit: string | null;
  readonly speakers: string;
  readonly language_guessed: 0 | 1;
}

import { shingles, wordsHash } from '../../engines/text/likeness.js';
import { visibleTo } from '../../platform/db/queries/visible.js';
import type { Db, Tx } from '../../platform/db/schema.js';
import { seesRestricted, type Viewer } from '../../platform/viewer.js';

/** A claim as an import file describes it. */
export interface DescribedClaim {
  readonly text: string;
  readonly speaker: string;
  /** Null where none is named: then any source matches. */
  readonly source: string | null;
}

/**
 * Maximum number of shingles among which the rarest is looked for. All rows with the same words share every shingle,
 * and 64 include one with the distinguishing word of a table whose rows differ in one word.
 */
const MAX_SHINGLES_READ = 64;
/** Shingles of more claims than this are common. */
const MIN_CLAIMS_OF_COMMON_SHINGLE = 100;
/** With at most this many claims, reading them costs less than looking for a rarer shingle. */
const MAX_CLAIMS_OF_RARE_SHINGLE = 5;

/** Finds a claim with the same words, of a speaker with the same name, in a source with the same title. */
export class SameClaimReader {
  private readonly db: Db | Tx;
  private readonly viewer: Viewer;

  constructor(db: Db | Tx, viewer: Viewer) {
    this.db = db;
    this.viewer = viewer;
  }

  /** Its id, the oldest where there are several; null for none, and for one that may not be seen. */
  async sameAs(told: DescribedClaim): Promise<number | null> {
    const hash = wordsHash(told.text);
    const shingle = await this.rarest(shingles(told.text).slice(0, MAX_SHINGLES_READ));
    if (shingle === null) return null;
    const candidates = await this.candidates(told, shingle);
    return candidates.find(({ text }) => wordsHash(text) === hash)?.id ?? null;
  }

  /** The shingle with the fewest claims, since all rows of a file may begin with the same three words. */
  private async rarest(wanted: readonly number[]): Promise<number | null> {
    let [rarest, fewest]: [number | null, number] = [null, Number.POSITIVE_INFINITY];
    for (const shingle of wanted) {
      const n = await this.countOf(shingle);
      if (n < fewest) [rarest, fewest] = [shingle, n];
      if (fewest <= MAX_CLAIMS_OF_RARE_SHINGLE) break;
    }
    return rarest;
  }

  private async countOf(shingle: number): Promise<number> {
    const some = this.db.selectFrom('claim_shingles').select('claim_id').where('shingle', '=', shingle);
    const counted = this.db.selectFrom(some.limit(MIN_CLAIMS_OF_COMMON_SHINGLE + 1).as('some'));
    return (await counted.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n;
  }

  private candidates({ speaker, source }: DescribedClaim, shingle: number) {
    return this.db
      .selectFrom('claim_shingles')
      .innerJoin('claims', 'claims.id', 'claim_shingles.claim_id')
      .innerJoin('speakers', 'speakers.id', 'claims.speaker_id')
      .select(['claims.id', 'claims.text'])
      .where('claim_shingles.shingle', '=', shingle)
      .where('speakers.name', '=', speaker)
      .where('claims.trashed_at', 'is', null)
      .where(visibleTo({ seesRestricted: seesRestricted(this.viewer) }).claims())
      .$if(source !== null, (some) =>
        some.where((eb) =>
          eb.exists(
            eb
              .selectFrom('attributions')
              .innerJoin('sources', 'sources.id', 'attributions.source_id')
              .select('attributions.id')
              .whereRef('attributions.claim_id', '=', 'claims.id')
              .where('attributions.trashed_at', 'is', null)
              .where('sources.title', '=', source ?? ''),
          ),
        ),
      )
      .orderBy('claims.id')
      .execute();
  }
}

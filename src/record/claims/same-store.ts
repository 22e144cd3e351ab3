import { shingles, wordsHash } from '../../engines/text/likeness.js';
import type { Db, Tx } from '../../platform/db/schema.js';
import { visibleTo } from '../../platform/db/visible.js';
import { seesRestricted, type Viewer } from '../../platform/viewer.js';

/** A claim as a file tells it. */
export interface Told {
  readonly text: string;
  readonly speaker: string;
  /** Null where it names none: then any will do. */
  readonly source: string | null;
}

/**
 * Shingles of a text among which the rarest is looked for: those with the same words have them all. So many that of a
 * table whose rows differ in one word, one with that word is among them.
 */
const LOOKED_UP = 64;
/** A shingle of more claims than this is common. */
const COMMON = 100;
/** Of so few claims, that looking for a rarer one costs more than reading them. */
const RARE = 5;

/** Finds the claim that has the same words, of a speaker of the same name, in a source of the same title. */
export class SameClaimReader {
  private readonly db: Db | Tx;
  private readonly viewer: Viewer;

  constructor(db: Db | Tx, viewer: Viewer) {
    this.db = db;
    this.viewer = viewer;
  }

  /** Its number, the oldest where there are several; null for none, and for one that may not be seen. */
  async sameAs(told: Told): Promise<number | null> {
    const hash = wordsHash(told.text);
    const shingle = await this.rarest(shingles(told.text).slice(0, LOOKED_UP));
    if (shingle === null) return null;
    const candidates = await this.candidates(told, shingle);
    return candidates.find(({ text }) => wordsHash(text) === hash)?.id ?? null;
  }

  /** Of shingles the one that the fewest claims have: all rows of a file may begin with the same three words. */
  private async rarest(wanted: readonly number[]): Promise<number | null> {
    let [rarest, fewest]: [number | null, number] = [null, Number.POSITIVE_INFINITY];
    for (const shingle of wanted) {
      const n = await this.countOf(shingle);
      if (n < fewest) [rarest, fewest] = [shingle, n];
      if (fewest <= RARE) break;
    }
    return rarest;
  }

  private async countOf(shingle: number): Promise<number> {
    const some = this.db.selectFrom('claim_shingles').select('claim_id').where('shingle', '=', shingle);
    const counted = this.db.selectFrom(some.limit(COMMON + 1).as('some'));
    return (await counted.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n;
  }

  private candidates({ speaker, source }: Told, shingle: number) {
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

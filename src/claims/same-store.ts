import { seesRestricted, type Viewer } from '../accounts/model.js';
import type { Db, Tx } from '../db/schema.js';
import { visibleTo } from '../db/visible.js';
import { shingles, wordsHash } from '../engines/text/likeness.js';

/** A claim as a file tells it. */
export interface Told {
  readonly text: string;
  readonly speaker: string;
  /** Null where it names none: then any will do. */
  readonly source: string | null;
}

/** Shingles that are looked up for one text: those with the same words have them all. */
const LOOKED_UP = 4;

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
    const candidates = await this.candidates(told);
    return candidates.find(({ text }) => wordsHash(text) === hash)?.id ?? null;
  }

  private candidates({ text, speaker, source }: Told) {
    const wanted = shingles(text).slice(0, LOOKED_UP);
    return this.db
      .selectFrom('claim_shingles')
      .innerJoin('claims', 'claims.id', 'claim_shingles.claim_id')
      .innerJoin('speakers', 'speakers.id', 'claims.speaker_id')
      .select(['claims.id', 'claims.text'])
      .where('claim_shingles.shingle', 'in', wanted)
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
      .groupBy('claims.id')
      .having((eb) => eb.fn.countAll(), '=', wanted.length)
      .orderBy('claims.id')
      .execute();
  }
}

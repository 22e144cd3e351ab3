import { wholeKey } from '../../engines/alike/claim-keys.js';
import { comparableWords, wordsHash } from '../../engines/text/likeness.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';

/** A claim as an import file describes it. */
export interface DescribedClaim {
  readonly text: string;
  readonly speaker: string;
  /** Null where none is named: then any source matches. */
  readonly source: string | null;
}

/** Finds a claim with the same words, of a speaker with the same name, in a source with the same title. */
export class SameClaimReader extends ViewerReader {
  /** Its id, the oldest where there are several; null for none, and for one that may not be seen. */
  async sameAs(described: DescribedClaim): Promise<number | null> {
    const hash = wordsHash(described.text);
    const candidates = await this.candidates(described, wholeKey(comparableWords(described.text)));
    return candidates.find(({ text }) => wordsHash(text) === hash)?.id ?? null;
  }

  private candidates({ speaker, source }: DescribedClaim, key: number) {
    return this.db
      .selectFrom('claim_shingles')
      .innerJoin('claims', 'claims.id', 'claim_shingles.claim_id')
      .innerJoin('speakers', 'speakers.id', 'claims.speaker_id')
      .select(['claims.id', 'claims.text'])
      .where('claim_shingles.shingle', '=', key)
      .where('speakers.name', '=', speaker)
      .where('claims.trashed_at', 'is', null)
      .where(this.visible.claims())
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

import { seesRestricted, type Viewer } from '../accounts/model.js';
import { insertBare } from '../db/insert.js';
import type { Db, Tx } from '../db/schema.js';
import { visibleTo } from '../db/visible.js';
import { fold } from '../engines/text/fold.js';
import { type Likeness, likeness, shingles, wordsHash } from '../engines/text/likeness.js';

/** A claim that may be the same statement. */
export interface Alike {
  readonly id: number;
  readonly text: string;
  readonly language: string | null;
  readonly speaker_name: string;
  readonly kind: Exclude<Likeness['kind'], 'different'>;
}

/** Shingles looked up for one text: enough to find any like it, however long it is. */
const MOST_SHINGLES = 200;
const CANDIDATES = 20;

/** Finds claims with the same words, or nearly, as one viewer may see them. */
export class ClaimLikenessReader {
  private readonly db: Db | Tx;
  private readonly viewer: Viewer;

  constructor(db: Db | Tx, viewer: Viewer) {
    this.db = db;
    this.viewer = viewer;
  }

  async alike(text: string, except: number | null = null): Promise<Alike[]> {
    const wanted = shingles(text).slice(0, MOST_SHINGLES);
    if (wanted.length === 0) return [];
    const candidates = await this.db
      .selectFrom('claim_shingles')
      .innerJoin('claims', 'claims.id', 'claim_shingles.claim_id')
      .innerJoin('speakers', 'speakers.id', 'claims.speaker_id')
      .select(['claims.id', 'claims.text', 'claims.language', 'speakers.name as speaker_name'])
      .where('claim_shingles.shingle', 'in', wanted)
      .where('claims.id', '<>', except ?? 0)
      .where('claims.trashed_at', 'is', null)
      .where(visibleTo({ seesRestricted: seesRestricted(this.viewer) }).claims())
      .groupBy('claims.id')
      .orderBy((eb) => eb.fn.countAll(), 'desc')
      .limit(CANDIDATES)
      .execute();
    return candidates.flatMap((claim) => {
      const { kind } = likeness(text, claim.text);
      return kind === 'different' ? [] : [{ ...claim, kind }];
    });
  }
}

/** A claim as a file tells it. */
export interface Told {
  readonly text: string;
  readonly speaker: string;
  /** Null where it names none: then any will do. */
  readonly source: string | null;
}

/** Finds the claim that has the same words, of a speaker of the same name, in a source of the same title. */
export class SameClaimReader {
  private readonly db: Db | Tx;
  private readonly viewer: Viewer;

  constructor(db: Db | Tx, viewer: Viewer) {
    this.db = db;
    this.viewer = viewer;
  }

  /** Its number, the oldest where there are several; null for none, and for one that may not be seen. */
  async sameAs({ text, speaker, source }: Told): Promise<number | null> {
    const same = await this.db
      .selectFrom('claim_search')
      .innerJoin('claims', 'claims.id', 'claim_search.claim_id')
      .innerJoin('speakers', 'speakers.id', 'claims.speaker_id')
      .select('claims.id')
      .where('claim_search.words_sha256', '=', wordsHash(text))
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
      .limit(1)
      .executeTakeFirst();
    return same?.id ?? null;
  }
}

/** Writes what is derived from a claim: its folded words with its speaker's names, and its shingles. */
export class ClaimSearchWriter {
  private readonly tx: Tx;
  /** Of speakers that were asked for before: an import has few of them, and many claims. */
  private readonly names = new Map<number, readonly string[]>();

  constructor(tx: Tx) {
    this.tx = tx;
  }

  async claimsOfSpeaker(speakerId: number): Promise<number[]> {
    return (
      await this.tx.selectFrom('claims').select('id').where('speaker_id', '=', speakerId).execute()
    ).map(({ id }) => id);
  }

  async refresh(claimId: number): Promise<void> {
    await this.tx.deleteFrom('claim_search').where('claim_id', '=', claimId).execute();
    await this.tx.deleteFrom('claim_shingles').where('claim_id', '=', claimId).execute();
    const claim = await this.tx
      .selectFrom('claims')
      .select(['text', 'speaker_id', 'erased_by'])
      .where('id', '=', claimId)
      .executeTakeFirst();
    if (claim === undefined || claim.erased_by !== null) return;
    await this.write(claimId, claim.text, await this.namesOf(claim.speaker_id));
  }

  /** The same for a claim that is new, so that nothing has to be taken away first. */
  async add(claim: {
    readonly id: number;
    readonly text: string;
    readonly speaker_id: number;
  }): Promise<void> {
    let names = this.names.get(claim.speaker_id);
    if (names === undefined) {
      names = await this.namesOf(claim.speaker_id);
      this.names.set(claim.speaker_id, names);
    }
    await this.write(claim.id, claim.text, names);
  }

  private async write(claim_id: number, text: string, names: readonly string[]): Promise<void> {
    const folded = fold([text, ...names].join('\n'));
    await insertBare(this.tx, 'claim_search', { claim_id, folded, words_sha256: wordsHash(text) });
    for (const shingle of shingles(text)) await insertBare(this.tx, 'claim_shingles', { shingle, claim_id });
  }

  /** Makes everything anew from the claims, says how far it is, and answers how many claims there are. */
  async rebuild(progress: (done: number, total: number) => void): Promise<number> {
    const ids = await this.tx.selectFrom('claims').select('id').orderBy('id').execute();
    for (const [at, { id }] of ids.entries()) {
      await this.refresh(id);
      progress(at + 1, ids.length);
    }
    return ids.length;
  }

  private async namesOf(speakerId: number): Promise<string[]> {
    const own = await this.tx.selectFrom('speakers').select('name').where('id', '=', speakerId).execute();
    const others = await this.tx
      .selectFrom('speaker_names')
      .select('name')
      .where('speaker_id', '=', speakerId)
      .execute();
    return [...own, ...others].map(({ name }) => name);
  }
}

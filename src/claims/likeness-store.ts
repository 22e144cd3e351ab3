import { seesRestricted, type Viewer } from '../accounts/model.js';
import { eachOf } from '../db/among.js';
import type { Db, Tx } from '../db/schema.js';
import { visibleTo } from '../db/visible.js';
import { type Likeness, likeness, shingles } from '../engines/text/likeness.js';

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
/** Claims read at once when everything is made anew. */
const BATCH = 500;

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

/** Writes what claims are compared by. */
export class ClaimLikenessWriter {
  private readonly tx: Tx;

  constructor(tx: Tx) {
    this.tx = tx;
  }

  async refresh(claimId: number): Promise<void> {
    await this.tx.deleteFrom('claim_shingles').where('claim_id', '=', claimId).execute();
    const claim = await this.tx
      .selectFrom('claims')
      .select(['id', 'text', 'erased_by'])
      .where('id', '=', claimId)
      .executeTakeFirst();
    if (claim === undefined || claim.erased_by !== null) return;
    await this.add(claim);
  }

  /** Makes everything anew from the claims, says how far it is, and answers how many claims there are. */
  async rebuild(progress: (done: number, total: number) => void): Promise<number> {
    await this.tx.deleteFrom('claim_shingles').execute();
    const ids = await this.tx.selectFrom('claims').select('id').orderBy('id').execute();
    for (let at = 0; at < ids.length; at += BATCH) {
      for (const claim of await this.claimsAfter(ids[at - 1]?.id ?? 0)) {
        if (claim.erased_by === null) await this.add(claim);
      }
      progress(Math.min(at + BATCH, ids.length), ids.length);
    }
    return ids.length;
  }

  private claimsAfter(id: number) {
    return this.tx
      .selectFrom('claims')
      .select(['id', 'text', 'erased_by'])
      .where('id', '>', id)
      .orderBy('id')
      .limit(BATCH)
      .execute();
  }

  /** The same for a claim that is new, so that nothing has to be taken away first. */
  async add(claim: { readonly id: number; readonly text: string }): Promise<void> {
    await this.tx
      .insertInto('claim_shingles')
      .columns(['shingle', 'claim_id'])
      .expression((eb) =>
        eb
          .selectFrom(eachOf(shingles(claim.text)).as('each'))
          .select(['each.value', eb.val(claim.id).as('claim_id')]),
      )
      .execute();
  }
}

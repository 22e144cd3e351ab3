import { sql } from 'kysely';
import { storedKeys } from '../../engines/alike/claim-keys.js';
import { among } from '../../platform/db/among.js';
import type { Tx } from '../../platform/db/schema.js';

/** Claims read at once when everything is made anew: their half a million shingles take some megabytes. */
const BATCH = 20_000;
/** Shingles written by one statement: it takes some milliseconds, in which nobody else is answered. */
const ROWS = 5_000;
/** A shingle of 31 bits and a claim, told by its distance from another, in one number that is exact. */
const IDS = 2 ** 22;

interface Worded {
  readonly id: number;
  readonly text: string;
}

/** Writes what claims are compared by. */
export class ClaimLikenessWriter {
  private readonly tx: Tx;

  constructor(tx: Tx) {
    this.tx = tx;
  }

  /** Derives anew what these claims are compared by: of claims whose words are others now, or were erased. */
  async refresh(claimIds: readonly number[]): Promise<void> {
    if (claimIds.length === 0) return;
    await this.tx.deleteFrom('claim_shingles').where(among('claim_id', claimIds)).execute();
    const claims = this.tx.selectFrom('claims').select(['id', 'text']).where('erased_by', 'is', null);
    await this.add(await claims.where(among('id', claimIds)).execute());
  }

  /** Makes everything anew from the claims, says how far it is, and answers how many claims there are. */
  async rebuild(progress: (done: number, total: number) => void): Promise<number> {
    await this.tx.deleteFrom('claim_shingles').execute();
    const ids = await this.tx.selectFrom('claims').select('id').orderBy('id').execute();
    for (let at = 0; at < ids.length; at += BATCH) {
      await this.add(await this.claimsAfter(ids[at - 1]?.id ?? 0));
      progress(Math.min(at + BATCH, ids.length), ids.length);
    }
    return ids.length;
  }

  private async claimsAfter(id: number): Promise<Worded[]> {
    const rows = await this.tx
      .selectFrom('claims')
      .select(['id', 'text', 'erased_by'])
      .where('id', '>', id)
      .orderBy('id')
      .limit(BATCH)
      .execute();
    return rows.filter(({ erased_by }) => erased_by === null);
  }

  /** The same for claims that are new, so that nothing has to be taken away first. */
  async add(claims: readonly Worded[]): Promise<void> {
    const packed: number[] = [];
    let base = claims[0]?.id ?? 0;
    for (const { id, text } of claims) {
      if (id < base || id >= base + IDS) {
        await this.insert(packed.splice(0), base);
        base = id;
      }
      for (const key of storedKeys(text)) packed.push(key * IDS + (id - base));
    }
    await this.insert(packed, base);
  }

  // In the order in which they are kept: a new claim's shingles lie all over the table, and with many claims each
  // page of it would be fetched and written as often as it has rows.
  private async insert(packed: readonly number[], base: number): Promise<void> {
    const sorted = Float64Array.from(packed).sort();
    for (let at = 0; at < sorted.length; at += ROWS)
      await sql`INSERT INTO claim_shingles (shingle, claim_id)
        SELECT value / ${sql.lit(IDS)}, value % ${sql.lit(IDS)} + ${base}
        FROM json_each(${`[${sorted.subarray(at, at + ROWS).join()}]`})`.execute(this.tx);
  }
}

import { sql } from 'kysely';
import { storedKeys } from '../../engines/alike/claim-keys.js';
import { among } from '../../platform/db/queries/among.js';
import { InTransaction } from '../../platform/db/queries/reader.js';
import type { Rebuilder } from '../../platform/db/rebuilder.js';
import type { Tx } from '../../platform/db/schema.js';

/** Claims read at once for a rebuild: their half a million shingles take some megabytes. */
const BATCH = 20_000;
/** Shingles written by one statement: some milliseconds, during which nothing else runs. */
const ROWS = 5_000;
/** Packs a 31-bit shingle and the distance of a claim's id from a base into one exact number. */
const IDS = 2 ** 22;

interface Worded {
  readonly id: number;
  readonly text: string;
}

/** Writes the comparison keys of claims. */
export class ClaimLikenessWriter extends InTransaction {
  /**
   * Recomputes the keys of claims whose words changed or were erased.
   * @param wordsBefore by claim; null where they are not known: its keys are then looked for in the whole table
   */
  async refresh(wordsBefore: ReadonlyMap<number, string | null>): Promise<void> {
    if (wordsBefore.size === 0) return;
    const ids = [...wordsBefore.keys()];
    const unknown = ids.filter((id) => wordsBefore.get(id) === null);
    if (unknown.length > 0)
      await this.tx.deleteFrom('claim_shingles').where(among('claim_id', unknown)).execute();
    for (const [id, text] of wordsBefore) if (text !== null) await this.remove(id, storedKeys(text));
    const claims = this.tx.selectFrom('claims').select(['id', 'text']).where('erased_by', 'is', null);
    await this.add(await claims.where(among('id', ids)).execute());
  }

  private async remove(claimId: number, keys: readonly number[]): Promise<void> {
    const own = this.tx.deleteFrom('claim_shingles').where('claim_id', '=', claimId);
    await own.where(among('shingle', keys)).execute();
  }

  /** Recomputes the keys of all claims, reports progress, and returns the number of claims. */
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

  /** Adds keys of new claims, which have none to delete. */
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

  // In key order: a new claim's shingles are spread over the table, so that unordered rows would fetch and write each
  // page many times.
  private async insert(packed: readonly number[], base: number): Promise<void> {
    const sorted = Float64Array.from(packed).sort();
    for (let at = 0; at < sorted.length; at += ROWS)
      await sql`INSERT INTO claim_shingles (shingle, claim_id)
        SELECT value / ${sql.lit(IDS)}, value % ${sql.lit(IDS)} + ${base}
        FROM json_each(${`[${sorted.subarray(at, at + ROWS).join()}]`})`.execute(this.tx);
  }
}

/** Recomputes the keys of claims whatever is stored of them. */
export function deriveKeys(tx: Tx, claimIds: readonly number[]): Promise<void> {
  return new ClaimLikenessWriter(tx).refresh(new Map(claimIds.map((id) => [id, null])));
}

/** The comparison keys of claims. */
export const claimIndex: Rebuilder = {
  name: 'comparison keys of quotations',
  async rebuild(change, progress) {
    return { rows: await new ClaimLikenessWriter(change.tx).rebuild(progress) };
  },
};

import type { Db, Tx } from '../db/schema.js';

/** Reads what an exchange of whole desks has to know, restricted or not: only the terminal asks for it. */
export class ExchangeReader {
  private readonly db: Db | Tx;

  constructor(db: Db | Tx) {
    this.db = db;
  }

  /** Whatever the case of its letters A to Z, as the index that keeps names apart has it. */
  async tagNamed(name: string): Promise<{ readonly id: number } | undefined> {
    return this.db
      .selectFrom('tags')
      .select('id')
      .where((eb) => eb(eb.fn<string>('lower', ['name']), '=', eb.fn<string>('lower', [eb.val(name)])))
      .where('trashed_at', 'is', null)
      .executeTakeFirst();
  }

  /** Whether there is no claim and never was one. */
  async hasNoClaims(): Promise<boolean> {
    const claim = await this.db.selectFrom('claims').select('id').limit(1).executeTakeFirst();
    const event = await this.db
      .selectFrom('events')
      .select('seq')
      .where('subject_kind', '=', 'claim')
      .limit(1)
      .executeTakeFirst();
    return claim === undefined && event === undefined;
  }
}

import { deferReferences } from '../db/defer-references.js';
import type { Tx } from '../db/schema.js';

/**
 * The numbers that the next attributions of a change will get, so that a claim can be added with its reference
 * in place, before that is. Nobody else may add attributions meanwhile.
 */
export class NextAttribution {
  private readonly tx: Tx;
  private last = 0;

  constructor(tx: Tx) {
    this.tx = tx;
  }

  /** From here on to the end of the change, references are held to the rows only at its end. */
  async begin(): Promise<void> {
    await deferReferences(this.tx);
    const highest = await this.tx
      .selectFrom('attributions')
      .select('id')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();
    this.last = highest?.id ?? 0;
  }

  /** @param after how many others are added before it */
  next(after: number): number {
    return this.last + 1 + after;
  }

  /** To be told of each attribution that is added. @throws Error where it got another number */
  took({ id }: { readonly id: number }): number {
    if (id !== this.last + 1) throw new Error(`Attribution ${id} was to be ${this.last + 1}.`);
    this.last = id;
    return id;
  }
}

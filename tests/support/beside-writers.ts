import { expect } from 'vitest';
import type { Db } from '../../src/platform/db/schema.js';
import type { Sends } from './desk.js';
import { type Answered, type Sending, send, sending } from './sender.js';

// Who works beside the writers of a desk that is killed: one who takes in tables, one who merges speakers. Each keeps
// a book of what was acknowledged.

export interface Beside {
  /** Goes on until the desk is gone. @returns how often it was acknowledged */
  workUntilGone(url: string): Promise<number>;
  /** Sends once more what was not acknowledged, to the letter and under its key. */
  repeat(url: string): Promise<void>;
  /** Nothing of it is there by half, and all that was acknowledged is. */
  expectWhole(db: Db): Promise<void>;
}

const ROWS = 25;

/** Takes in one table of claims after another. */
export class Importer implements Beside {
  readonly #sends: Sends;
  readonly #taken = new Set<number>();
  /** How many it was refused, as where others wrote meanwhile. */
  refused = 0;
  #count = 0;
  #pending: Sending | null = null;

  constructor(sends: Sends) {
    this.#sends = sends;
  }

  async workUntilGone(url: string): Promise<number> {
    for (let done = 0; ; ) {
      this.#pending ??= this.#next();
      const answer = await send(url, this.#sends, this.#pending);
      if (answer === null) return done;
      if (this.#note(answer)) done += 1;
    }
  }

  async repeat(url: string): Promise<void> {
    if (this.#pending === null) return;
    this.#note(await send(url, this.#sends, this.#pending));
  }

  async expectWhole(db: Db): Promise<void> {
    const claims = await db.selectFrom('claims').select('text').where('text', 'like', 'Table %').execute();
    const rows = new Map<number, number>();
    for (const { text } of claims) {
      const table = Number(text.split(' ')[1]);
      rows.set(table, (rows.get(table) ?? 0) + 1);
    }
    expect([...rows.values()].filter((count) => count !== ROWS)).toEqual([]);
    expect([...this.#taken].filter((table) => !rows.has(table))).toEqual([]);
  }

  #note(answer: Answered): boolean {
    if (answer === null) throw new Error('The desk is gone.');
    if (![201, 409, 503].includes(answer.status)) throw new Error(`import: ${answer.status} ${answer.text}`);
    const isTaken = answer.status === 201;
    if (isTaken) this.#taken.add(this.#count);
    else this.refused += 1;
    this.#pending = null;
    return isTaken;
  }

  #next(): Sending {
    this.#count += 1;
    const at = this.#count;
    const lines = Array.from(
      { length: ROWS },
      (_, row) => `Table ${at} has row ${row} of it${at}x${row},Importing person,Leaf ${at} ${row}`,
    );
    return sending('POST', '/import', { text: ['text,speaker,source', ...lines, ''].join('\n') });
  }
}

/** Adds two speakers, quotes the one and merges it into the other, again and again. */
export class Merger implements Beside {
  readonly #sends: Sends;
  readonly #merged = new Map<number, number>();
  #count = 0;
  /** Ids that were answered for this pair: the speaker that goes, the one that stays, the quotation. */
  #ids: number[] = [];
  #pending: Sending | null = null;

  constructor(sends: Sends) {
    this.#sends = sends;
  }

  async workUntilGone(url: string): Promise<number> {
    for (let done = 0; ; done += 1) {
      if (!(await this.#step(url))) return done;
    }
  }

  async repeat(url: string): Promise<void> {
    if (this.#pending !== null && !(await this.#step(url))) throw new Error('The desk is gone.');
  }

  async expectWhole(db: Db): Promise<void> {
    const speakers = await db.selectFrom('speakers').select(['id', 'merged_into_id']).execute();
    const into = new Map(speakers.map(({ id, merged_into_id }) => [id, merged_into_id]));
    expect([...this.#merged].filter(([from, to]) => into.get(from) !== to)).toEqual([]);
    const away = speakers.filter(({ merged_into_id }) => merged_into_id !== null).map(({ id }) => id);
    for (const table of ['claims', 'attributions'] as const) {
      const left = await db.selectFrom(table).select('speaker_id').where('speaker_id', 'in', away).execute();
      expect(left, `${table} of speakers that were merged`).toEqual([]);
    }
  }

  async #step(url: string): Promise<boolean> {
    this.#pending ??= this.#next();
    const answer = await send(url, this.#sends, this.#pending);
    if (answer === null) return false;
    if (answer.status >= 300) throw new Error(`${this.#pending.path}: ${answer.status} ${answer.text}`);
    this.#note(JSON.parse(answer.text));
    this.#pending = null;
    return true;
  }

  #note({ id }: { readonly id: number }): void {
    const [from, into, claim] = this.#ids;
    if (from === undefined || into === undefined || claim === undefined) return void this.#ids.push(id);
    this.#merged.set(from, into);
    this.#ids = [];
  }

  #next(): Sending {
    const [from, into, claim] = this.#ids;
    if (from === undefined) this.#count += 1;
    const [old, fresh] = [`Vorname${this.#count} Alt`, `Person${this.#count} Neu`];
    if (from === undefined) return sending('POST', '/speakers', { name: old, kind: 'person' });
    if (into === undefined) return sending('POST', '/speakers', { name: fresh, kind: 'person' });
    if (claim !== undefined) return sending('POST', `/speakers/${from}/merge`, { into_id: into }, 1);
    const source = { type: 'article', title: `Leaf of ${old}` };
    const attribution = { source, tier: 'secondary' };
    const words = { text: `Said by ${old}`, form: 'direct', speaker: { name: old, kind: 'person' } };
    return sending('POST', '/claims', { ...words, attribution });
  }
}

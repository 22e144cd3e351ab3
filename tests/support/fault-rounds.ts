import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { openDesk, type Sends } from './desk.js';
import { type Sending, send, sending } from './sender.js';
import { type Desk, serve, temporaryFolder } from './serve.js';
import { expectSound, reading } from './sound.js';
import { type Fault, faultIn } from './strace.js';

// A served desk whose disk fails at one place after another. What it says of each write is held against what is there
// after it was killed and served again: what it called saved is, what it called not saved is not, and of the rest it
// said that it does not know.

export interface FaultFigures {
  places: number;
  /** Calls to the system that failed. */
  faults: number;
  saved: number;
  refused: number;
  unknown: number;
  /** Of those unknown: how many were there after the kill. */
  unknownThere: number;
  readyAgain: number;
}

type Word = 'saved' | 'refused' | 'unknown';

interface Write {
  readonly words: string;
  readonly sending: Sending;
  word: Word;
}

const WRITERS = 3;
const EACH = 3;

export class FaultyDisk {
  readonly figures: FaultFigures = {
    places: 0,
    faults: 0,
    saved: 0,
    refused: 0,
    unknown: 0,
    unknownThere: 0,
    readyAgain: 0,
  };
  readonly #db: string;
  readonly #token: Sends;
  #desk: Desk;
  #count = 0;

  private constructor(db: string, token: Sends, desk: Desk) {
    this.#db = db;
    this.#token = token;
    this.#desk = desk;
  }

  static async start(): Promise<FaultyDisk> {
    const made = await openDesk();
    // A token of the fake clock's day would have ended long ago for the desk that is served.
    made.clock.set(new Date().toISOString());
    const token = await made.token('editor');
    await made.ctx.close();
    const db = join(temporaryFolder(), 'desk.db');
    copyFileSync(made.ctx.config.file, db);
    await made.close();
    const disk = new FaultyDisk(db, token, await serve({ db }));
    await disk.#send([disk.#next()]);
    return disk;
  }

  /**
   * People write while one fault is there. Then the desk is killed at once, or takes writes again first.
   * @returns whether the fault was met at all
   */
  async meet(fault: Fault, isKilledAtOnce: boolean): Promise<boolean> {
    const met = await faultIn(this.#desk.pid, fault);
    const writes = Array.from({ length: WRITERS * EACH }, () => this.#next());
    await Promise.all(
      Array.from({ length: WRITERS }, (_, at) => this.#send(writes.slice(at * EACH, (at + 1) * EACH))),
    );
    const faults = await met.end();
    if (!isKilledAtOnce) await this.#expectReady();
    await this.#desk.kill();
    this.#desk = await serve({ db: this.#db });
    await expectSound(this.#db);
    await this.#expectNoFalseWord(writes);
    await this.#expectOnce(writes);
    this.figures.places += faults > 0 ? 1 : 0;
    this.figures.faults += faults;
    return faults > 0;
  }

  async end(): Promise<void> {
    expect(await this.#desk.stop()).toBe(0);
  }

  async #send(writes: readonly Write[]): Promise<void> {
    for (const write of writes) {
      const answer = await send(this.#desk.url, this.#token, write.sending);
      write.word = wordOf(answer?.status ?? 0, answer?.text ?? 'the desk is gone');
    }
  }

  /** It is ready once a write has reached the disk, which asking for it sees to. */
  async #expectReady(): Promise<void> {
    const answer = await fetch(`${this.#desk.url}/readyz`);
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringMatching(/^ready/)]);
    this.figures.readyAgain += 1;
  }

  async #expectNoFalseWord(writes: readonly Write[]): Promise<void> {
    const there = await this.#there(writes);
    for (const { words, word } of writes) {
      this.figures[word] += 1;
      if (word === 'unknown') this.figures.unknownThere += there.includes(words) ? 1 : 0;
      else
        expect({ words, word, isThere: there.includes(words) }).toEqual({
          words,
          word,
          isThere: word === 'saved',
        });
    }
  }

  /** Whichever way it went, sent again under its key each is there once. */
  async #expectOnce(writes: readonly Write[]): Promise<void> {
    await this.#send(writes);
    expect(writes.map(({ word }) => word)).toEqual(writes.map(() => 'saved'));
    expect((await this.#there(writes)).toSorted()).toEqual(writes.map(({ words }) => words).toSorted());
  }

  async #there(writes: readonly Write[]): Promise<string[]> {
    const words = writes.map((write) => write.words);
    const there: string[] = [];
    await reading(this.#db, async (db) => {
      const tags = await db.selectFrom('tags').select('name').where('name', 'in', words).execute();
      const claims = await db.selectFrom('claims').select('text').where('text', 'in', words).execute();
      there.push(...tags.map(({ name }) => name), ...claims.map(({ text }) => text));
    });
    return there;
  }

  #next(): Write {
    this.#count += 1;
    const words = `Words ${this.#count} said for once`;
    if (this.#count % 3 > 0)
      return { words, word: 'unknown', sending: sending('POST', '/tags', { name: words }) };
    const attribution = { source: { type: 'article', title: `Leaf ${this.#count}` }, tier: 'secondary' };
    const speaker = { name: `Speaker ${this.#count}`, kind: 'person' };
    const claim = { text: words, form: 'direct', speaker, attribution };
    return { words, word: 'unknown', sending: sending('POST', '/claims', claim) };
  }
}

/** What an answer says of a write. @throws Error for one that says nothing clear */
function wordOf(status: number, text: string): Word {
  if (status === 201) return 'saved';
  const { type, detail } = JSON.parse(text) as { type?: string; detail?: string };
  if (status === 500 && type === 'urn:onrecord:outcome-unknown') return 'unknown';
  if ([503, 507].includes(status) && /nothing was saved/i.test(detail ?? '')) return 'refused';
  throw new Error(`${status} ${text}`);
}

import { createHash } from 'node:crypto';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Db } from '../../src/platform/db/schema.js';
import { CopyKeeper, type KeptCopy } from './copy-keeper.js';
import { openDesk, type Sends } from './desk.js';
import { serve, temporaryFolder } from './serve.js';
import { expectCommandsContent, expectSound, reading } from './sound.js';

const KEEPERS = 3;
const MAX_MS = 1_500;
// A source is read whole for each copy that came, and the machine may have much else to do.
const COMPARED_MS = 5 * 60_000;

/**
 * Kills a served desk while copies are kept on it, as pastes of a megabyte and as files, round after round. Every
 * copy that it called kept has its bytes and its text, of the SHA-256 it gave; none is there without its bytes or
 * unless it was sent; what was not acknowledged is sent again and is there once. In the end all is compared.
 * @returns how many were acknowledged
 */
export async function expectCopiesOutliveKills(rounds: number): Promise<number> {
  const { db, token, keepers } = await deskWithSources();
  for (let round = 0; round < rounds; round += 1) {
    const desk = await serve({ db });
    const had = keepers.map(({ kept }) => kept.length);
    await Promise.all(keepers.map((keeper) => keeper.repeat(desk.url)));
    await (await fetch(`${desk.url}/sources.json`, { headers: token })).text();
    const keeping = Promise.all(keepers.map((keeper) => keeper.keepUntilGone(desk.url)));
    await sleep(50 + Math.random() * (MAX_MS - 50));
    await desk.kill();
    await keeping;
    await expectSound(db);
    const fresh = keepers.flatMap(({ kept }, at) => kept.slice(had[at]));
    await reading(db, (open) => expectKept(open, keepers, fresh));
  }
  const last = await serve({ db });
  await Promise.all(keepers.map((keeper) => keeper.repeat(last.url)));
  await reading(db, async (open) => {
    await expectKept(open, keepers, bookOf(keepers));
    await expectCompared(open);
  });
  await expectServed(last.url, token, keepers);
  expect(await last.stop()).toBe(0);
  await expectCommandsContent(db);
  return bookOf(keepers).length;
}

/** A source for each keeper, each cited with words that are looked for in every copy of it. */
async function deskWithSources(): Promise<{ db: string; token: Sends; keepers: CopyKeeper[] }> {
  const desk = await openDesk();
  // A token of the fake clock's day would have ended long ago for the desk that is served.
  desk.clock.set(new Date().toISOString());
  const token = await desk.token('editor');
  const keepers: CopyKeeper[] = [];
  for (let at = 0; at < KEEPERS; at += 1) {
    const words = `There is no room for compromise number ${at}, the minister said.`;
    const source = { type: 'article-newspaper', title: `Page ${at}`, outlet: { name: 'The Paper' } };
    const attribution = { source, tier: 'secondary', wording: words };
    const speaker = { name: 'Wang Yi', kind: 'person' };
    await desk.json('POST', '/claims', { text: words, form: 'direct', speaker, attribution }, token);
    const { id } = await desk.ctx.db
      .selectFrom('sources')
      .select('id')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    keepers.push(new CopyKeeper(`keeper ${at}`, token, id, words));
  }
  await desk.ctx.close();
  const db = join(temporaryFolder(), 'desk.db');
  copyFileSync(desk.ctx.config.file, db);
  await desk.close();
  return { db, token, keepers };
}

export async function expectKept(
  db: Db,
  keepers: readonly CopyKeeper[],
  fresh: readonly KeptCopy[],
): Promise<void> {
  const copies = await db.selectFrom('snapshots').select('id').orderBy('id').execute();
  const bytes = await db.selectFrom('snapshot_bytes').select('snapshot_id as id').orderBy('id').execute();
  expect(bytes.map(({ id }) => id)).toEqual(copies.map(({ id }) => id));
  const there = new Set(copies.map(({ id }) => id));
  const book = bookOf(keepers);
  expect(book.filter(({ id }) => !there.has(id))).toEqual([]);
  expect(new Set(book.map(({ id }) => id)).size).toBe(book.length);
  // What was under way is at most one a keeper: it is there whole, or not at all.
  expect(there.size - book.length).toBeLessThanOrEqual(keepers.length);
  const known = new Map(fresh.map((copy) => [copy.id, copy]));
  const unbooked = [...there].filter((id) => !book.some((copy) => copy.id === id));
  for (const id of [...known.keys(), ...unbooked]) await expectWhole(db, id, known.get(id));
}

async function expectWhole(db: Db, id: number, copy: KeptCopy | undefined): Promise<void> {
  const row = await db
    .selectFrom('snapshots')
    .innerJoin('snapshot_bytes', 'snapshot_bytes.snapshot_id', 'snapshots.id')
    .select(['text', 'text_sha256', 'raw_sha256', 'bytes'])
    .where('snapshots.id', '=', id)
    .executeTakeFirstOrThrow();
  const found = { text_sha256: sha256(row.text ?? ''), raw_sha256: sha256(row.bytes) };
  expect(found).toEqual({ text_sha256: row.text_sha256, raw_sha256: row.raw_sha256 });
  if (copy === undefined) return;
  expect({ id, ...found, sent_sha256: found.raw_sha256 }).toEqual(copy);
}

/** What a killed desk left to compare is compared by the one after it. */
async function expectCompared(db: Db): Promise<void> {
  const waiting = () => db.selectFrom('comparisons_due').selectAll().execute();
  for (const until = Date.now() + COMPARED_MS; Date.now() < until && (await waiting()).length > 0; )
    await sleep(50);
  expect(await waiting()).toEqual([]);
  const missed = await db
    .selectFrom('snapshots')
    .leftJoin('comparisons', 'comparisons.snapshot_id', 'snapshots.id')
    .select(['snapshots.id', 'comparisons.verdict'])
    .where((eb) => eb.or([eb('verdict', 'is', null), eb('verdict', '=', 'not_found')]))
    .execute();
  expect(missed).toEqual([]);
}

/** The bytes as the desk hands them out, of the last copies of each keeper. */
async function expectServed(url: string, headers: Sends, keepers: readonly CopyKeeper[]): Promise<void> {
  for (const { kept, source } of keepers)
    for (const { id, sent_sha256 } of kept.slice(-4)) {
      const answer = await fetch(`${url}/sources/${source}/snapshots/${id}/raw`, { headers });
      expect(sha256(new Uint8Array(await answer.arrayBuffer()))).toBe(sent_sha256);
    }
}

function bookOf(keepers: readonly CopyKeeper[]): KeptCopy[] {
  return keepers.flatMap(({ kept }) => kept);
}

function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

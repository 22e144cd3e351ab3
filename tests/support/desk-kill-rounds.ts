import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Db } from '../../src/db/schema.js';
import { openDesk } from './desk.js';
import { DeskWriter } from './desk-writer.js';
import { serve, temporaryFolder } from './serve.js';
import { expectCommandsContent, expectSound, reading } from './sound.js';

const WRITERS = 5;
const LONGEST_MS = 500;

/**
 * Kills a served desk while people write to it in every way there is, and serves it again, round after round.
 * What was acknowledged is there; what was not is sent again under its key and is there once; nothing is there
 * by half; the file is sound and its history whole.
 */
export async function expectDeskOutlivesKills(rounds: number): Promise<void> {
  const { db, token, list } = await deskWithList();
  const writers = Array.from({ length: WRITERS }, (_, at) => new DeskWriter(`writer ${at}`, token, list));
  let acknowledged = 0;
  for (let round = 0; round < rounds; round += 1) {
    const desk = await serve({ db });
    await Promise.all(writers.map((writer) => writer.repeat(desk.url)));
    await expectBooksKept(db, writers);
    await openFeatures(desk.url, token);
    const writing = Promise.all(writers.map((writer) => writer.writeUntilGone(desk.url)));
    await sleep(50 + Math.random() * (LONGEST_MS - 50));
    await desk.kill();
    acknowledged += (await writing).reduce((sum, count) => sum + count, 0);
    await expectSound(db);
  }
  const last = await serve({ db });
  await Promise.all(writers.map((writer) => writer.repeat(last.url)));
  await expectBooksKept(db, writers);
  expect(await last.stop()).toBe(0);
  expect(acknowledged).toBeGreaterThan(rounds);
  await expectCommandsContent(db);
}

/** A desk reads its features when they are first wanted: it is killed while it writes, not while it reads them. */
async function openFeatures(url: string, headers: Readonly<Record<string, string>>): Promise<void> {
  for (const path of ['/claims', '/lists', '/annotations'])
    await (await fetch(`${url}${path}.json`, { headers })).text();
}

async function deskWithList(): Promise<{
  db: string;
  token: Readonly<Record<string, string>>;
  list: number;
}> {
  const desk = await openDesk();
  // A token of the fake clock's day would have ended long ago for the desk that is served.
  desk.clock.set(new Date().toISOString());
  const token = await desk.token('editor');
  const made = await desk.json('POST', '/lists', { title: 'Everything', shared: true }, token);
  const { id } = (await made.json()) as { id: number };
  // Whoever opens it next must not need the log that lies beside it.
  await desk.ctx.close();
  const db = join(temporaryFolder(), 'desk.db');
  copyFileSync(desk.ctx.config.file, db);
  await desk.close();
  return { db, token, list: id };
}

async function expectBooksKept(file: string, writers: readonly DeskWriter[]): Promise<void> {
  await reading(file, async (db) => {
    const claims = await db.selectFrom('claims').select(['id', 'text']).execute();
    expect(sorted(claims.map(({ id, text }) => [id, text]))).toEqual(sorted(merged(writers, 'claims')));
    const notes = await db.selectFrom('annotations').select(['id', 'body']).execute();
    expect(sorted(notes.map(({ id, body }) => [id, body]))).toEqual(sorted(merged(writers, 'notes')));
    const items = await db.selectFrom('list_items').select('claim_id').execute();
    expect(items.map(({ claim_id }) => claim_id).toSorted((a, b) => a - b)).toEqual(
      writers.flatMap(({ listed }) => [...listed]).toSorted((a, b) => a - b),
    );
    for (const { own } of writers) if (own !== null) await expectOwn(db, own);
    await expectNothingByHalf(db);
  });
}

async function expectOwn(db: Db, own: NonNullable<DeskWriter['own']>): Promise<void> {
  const row = await db.selectFrom('claims').selectAll().where('id', '=', own.id).executeTakeFirstOrThrow();
  const { version, summary, trashed_at } = row;
  expect({ id: own.id, version, summary, trashed: trashed_at !== null }).toEqual(own);
}

/** Claims out of the trash that have no entry in the index. */
async function unindexed(db: Db) {
  return db
    .selectFrom('claims')
    .leftJoin('claim_entries', 'claim_entries.claim_id', 'claims.id')
    .select('claims.id')
    .where('claims.trashed_at', 'is', null)
    .where('claim_entries.entry', 'is', null)
    .execute();
}

/** A quotation comes with its attribution, source and index, and every change with its events. */
async function expectNothingByHalf(db: Db): Promise<void> {
  const count = async (table: 'claims' | 'attributions' | 'sources' | 'claim_status') =>
    (
      await db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    ).n;
  const claims = await count('claims');
  expect(await unindexed(db)).toEqual([]);
  expect([await count('attributions'), await count('sources'), await count('claim_status')]).toEqual([
    claims,
    claims,
    claims,
  ]);
  const referring = await db
    .selectFrom('claims')
    .select('id')
    .where('reference_attribution_id', 'is', null)
    .execute();
  expect(referring).toEqual([]);
}

function merged(writers: readonly DeskWriter[], what: 'claims' | 'notes'): (readonly [number, string])[] {
  return writers.flatMap((writer) => [...writer[what]]);
}

function sorted(rows: readonly (readonly [number, string])[]): (readonly [number, string])[] {
  return rows.toSorted(([a], [b]) => a - b);
}

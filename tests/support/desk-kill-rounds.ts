import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Db } from '../../src/platform/db/schema.js';
import { backUpBeside } from './backup-beside.js';
import { type Beside, Importer, Merger } from './beside-writers.js';
import { CopyKeeper } from './copy-keeper.js';
import { openDesk } from './desk.js';
import { DeskWriter } from './desk-writer.js';
import { expectKept } from './kept-copy-rounds.js';
import { serve, temporaryFolder } from './serve.js';
import { expectCommandsContent, expectSound, reading } from './sound.js';

const MAX_ACKNOWLEDGED = 60;
const MAX_BESIDE_MS = 20_000;

export interface KillRounds {
  readonly rounds: number;
  readonly writers: number;
  /** Whether tables are taken in, speakers merged, copies kept and backups made beside the writers. */
  readonly beside: boolean;
}

/** What the rounds came to. Nothing that was acknowledged may be missing: that ends them. */
export interface KillFigures {
  rounds: number;
  acknowledged: number;
  /** Of what was under way at a kill and has words of its own: how much of it was found to be there. */
  underWay: number;
  foundThere: number;
  importsRefused: number;
  backupsDone: number;
  /** Milliseconds from the start of each desk until it listened, sorted. */
  starts: number[];
}

/**
 * Kills a served desk while people write to it in every way there is, and serves it again, round after round.
 * What was acknowledged is there; what was not is sent again under its key and is there once; nothing is there
 * by half; the file is sound and its history whole.
 */
export async function expectDeskOutlivesKills(wanted: KillRounds): Promise<KillFigures> {
  const { db, token, list, source } = await deskWithList();
  const writers = Array.from(
    { length: wanted.writers },
    (_, at) => new DeskWriter(`writer ${at}`, token, list),
  );
  const importer = new Importer(token);
  const keeper = new CopyKeeper('keeper', token, source, KEPT_WORDS);
  const besides = wanted.beside ? [importer, new Merger(token)] : [];
  const keepers = wanted.beside ? [keeper] : [];
  const repeat = (url: string) =>
    Promise.all([...writers, ...besides, ...keepers].map((one) => one.repeat(url)));
  const figures = noFigures();
  for (; figures.rounds < wanted.rounds; figures.rounds += 1) {
    const started = performance.now();
    const desk = await serve({ db });
    figures.starts.push(Math.round(performance.now() - started));
    await noteFound(db, writers, figures);
    await repeat(desk.url);
    await expectBooksKept(db, writers, besides, keepers);
    await openFeatures(desk.url, token);
    const backup = wanted.beside ? backUpBeside(db, idsIn(writers)) : null;
    const had = keeper.kept.length;
    const keeping = Promise.all(keepers.map((one) => one.keepUntilGone(desk.url)));
    const working = Promise.all([
      ...writers.map((one) => one.writeUntilGone(desk.url)),
      ...besides.map((one) => one.workUntilGone(desk.url)),
    ]);
    await untilAcknowledged(writers, wanted.beside ? 10 : 2);
    if (figures.rounds % 2 === 0) backup?.kill();
    await desk.kill();
    await keeping;
    figures.acknowledged += (await working).reduce((sum, count) => sum + count, keeper.kept.length - had);
    if (await backup?.settle()) figures.backupsDone += 1;
    await expectSound(db);
    if (wanted.beside && figures.rounds % 5 === 4) process.stdout.write(`${JSON.stringify(figures)}\n`);
  }
  const last = await serve({ db });
  await repeat(last.url);
  await expectBooksKept(db, writers, besides, keepers);
  expect(await last.stop()).toBe(0);
  expect(figures.acknowledged).toBeGreaterThan(wanted.rounds);
  await expectCommandsContent(db);
  figures.importsRefused = importer.refused;
  figures.starts.sort((a, b) => a - b);
  return figures;
}

/** By what was done, not by the clock: the machine may have much else to do. */
async function untilAcknowledged(writers: readonly DeskWriter[], least: number): Promise<void> {
  const sum = () => writers.reduce((total, { acknowledged }) => total + acknowledged, 0);
  const enough = sum() + least + Math.random() * MAX_ACKNOWLEDGED;
  for (const until = Date.now() + MAX_BESIDE_MS; Date.now() < until && sum() < enough; ) await sleep(5);
  await sleep(Math.random() * 20);
}

function noFigures(): KillFigures {
  return {
    rounds: 0,
    acknowledged: 0,
    underWay: 0,
    foundThere: 0,
    importsRefused: 0,
    backupsDone: 0,
    starts: [],
  };
}

function idsIn(writers: readonly DeskWriter[]): number[] {
  return writers.flatMap(({ claims }) => [...claims.keys()]);
}

/** How much of what was under way is there, before it is sent again. */
async function noteFound(file: string, writers: readonly DeskWriter[], figures: KillFigures): Promise<void> {
  const words = writers.map(({ wordsUnderWay }) => wordsUnderWay).filter((one) => one !== null);
  figures.underWay += words.length;
  await reading(file, async (db) => {
    const claims = await db.selectFrom('claims').select('text').where('text', 'in', words).execute();
    const notes = await db.selectFrom('annotations').select('body').where('body', 'in', words).execute();
    figures.foundThere += claims.length + notes.length;
  });
}

/** A desk reads its features when they are first wanted: it is killed while it writes, not while it reads them. */
async function openFeatures(url: string, headers: Readonly<Record<string, string>>): Promise<void> {
  for (const path of ['/claims', '/lists', '/annotations'])
    await (await fetch(`${url}${path}.json`, { headers })).text();
}

const KEPT_WORDS = 'There is no room for compromise, the minister said.';

async function deskWithList(): Promise<{
  db: string;
  token: Readonly<Record<string, string>>;
  list: number;
  source: number;
}> {
  const desk = await openDesk();
  // A token of the fake clock's day would have ended long ago for the desk that is served.
  desk.clock.set(new Date().toISOString());
  const token = await desk.token('editor');
  const made = await desk.json('POST', '/lists', { title: 'Everything', shared: true }, token);
  const { id } = (await made.json()) as { id: number };
  const speaker = { name: 'Wang Yi', kind: 'person' };
  const attribution = { source: { type: 'article', title: 'Kept' }, tier: 'secondary', wording: KEPT_WORDS };
  await desk.json('POST', '/claims', { text: KEPT_WORDS, form: 'direct', speaker, attribution }, token);
  const source = await desk.ctx.db.selectFrom('sources').select('id').executeTakeFirstOrThrow();
  // Whoever opens it next must not need the log that lies beside it.
  await desk.ctx.close();
  const db = join(temporaryFolder(), 'desk.db');
  copyFileSync(desk.ctx.config.file, db);
  await desk.close();
  return { db, token, list: id, source: source.id };
}

async function expectBooksKept(
  file: string,
  writers: readonly DeskWriter[],
  besides: readonly Beside[],
  keepers: readonly CopyKeeper[],
): Promise<void> {
  await reading(file, async (db) => {
    const claims = await db
      .selectFrom('claims')
      .select(['id', 'text'])
      .where('text', 'like', 'Words % of writer %')
      .execute();
    expect(sorted(claims.map(({ id, text }) => [id, text]))).toEqual(sorted(merged(writers, 'claims')));
    const notes = await db.selectFrom('annotations').select(['id', 'body']).execute();
    expect(sorted(notes.map(({ id, body }) => [id, body]))).toEqual(sorted(merged(writers, 'notes')));
    const items = await db.selectFrom('list_items').select('claim_id').execute();
    expect(items.map(({ claim_id }) => claim_id).toSorted((a, b) => a - b)).toEqual(
      writers.flatMap(({ listed }) => [...listed]).toSorted((a, b) => a - b),
    );
    for (const { own } of writers) if (own !== null) await expectOwn(db, own);
    for (const one of besides) await one.expectWhole(db);
    await expectKept(db, keepers, []);
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

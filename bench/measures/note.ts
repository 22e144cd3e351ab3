import { statSync } from 'node:fs';
import { addNote } from '../../src/checking/annotations/actions.js';
import { openConnection } from '../../src/platform/db/connection/open.js';
import { DESK } from '../../src/platform/viewer.js';
import type { Desk, Figure } from '../ground/figure.js';
import { type Inside, openInside } from '../ground/inside.js';
import { load, type Sends } from '../ground/load.js';
import { median, percentile, short, timed } from '../ground/numbers.js';
import { startDesk, startPlain } from '../ground/programs.js';

const ROUNDS = 5;
const SECONDS = 2;
const NOTES = 1_000;

/** Claims that get notes in turn: one with thousands of notes is found by all their words, which no desk has. */
const NOTED = 500;

/**
 * P8: what a note costs from request to answer, what it writes to the disk, and how long its transaction takes beside
 * two readers. On one side a form that adds a note, each with a key of its own, to one claim after another: signed in,
 * checked, written, recorded, indexed, confirmed by the disk and answered; on the other an Express with one raw durable
 * transaction (bench/plain/note.ts).
 */
export async function note(desk: Desk): Promise<readonly Figure[]> {
  const claims = claimsOf(desk.file);
  return [
    await wholeRequest(desk, claims),
    await logWritten(desk, claims, 8),
    await logWritten(desk, claims, 1),
    await besideReaders(desk, claims),
    await onOneClaim(desk),
  ];
}

/** Claims outside the trash. */
function claimsOf(file: string): number[] {
  const connection = openConnection(file, 'read');
  const ids = connection.prepare('select id from claims where trashed_at is null order by id limit ?');
  const claims = ids.pluck().all(NOTED) as number[];
  connection.close();
  return claims;
}

/** A form that adds a note, to one claim after another. */
function notesOn(desk: Desk, claims: readonly number[]): Sends {
  return {
    path: '',
    paths: claims.map((id) => `/claims/${id}/annotations`),
    method: 'POST',
    headers: {
      cookie: desk.cookie,
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
    },
    // Each form has a key of its own: one that came twice would be answered without writing.
    body: 'key=[<key>]&motivation=commenting&body=Heard+on+the+recording+of+the+morning+programme.',
  };
}

async function wholeRequest(desk: Desk, claims: readonly number[]): Promise<Figure> {
  const [served, plain] = [await startDesk(desk.file), await startPlain('note', [desk.file])];
  const sends = notesOn(desk, claims);
  const [ours, bare]: [number[], number[]] = [[], []];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const [own, other] = [await load(served, sends, SECONDS), await load(plain, sends, SECONDS)];
    if (round > 0) ours.push(own.cpu);
    if (round > 0) bare.push(other.cpu);
  }
  await Promise.all([served.stop(), plain.stop()]);
  const ratio = median(ours) / median(bare);
  return {
    id: 'P8',
    what: 'Adding a note, the whole request, beside Express with one raw transaction, in processor time',
    needed: '≤ 2.5 ×',
    reached: `${short(ratio)} ×`,
    passes: ratio <= 2.5,
    from: `${short(median(ours))} and ${short(median(bare))} ms`,
  };
}

async function besideReaders(desk: Desk, claims: readonly number[]): Promise<Figure> {
  const readers = [await startPlain('reader', [desk.file]), await startPlain('reader', [desk.file])];
  const inside = openInside(desk.file);
  const times = await addNotes(inside, desk, claims, NOTES + 50);
  await inside.close();
  for (const reader of readers) await reader.stop();
  const slowest = percentile(times.slice(50), 0.99);
  return {
    id: 'P8',
    what: 'The transaction of a note beside two readers, p99',
    needed: '≤ 10 ms',
    reached: `${short(slowest)} ms`,
    passes: slowest <= 10,
    from: `${NOTES} notes; median ${short(median(times))} ms`,
  };
}

/** What whole requests write, with what is indexed later and the keys of the forms. */
async function logWritten(desk: Desk, claims: readonly number[], users: number): Promise<Figure> {
  const served = await startDesk(desk.file);
  const sends = notesOn(desk, claims);
  await load(served, sends, 1, users);
  const reader = openConnection(desk.file, 'write');
  reader.pragma('wal_checkpoint(TRUNCATE)');
  // The log grows from here on instead of being written from its start again.
  reader.exec('BEGIN; SELECT count(*) FROM users');
  const { requests } = await load(served, sends, SECONDS, users);
  const mean = statSync(`${desk.file}-wal`).size / 1024 / requests;
  reader.close();
  await served.stop();
  return {
    id: 'P8',
    what: `What a note writes to the write-ahead log, mean; ${users === 1 ? 'one after another' : `${users} at the same time`}`,
    needed: '≤ 40 KB',
    reached: `${short(mean)} KB`,
    passes: mean <= 40,
    from: `${requests} notes`,
  };
}

/** A claim without other notes, and the same once it has a thousand. */
async function onOneClaim(desk: Desk): Promise<Figure> {
  const inside = openInside(desk.file);
  const id = inside.connection.prepare('select max(id) from claims where trashed_at is null').pluck().get();
  const times = await addNotes(inside, desk, [Number(id)], 1_300);
  await inside.close();
  const [few, many] = [median(times.slice(0, 200)), median(times.slice(1_000))];
  return {
    id: 'P8',
    what: 'A note on a claim with 1,000 others, beside one on a claim with few',
    needed: '≤ 1.2 ×',
    reached: `${short(many / few)} ×`,
    passes: many / few <= 1.2,
    from: `${short(many)} and ${short(few)} ms, medians; p99 ${short(percentile(times.slice(1_000), 0.99))} ms`,
  };
}

/** Adds notes to claims in turn; returns how long each took, in milliseconds. */
async function addNotes(
  inside: Inside,
  desk: Desk,
  claims: readonly number[],
  count: number,
): Promise<number[]> {
  const body = 'Heard on the recording of the morning programme.';
  const words = { motivation: 'commenting', body, parent_id: null, selector: null } as const;
  const times: number[] = [];
  for (let at = 0; at < count; at += 1) {
    const id = claims[at % claims.length] ?? 0;
    const on = { target: { kind: 'claim', id, claimId: id }, claimId: id } as const;
    const add = () =>
      inside.ctx.transact({ id: desk.checkerId }, (change) => addNote(change, DESK, on, words));
    times.push(await timed(add));
  }
  return times;
}

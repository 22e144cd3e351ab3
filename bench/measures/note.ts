import { addNote } from '../../src/checking/annotations/actions.js';
import { openConnection } from '../../src/platform/db/connection/open.js';
import { DESK } from '../../src/platform/viewer.js';
import type { Desk, Figure } from '../ground/figure.js';
import { openInside } from '../ground/inside.js';
import { load } from '../ground/load.js';
import { median, percentile, short, timed } from '../ground/numbers.js';
import { startDesk, startPlain } from '../ground/programs.js';

const ROUNDS = 5;
const SECONDS = 2;
const NOTES = 1_000;

/** Claims that get notes in turn: one with thousands of notes is found by all their words, which no desk has. */
const NOTED = 500;

/**
 * P8: what a note costs from request to answer, and how long its transaction takes beside two readers. On one side
 * a form that adds a note, each with a key of its own, to one claim after another: signed in, checked, written,
 * recorded, indexed, confirmed by the disk and answered; on the other an Express that answers two words to anything.
 */
export async function note(desk: Desk): Promise<readonly Figure[]> {
  const claims = claimsOf(desk.file);
  return [await wholeRequest(desk, claims), await besideReaders(desk, claims)];
}

/** Claims outside the trash. */
function claimsOf(file: string): number[] {
  const connection = openConnection(file, 'read');
  const ids = connection.prepare('select id from claims where trashed_at is null order by id limit ?');
  const claims = ids.pluck().all(NOTED) as number[];
  connection.close();
  return claims;
}

async function wholeRequest(desk: Desk, claims: readonly number[]): Promise<Figure> {
  const [served, plain] = [await startDesk(desk.file), await startPlain('bare')];
  const sends = {
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
  } as const;
  const [ours, bare]: [number[], number[]] = [[], []];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const [own, other] = [await load(served, sends, SECONDS), await load(plain, { path: '/' }, SECONDS)];
    if (round > 0) ours.push(own.cpu);
    if (round > 0) bare.push(other.cpu);
  }
  await Promise.all([served.stop(), plain.stop()]);
  const ratio = median(ours) / median(bare);
  return {
    id: 'P8',
    what: 'Adding a note, the whole request, beside a bare Express response, in processor time',
    needed: '≤ 4 ×',
    reached: `${short(ratio)} ×`,
    passes: ratio <= 4,
    from: `${short(median(ours))} and ${short(median(bare))} ms`,
  };
}

async function besideReaders(desk: Desk, claims: readonly number[]): Promise<Figure> {
  const readers = [await startPlain('reader', [desk.file]), await startPlain('reader', [desk.file])];
  const inside = openInside(desk.file);
  const words = {
    motivation: 'commenting',
    body: 'Heard on the recording.',
    parent_id: null,
    selector: null,
  } as const;
  const times: number[] = [];
  for (let at = 0; at < NOTES + 50; at += 1) {
    const id = claims[at % claims.length] ?? 0;
    const on = { target: { kind: 'claim', id, claimId: id }, claimId: id } as const;
    const took = await timed(() =>
      inside.ctx.transact({ id: desk.checkerId }, (change) => addNote(change, DESK, on, words)),
    );
    if (at >= 50) times.push(took);
  }
  await inside.close();
  for (const reader of readers) await reader.stop();
  const slowest = percentile(times, 0.99);
  return {
    id: 'P8',
    what: 'The transaction of a note beside two readers, p99',
    needed: '≤ 10 ms',
    reached: `${short(slowest)} ms`,
    passes: slowest <= 10,
    from: `${NOTES} notes; median ${short(median(times))} ms`,
  };
}

import { DESK } from '../../src/accounts/model.js';
import { addNote } from '../../src/annotations/actions.js';
import type { Desk, Figure } from '../ground/figure.js';
import { openInside } from '../ground/inside.js';
import { load } from '../ground/load.js';
import { median, percentile, short, timed } from '../ground/numbers.js';
import { startDesk, startPlain } from '../ground/programs.js';

const ROUNDS = 5;
const SECONDS = 2;
const NOTES = 1_000;

/** P8: what a note costs from request to answer, and how long its transaction takes beside two readers. */
export async function note(desk: Desk): Promise<readonly Figure[]> {
  return [await wholeRequest(desk), await besideReaders(desk)];
}

async function wholeRequest(desk: Desk): Promise<Figure> {
  const [served, plain] = [await startDesk(desk.file), await startPlain('bare')];
  const sends = {
    path: '/claims/1/annotations',
    method: 'POST',
    headers: {
      cookie: desk.cookie,
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
    },
    // Each form has a key of its own: one that came twice would be answered without writing.
    body: 'key=[<id>]&motivation=commenting&body=Heard+on+the+recording+of+the+morning+programme.',
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

async function besideReaders(desk: Desk): Promise<Figure> {
  const readers = [await startPlain('reader', [desk.file]), await startPlain('reader', [desk.file])];
  const inside = openInside(desk.file);
  const on = { target: { kind: 'claim', id: 2, claimId: 2 }, claimId: 2 } as const;
  const words = {
    motivation: 'commenting',
    body: 'Heard on the recording.',
    parent_id: null,
    selector: null,
  } as const;
  const times: number[] = [];
  for (let at = 0; at < NOTES + 50; at += 1) {
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

import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { openConnection } from '../../src/platform/db/connection/open.js';
import { latinWord } from '../desk/words.js';
import type { Desk, Figure } from '../ground/figure.js';
import { percentile, short, timed } from '../ground/numbers.js';
import { type Program, startDesk } from '../ground/programs.js';
import { selection } from './new-filter.js';

const REQUESTS = 400;

// What a desk of this size costs, without anything beside it: docs/growth.md compares the sizes. No page was asked for
// before, so nothing of it is remembered.

/** G: one page of each kind, a note, and the file. */
export async function growth(desk: Desk): Promise<readonly Figure[]> {
  const claims = claimsOf(desk.file);
  const claim = (n: number) => claims[n % claims.length];
  const program = await startDesk(desk.file);
  const headers = { cookie: desk.cookie };
  const get = (path: (n: number) => string) => (n: number) => fetch(program.url + path(n), { headers });
  const note = (n: number) =>
    fetch(`${program.url}/claims/${claim(n)}/annotations`, {
      method: 'POST',
      redirect: 'manual',
      headers: { ...headers, 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({
        key: randomUUID(),
        motivation: 'commenting',
        body: 'The transcript has the same words.',
      }),
    });
  try {
    await costOf(
      program,
      get((n) => `/claims/${claim(n)}`),
    );
    return [
      await figure(
        program,
        'A list of 50 with a filter not asked for before',
        get((n) => `/claims?${new URLSearchParams(selection(n))}`),
      ),
      await figure(
        program,
        'A search for a word not asked for before',
        get((n) => `/claims?q=${latinWord(100 + n * 3)}`),
      ),
      await figure(
        program,
        'The page of a quotation',
        get((n) => `/claims/${claim(REQUESTS + n)}`),
      ),
      await figure(program, 'A note', note),
      fileFigure(desk),
    ];
  } finally {
    await program.stop();
  }
}

/** Quotations outside the trash, in order of their numbers. */
function claimsOf(file: string): number[] {
  const connection = openConnection(file, 'read');
  const ids = connection.prepare('select id from claims where trashed_at is null order by id limit ?');
  const claims = ids.pluck().all(REQUESTS * 2) as number[];
  connection.close();
  return claims;
}

async function figure(
  program: Program,
  what: string,
  send: (n: number) => Promise<Response>,
): Promise<Figure> {
  const { cpu, times } = await costOf(program, send);
  return {
    ...{ id: 'G', what, needed: '–', passes: true },
    reached: `${short(cpu)} ms of CPU`,
    from: `${REQUESTS} requests, one after another: median ${short(percentile(times, 0.5))}, p99 ${short(percentile(times, 0.99))} ms`,
  };
}

/** @throws Error where an answer is no success */
async function costOf(program: Program, send: (n: number) => Promise<Response>) {
  const times: number[] = [];
  const before = program.cpu();
  for (let n = 0; n < REQUESTS; n += 1)
    times.push(
      await timed(async () => {
        const response = await send(n);
        if (response.status >= 400) throw new Error(`${response.url} answered ${response.status}.`);
        await response.arrayBuffer();
      }),
    );
  return { cpu: (program.cpu() - before) / REQUESTS, times };
}

function fileFigure({ file, claims }: Desk): Figure {
  const { size } = statSync(file);
  return {
    ...{ id: 'G', what: 'The database file', needed: '–', passes: true },
    reached: `${short(size / 1e6)} MB`,
    from: `${short(size / claims / 1000)} KB a quotation, with its history, two sources and a note or two`,
  };
}

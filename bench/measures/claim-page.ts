import type { Desk, Figure } from '../ground/figure.js';
import { openInside, type Query } from '../ground/inside.js';
import { median, short, timed } from '../ground/numbers.js';

const CLAIMS = 200;
const ROUNDS = 7;

/** P2: what a claim's page reads, against the same queries on statements that are prepared once. */
export async function claimPage(desk: Desk): Promise<readonly Figure[]> {
  const inside = openInside(desk.file);
  const ids = Array.from({ length: CLAIMS }, (_, at) => 1 + Math.floor((at * (desk.claims - 1)) / CLAIMS));
  const paths = ids.filter((id) => isThere(inside.connection, id)).map((id) => `/claims/${id}`);
  const queries: (readonly Query[])[] = [];
  for (const path of paths) queries.push(await inside.queriesOf(path));
  const [ours, raw]: [number[], number[]] = [[], []];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const own = await timed(async () => {
      for (const path of paths) await inside.read(path);
    });
    const plain = await timed(() => {
      for (const some of queries) inside.raw(some);
    });
    // The first round is not counted: it fills the caches of both.
    if (round > 0) ours.push(own);
    if (round > 0) raw.push(plain);
  }
  await inside.close();
  const [own, plain] = [median(ours) / paths.length, median(raw) / paths.length];
  const perPage = median(queries.map(({ length }) => length));
  return [
    {
      id: 'P2',
      what: 'What a claim’s page reads, beside the same queries on cached statements',
      needed: '≤ 1.5 ×, ≥ 8 queries',
      reached: `${short(own / plain)} ×, ${perPage} queries`,
      passes: own / plain <= 1.5 && perPage >= 8,
      from: `${short(own)} and ${short(plain)} ms a page`,
    },
  ];
}

function isThere(connection: { prepare(sql: string): { get(id: number): unknown } }, id: number): boolean {
  return connection.prepare('select 1 from claims where id = ? and trashed_at is null').get(id) !== undefined;
}

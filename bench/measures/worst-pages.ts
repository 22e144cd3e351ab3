import { setTimeout } from 'node:timers/promises';
import { openConnection } from '../../src/platform/db/connection/open.js';
import { mainThreadTime, threadsTime } from '../../stall/process-figures.js';
import { startWatcher } from '../../stall/watcher.js';
import { addCrowd, type Crowd } from '../desk/crowd.js';
import { signIn } from '../ground/desk.js';
import type { Desk, Figure } from '../ground/figure.js';
import { short } from '../ground/numbers.js';
import { type Program, startDesk } from '../ground/programs.js';
import { type Visited, walk } from '../ground/walk.js';

const MAX_KB = 500;
const [MAX_MS, MAX_STRETCH_MS] = [100, 50];
const TRIES = 3;
/** Of each figure, how many of the worst addresses are printed. */
const WORST = 8;

interface Measured extends Visited {
  /** Processor time of all threads, in milliseconds: the least of several tries. */
  readonly took: number;
  /** The longest processor time of the main thread in which nobody else was answered; 0 where all of it is short. */
  readonly stretch: number;
}

/** P14: every page of records with 1,000 to 10,000 things on them, each at every address that links lead to. */
export async function worstPages(desk: Desk): Promise<readonly Figure[]> {
  desk.tell('adding crowded records');
  const crowd = await addCrowd(desk.file, desk.checkerId);
  const { cookie } = signIn(desk.file, 'editor');
  const served = await startDesk(desk.file);
  try {
    await untilCompared(desk.file);
    const get = getter(served, cookie);
    const visited = await walk(get, seedsOf(crowd), followed(crowd));
    desk.tell(`${visited.length} addresses of ${new Set(visited.map(({ shape }) => shape)).size} shapes`);
    const measured = await measureAll(served, get, visited);
    const pages = measured.filter(({ type }) => type === 'text/html');
    const shown = measured.filter(({ isFile }) => !isFile);
    return [
      figureOf(desk, pages, {
        id: 'P14',
        what: 'The largest page',
        unit: 'KB',
        most: MAX_KB,
        of: inKilobytes,
      }),
      figureOf(desk, shown, {
        id: 'P14',
        what: 'The slowest page or JSON',
        unit: 'ms',
        most: MAX_MS,
        of: ({ took }) => took,
      }),
      figureOf(desk, measured, {
        id: 'P14',
        what: 'The longest synchronous stretch',
        unit: 'ms',
        most: MAX_STRETCH_MS,
        of: ({ stretch }) => stretch,
      }),
    ];
  } finally {
    await served.stop();
  }
}

function getter({ url }: Program, cookie: string) {
  return async (path: string): Promise<Response> => {
    const headers = { cookie, accept: '*/*', 'accept-encoding': 'identity', 'sec-fetch-site': 'same-origin' };
    const answer = await fetch(url + path, { headers, redirect: 'manual' });
    if (answer.status >= 400 && ![403, 404, 406, 409, 410].includes(answer.status))
      throw new Error(`${path}: ${answer.status} ${(await answer.text()).slice(0, 300)}`);
    return answer;
  };
}

function seedsOf({ claims, sources, lists, speakers }: Crowd): string[] {
  const records = { claims, sources, lists, speakers };
  const own = Object.entries(records).flatMap(([noun, ids]) =>
    ids.flatMap((id) => [`/${noun}/${id}`, `/${noun}/${id}/history`, `/${noun}/${id}/edit`]),
  );
  const parts = [
    'annotations?include=sources',
    'attributions.json',
    'copies',
    'collation',
    'dossier',
    'findings',
  ];
  const ofClaims = claims.flatMap((id) => [
    ...[...parts, 'searches', 'links.json', 'attributions/new', 'links/new'].map(
      (part) => `/claims/${id}/${part}`,
    ),
    ...[`/findings/new?claims=${id}`, `/findings/new?claim=${id}`],
  ]);
  const others = [
    '/',
    '/trash',
    '/claims',
    '/annotations',
    '/searches',
    '/activity',
    '/handover',
    '/sources',
  ];
  return [...own, ...ofClaims, ...lists.map((id) => `/lists/${id}/dossier`), ...others];
}

/** What belongs to the crowded records; attributions, notes and what else stands under its own number. */
function followed({ claims, sources, lists, speakers }: Crowd): (path: string) => boolean {
  const own = Object.entries({ claims, sources, lists, speakers }).flatMap(([noun, ids]) =>
    ids.map((id) => `/${noun}/${id}`),
  );
  const under = /^\/(attributions|annotations|searches|findings|links|trash|activity|handover)\b/;
  return (path) => under.test(path) || own.some((record) => path === record || isBelow(path, record));
}

function isBelow(path: string, record: string): boolean {
  return path.startsWith(record) && /^[/?.]/.test(path.slice(record.length));
}

const COMPARED_EVERY_MS = 500;

/** Until the program has compared every wording and note with its copies. */
async function untilCompared(file: string): Promise<void> {
  const connection = openConnection(file, 'read');
  const due = connection.prepare('select count(*) from comparisons_due where gave_up is null').pluck();
  while ((due.get() as number) > 0) await setTimeout(COMPARED_EVERY_MS);
  connection.close();
}

async function measureAll(
  served: Program,
  get: (path: string) => Promise<Response>,
  visited: readonly Visited[],
): Promise<Measured[]> {
  const measured: Measured[] = [];
  const read = async (path: string) => void (await (await get(path)).arrayBuffer());
  for (const one of visited) {
    const tries: number[] = [];
    let main = Number.POSITIVE_INFINITY;
    for (let again = 0; again < TRIES; again += 1) {
      const [all, own] = [threadsTime(served.pid), mainThreadTime(served.pid)];
      await read(one.path);
      tries.push(threadsTime(served.pid) - all);
      main = Math.min(main, mainThreadTime(served.pid) - own);
    }
    const stretch = main < MAX_STRETCH_MS / 2 ? 0 : await stretchOf(served, () => read(one.path));
    measured.push({ ...one, took: Math.min(...tries), stretch });
  }
  return measured;
}

/** The longest stretch, of several tries the shortest. */
async function stretchOf({ url, pid }: Program, read: () => Promise<void>): Promise<number> {
  const watcher = startWatcher(url, pid);
  let least = Number.POSITIVE_INFINITY;
  for (let again = 0; again < TRIES; again += 1) {
    await watcher.seen();
    await read();
    least = Math.min(least, (await watcher.seen()).mostBusy);
  }
  await watcher.stop();
  return least;
}

interface Wanted {
  readonly id: string;
  readonly what: string;
  readonly unit: string;
  readonly most: number;
  readonly of: (one: Measured) => number;
}

function inKilobytes({ bytes }: Visited): number {
  return bytes / 1000;
}

function figureOf(desk: Desk, among: readonly Measured[], { id, what, unit, most, of }: Wanted): Figure {
  const sorted = [...among].sort((a, b) => of(b) - of(a));
  for (const one of sorted.slice(0, WORST))
    desk.tell(`${short(of(one)).padStart(8)} ${unit}  ${one.path.slice(0, 100)}`);
  const [worst] = sorted;
  if (worst === undefined) throw new Error('No address was measured.');
  return {
    ...{ id, what, needed: `≤ ${most} ${unit}` },
    reached: `${short(of(worst))} ${unit}`,
    passes: of(worst) <= most,
    from: `${among.length} addresses; the worst is ${worst.shape}`,
  };
}

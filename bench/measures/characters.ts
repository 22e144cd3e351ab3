import { DESK } from '../../src/platform/viewer.js';
import { randomFrom } from '../desk/random.js';
import { hanWord } from '../desk/words.js';
import type { Desk, Figure } from '../ground/figure.js';
import { type Inside, openInside } from '../ground/inside.js';

const MAX_PAGES = 200;
const QUERIES = 60;

/** P11: runs of one to five Chinese characters find exactly the claims in whose words they stand. */
export async function characters(desk: Desk): Promise<readonly Figure[]> {
  const inside = openInside(desk.file);
  let [equal, missed, extra, hits, cut] = [0, 0, 0, 0, 0];
  const runs = runsIn(inside);
  for (const run of runs) {
    const { ids: found, isWhole } = await foundBy(inside, run);
    const standing = scannedFor(inside, run);
    const least = Math.min(...found);
    const wanted = isWhole ? standing : new Set([...standing].filter((id) => id >= least));
    const [less, more] = [without(wanted, found), without(found, standing)];
    missed += less;
    extra += more;
    hits += found.size;
    if (!isWhole) cut += 1;
    if (less + more === 0) equal += 1;
  }
  await inside.close();
  return [
    {
      id: 'P11',
      what: 'Runs of Chinese characters, beside a scan for the same characters',
      needed: 'equal',
      reached: `${equal} of ${runs.length} equal`,
      passes: equal === runs.length,
      from: `${hits.toLocaleString('en-GB')} claims found; ${missed} missed, ${extra} too many; ${cut} runs compared for their newest ${MAX_PAGES * 50} alone`,
    },
  ];
}

/** 台湾 and the like, and pieces of one to five characters cut from claims, across words too. */
function runsIn(inside: Inside): readonly string[] {
  const random = randomFrom(11);
  const texts = inside.connection
    .prepare("select text from claims where language = 'zh' order by id limit 2000")
    .pluck()
    .all() as string[];
  const cuts = Array.from({ length: QUERIES }, (_, at) => {
    const signs = [...random.pick(texts).replace(/[^\p{Script=Han}]/gu, '')];
    const size = 1 + (at % 5);
    const from = random.below(Math.max(1, signs.length - size));
    return signs.slice(from, from + size).join('');
  });
  return [...new Set([hanWord(0), hanWord(3), '湾', ...cuts])];
}

async function foundBy(inside: Inside, run: string): Promise<{ ids: Set<number>; isWhole: boolean }> {
  const ids = new Set<number>();
  // By number, so that what comes after the last page that is read is known: everything with a lower one.
  let path: string | null = `/claims?${new URLSearchParams({ q: run, sort: '-id' })}`;
  for (let pages = 0; path !== null && pages < MAX_PAGES; pages += 1) {
    const page = (await inside.read(path, DESK)) as {
      readonly claims: readonly { readonly id: number }[];
      readonly next: string | null;
    };
    for (const { id } of page.claims) ids.add(id);
    path = page.next?.replace('/claims.json', '/claims') ?? null;
  }
  return { ids, isWhole: path === null };
}

/** Claims that hold the characters, in what is searched: their words, or those of their speaker, sources and notes. */
function scannedFor(inside: Inside, run: string): Set<number> {
  const ids = inside.connection
    .prepare('select id from claims where trashed_at is null and instr(text, ?) > 0')
    .pluck()
    .all(run) as number[];
  return new Set(ids);
}

/** How many of one are not in the other. */
function without(some: ReadonlySet<number>, others: ReadonlySet<number>): number {
  return [...some].filter((id) => !others.has(id)).length;
}

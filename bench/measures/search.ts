import { queryOf } from '../../src/platform/http/query.js';
import { DESK } from '../../src/platform/viewer.js';
import { parseFilters } from '../../src/record/claims/input.js';
import type { ClaimFilters } from '../../src/record/claims/model.js';
import { ClaimReader } from '../../src/record/claims/store.js';
import { latinWord } from '../desk/words.js';
import type { Desk, Figure } from '../ground/figure.js';
import { type Inside, openInside, type Query } from '../ground/inside.js';
import { median, percentile, short, timed } from '../ground/numbers.js';

const ROUNDS = 15;
/** Words by rank, from the commonest to the rarest that stand in a desk of any size. */
const RANKS = [0, 1, 2, 3, 5, 8, 12, 20, 30, 50, 80, 120, 200, 300, 500, 800, 1_200, 2_000, 3_000];

// On one side of P3 is what the route does for a page of what was found, up to the values that are made JSON: it reads
// the search, asks for the numbers of the claims, their rows, the count (to 1,000) and what stands beside the list,
// and of claims whose words do not tell why they are here their other texts; and it cuts the words round what was
// found. On the other side is that SQL alone, on statements that are prepared once, each row made an object. Measured
// twice, since a desk remembers its counts until something is written: of words not asked for yet, and of words asked
// for again, when neither side counts.

/** P3, P4 and P5: words, words within a filter in order of their date, and the count beside them. */
export async function search(desk: Desk): Promise<readonly Figure[]> {
  const inside = openInside(desk.file);
  try {
    return [
      await besideRaw(inside, 'anew'),
      await besideRaw(inside, 'remembered'),
      await newBesideKnown(inside),
      await commonBesideRare(inside, desk.claims),
      ...(await filteredByDate(inside)),
      await counts(inside),
    ];
  } finally {
    await inside.close();
  }
}

async function besideRaw(inside: Inside, counts: 'anew' | 'remembered'): Promise<Figure> {
  const paths = RANKS.map((rank) => pathOf({ q: latinWord(rank) }));
  const queries: (readonly Query[])[] = [];
  for (const path of paths) queries.push(await inside.queriesOf(path, counts));
  const read = counts === 'anew' ? inside.readAnew : inside.read;
  const [own, raw] = [await roundsOf(paths, ROUNDS, read), await rawTimesOf(inside, queries)];
  const [ours, theirs] = [percentile(own.flat(), 0.95), percentile(raw.flat(), 0.95)];
  return {
    id: 'P3',
    what: `Search, ${counts === 'anew' ? 'its words not asked for yet' : 'its counts remembered'}, p95, beside the same SQL by itself`,
    needed: '≤ 1.5 ×',
    reached: `${short(ours / theirs)} ×`,
    passes: ours / theirs <= 1.5,
    from: `${short(ours)} and ${short(theirs)} ms; medians ${short(median(own.flat()))} and ${short(median(raw.flat()))} ms`,
  };
}

/** P3b: the first time beside the second, when what was counted is remembered. */
async function newBesideKnown(inside: Inside): Promise<Figure> {
  const paths = RANKS.map((rank) => pathOf({ q: latinWord(rank) }));
  const [anew, known] = [
    (await roundsOf(paths, ROUNDS, inside.readAnew)).flat(),
    (await timesOf(inside, paths, ROUNDS)).flat(),
  ];
  const ratio = percentile(anew, 0.95) / percentile(known, 0.95);
  return {
    id: 'P3b',
    what: 'Search for words not asked for yet, p95, beside the same with its counts remembered',
    needed: '≤ 3 ×',
    reached: `${short(ratio)} ×`,
    passes: ratio <= 3,
    from: `medians ${short(median(anew))} and ${short(median(known))} ms`,
  };
}

async function commonBesideRare(inside: Inside, claims: number): Promise<Figure> {
  const rarest = Math.min(20_000, claims);
  const rareWords = Array.from({ length: 20 }, (_, at) => latinWord(rarest + at * 13));
  const common = (await timesOf(inside, [pathOf({ q: latinWord(0) })], ROUNDS * 4)).flat();
  const rare = (
    await timesOf(
      inside,
      rareWords.map((q) => pathOf({ q })),
    )
  ).flat();
  const [often, seldom] = [percentile(common, 0.95), percentile(rare, 0.95)];
  return {
    id: 'P3',
    what: 'Search for the commonest word, p95, beside rare ones',
    needed: '≤ 20 ×',
    reached: `${short(often / seldom)} ×`,
    passes: often / seldom <= 20,
    from: `${short(often)} and ${short(seldom)} ms`,
  };
}

// P4 does not say what "unfiltered" leaves out: measured beside the same words without the filter, which is what a
// filter costs, and beside a page without words, which has nothing to mark and to cut.
async function filteredByDate(inside: Inside): Promise<readonly Figure[]> {
  const filters: readonly Readonly<Record<string, string>>[] = [
    { form: 'direct' },
    { language: 'en' },
    { speaker: '1' },
    { tag: firstTag(inside) },
  ];
  const newest = (filter: Readonly<Record<string, string>>) =>
    RANKS.map((rank) => pathOf({ q: latinWord(rank), ...filter, sort: '-said_on' }));
  const filtered = (await timesOf(inside, filters.flatMap(newest), 5)).flat();
  const unfiltered = (await timesOf(inside, newest({}), 20)).flat();
  const wordless = (await timesOf(inside, ['/claims'], ROUNDS * 4)).flat();
  return [
    withinFilter('the same words without a filter', filtered, unfiltered),
    withinFilter('the newest of all, no words asked for', filtered, wordless),
  ];
}

function withinFilter(beside: string, filtered: readonly number[], plain: readonly number[]): Figure {
  const [ours, theirs] = [percentile(filtered, 0.95), percentile(plain, 0.95)];
  return {
    id: 'P4',
    what: `Words of any frequency within a filter, in order of date, p95, beside ${beside}`,
    needed: '≤ 3 ×',
    reached: `${short(ours / theirs)} ×`,
    passes: ours / theirs <= 3,
    from: `${short(ours)} and ${short(theirs)} ms, 50 rows each; medians ${short(median(filtered))} and ${short(median(plain))} ms`,
  };
}

function firstTag(inside: Inside): string {
  return inside.connection.prepare('select name from tags order by id limit 1').pluck().get() as string;
}

async function counts(inside: Inside): Promise<Figure> {
  const paths = [
    '/claims',
    ...RANKS.map((rank) => pathOf({ q: latinWord(rank) })),
    ...['form=direct', 'language=en', 'speaker=1'].map((filter) => `/claims?${filter}`),
    ...RANKS.map((rank) => pathOf({ q: latinWord(rank), form: 'direct' })),
  ];
  const reader = new ClaimReader(inside.ctx.db, DESK);
  const wanted = paths.map((path) => filtersIn(path));
  const slowest = percentile((await roundsOf(wanted, ROUNDS, (one) => reader.count(one))).flat(), 0.95);
  return {
    id: 'P5',
    what: 'The count on a page of claims, p95',
    needed: '≤ 2 ms',
    reached: `${short(slowest)} ms`,
    passes: slowest <= 2,
    from: `${paths.length} pages, with and without words and filters`,
  };
}

function filtersIn(path: string): ClaimFilters {
  const filters = parseFilters(queryOf(path).single());
  if (!filters.ok) throw new Error(`${path} is refused: ${JSON.stringify(filters.errors)}`);
  return filters.value;
}

function pathOf(query: Readonly<Record<string, string>>): string {
  return `/claims?${new URLSearchParams(query)}`;
}

/** Milliseconds of each page in each round but the first, which warms up. */
async function timesOf(inside: Inside, paths: readonly string[], rounds = ROUNDS): Promise<number[][]> {
  return roundsOf(paths, rounds, (path) => inside.read(path));
}

function rawTimesOf(inside: Inside, queries: readonly (readonly Query[])[]): Promise<number[][]> {
  return roundsOf(queries, ROUNDS, (some) => inside.raw(some));
}

async function roundsOf<T>(
  items: readonly T[],
  rounds: number,
  run: (item: T) => unknown,
): Promise<number[][]> {
  const times: number[][] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const some: number[] = [];
    for (const item of items) some.push(await timed(() => run(item)));
    if (round > 0) times.push(some);
  }
  return times;
}

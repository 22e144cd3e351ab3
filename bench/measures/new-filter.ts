import { ATTRIBUTION_STATUSES, FORMS } from '../../src/vocabulary.js';
import type { Desk, Figure } from '../ground/figure.js';
import { type Inside, openInside, type Query } from '../ground/inside.js';
import { median, percentile, short, timed } from '../ground/numbers.js';

const ROUNDS = 5;
const PAGES = 200;

// No selection is asked for twice before everything that was counted is forgotten, and none is empty: filters of every
// kind, alone and together, with values that exist. On one side is what the route does up to the values that are made
// JSON, with every number beside the list. On the other are two of its queries alone, on statements that are prepared
// once: the ids of the page, and its fifty rows with the speaker and the status.

/** P1b: a list with a filter that was not asked for before. */
export async function newFilter(desk: Desk): Promise<readonly Figure[]> {
  const inside = openInside(desk.file);
  try {
    const paths = await notEmpty(inside);
    const raw: (readonly Query[])[] = [];
    for (const path of paths) raw.push((await inside.queriesOf(path, 'remembered')).filter(isOfThePage));
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [at, path] of paths.entries()) {
        const own = await timed(() => inside.readAnew(path));
        const alone = await timed(async () => inside.raw(raw[at] ?? []));
        if (round > 0) [ours, theirs].forEach((times, side) => void times.push(side === 0 ? own : alone));
      }
    }
    const ratio = median(ours) / median(theirs);
    return [
      {
        id: 'P1b',
        what: 'List of 50 claims with a filter not asked for before, beside the ids and rows of the page alone',
        needed: '≤ 2 ×',
        reached: `${short(ratio)} ×`,
        passes: ratio <= 2,
        from:
          `${paths.length} selections: medians ${short(median(ours))} and ${short(median(theirs))} ms; ` +
          `p95 ${short(percentile(ours, 0.95))} and ${short(percentile(theirs, 0.95))} ms`,
      },
    ];
  } finally {
    await inside.close();
  }
}

/** Not the counts, the names of what is filtered by, or whether it was merged. */
function isOfThePage({ sql }: Query): boolean {
  return /AS entry FROM|"speaker_name"/.test(sql);
}

async function notEmpty(inside: Inside): Promise<string[]> {
  const paths: string[] = [];
  for (let n = 0; paths.length < PAGES && n < PAGES * 4; n += 1) {
    const path = `/claims?${new URLSearchParams(selection(n))}`;
    const { claims } = (await inside.read(path)) as { claims: readonly unknown[] };
    if (claims.length > 0) paths.push(path);
  }
  return paths;
}

const STATUSES = Object.keys(ATTRIBUTION_STATUSES);
const LANGUAGES = ['en', 'de', 'fr', 'es', 'zh', 'ja'];
const KINDS = Object.keys(FORMS);

/** The n-th of some 800 selections. */
export function selection(n: number): Record<string, string> {
  const year = String(2000 + (n % 25));
  const of = <T>(values: readonly T[], at: number): T => values[Math.floor(at) % values.length] as T;
  switch (n % 6) {
    case 0:
      return { status: of(STATUSES, n / 6), from: year, to: String(Number(year) + 1 + (n % 3)) };
    case 1:
      return { speaker: String(1 + ((n * 37) % 400)), sort: of(['-said_on', 'said_on', '-id'], n) };
    case 2:
      return { language: of(LANGUAGES, (n - 2) / 6), status: of(STATUSES, n), form: of(KINDS, (n - 2) / 12) };
    case 3:
      return { from: year, language: of(LANGUAGES, (n - 3) / 6) };
    case 4:
      return { source: String(1 + ((n * 53) % 900)), form: of(KINDS, n) };
    default:
      return { to: year, status: of(STATUSES, n), sort: of(['-said_on', 'said_on'], n) };
  }
}

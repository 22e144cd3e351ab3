import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Desk, Figure } from '../ground/figure.js';
import { type Loaded, load, warm } from '../ground/load.js';
import { median, short } from '../ground/numbers.js';
import { type Program, startDesk, startPlain } from '../ground/programs.js';

const ROUNDS = 5;
const SECONDS = 3;

// A desk keeps a page of claims until something is written, so it is measured twice: the first page, asked for again
// and again, and one page after another, each of which is read anew.

/** P1: the page of claims, signed in, against the same bytes from Express and EJS without a database. */
export async function listPage(desk: Desk): Promise<readonly Figure[]> {
  const served = await startDesk(desk.file);
  const headers = { cookie: desk.cookie };
  const first = await (await fetch(`${served.url}/claims`, { headers })).text();
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-bench-'));
  const plain = await startPlain('list', [await plainPage(folder, first)]);
  try {
    const pair = { served, plain, headers, bytes: Buffer.byteLength(first) };
    const [again, anew] = [['/claims'], await pagesAfter(first, served, headers)];
    return [
      await compared(desk, { ...pair, what: 'asked for again', paths: again }),
      await compared(desk, { ...pair, what: 'read anew', paths: anew }),
    ];
  } finally {
    await Promise.all([served.stop(), plain.stop()]);
    rmSync(folder, { recursive: true });
  }
}

/** So many that none is still kept when it is asked for again. */
const PAGES = 300;

/** The addresses of the pages that come after the first. */
async function pagesAfter(
  first: string,
  { url }: Program,
  headers: Readonly<Record<string, string>>,
): Promise<string[]> {
  const paths: string[] = [];
  let html = first;
  while (paths.length < PAGES) {
    const [, next] = /href="(\/claims\?[^"]*\bafter=[^"]*)"/.exec(html) ?? [];
    if (next === undefined) break;
    const path = next.replaceAll('&amp;', '&');
    paths.push(path);
    html = await (await fetch(url + path, { headers })).text();
  }
  return paths;
}

interface Pair {
  readonly served: Program;
  readonly plain: Program;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: number;
  readonly what: string;
  readonly paths: readonly string[];
}

async function compared(desk: Desk, pair: Pair): Promise<Figure> {
  const { served, plain, headers, bytes, what, paths } = pair;
  const [ours, theirs]: [Loaded[], Loaded[]] = [[], []];
  // Until the compiler has done with both; by requests, not by time, since one of them does fewer in a second.
  for (const [program, sends] of [
    [served, { path: '/claims', headers }],
    [plain, { path: '/' }],
  ] as const)
    await warm(program, sends);
  for (let round = 0; round < ROUNDS; round += 1) {
    const [one, other] = [
      await load(served, { path: '', paths, headers }, SECONDS),
      await load(plain, { path: '/' }, SECONDS),
    ];
    ours.push(one);
    theirs.push(other);
  }
  const [own, bare] = [middle(ours), middle(theirs)];
  const ratio = own.perSecond / bare.perSecond;
  const needed = desk.claims >= 1_000_000 ? 0.35 : 0.5;
  return {
    id: 'P1',
    what: `List page of 50 claims, ${what}, beside the same bytes from Express and EJS without a database`,
    needed: `≥ ${needed} ×`,
    reached: `${short(ratio)} ×`,
    passes: ratio >= needed,
    from:
      `${short(own.perSecond)} and ${short(bare.perSecond)} pages a second of ${short(bytes / 1024)} KB; ` +
      `${short(own.cpu)} and ${short(bare.cpu)} ms of processor a page (${short(bare.cpu / own.cpu)} ×)`,
  };
}

function middle(loads: readonly Loaded[]) {
  return {
    perSecond: median(loads.map(({ perSecond }) => perSecond)),
    cpu: median(loads.map(({ cpu }) => cpu)),
  };
}

/** As many bytes as the page has, a template's fifty rows of them; a row's words are those of a middling claim. */
async function plainPage(folder: string, html: string): Promise<string> {
  const row = {
    href: '/claims/12345',
    lang: 'en',
    text: 'It was said that a “quotation” & its source belong together, wherever they are printed, and always will. ',
    speakerHref: '/speakers/123',
    speaker: 'Somebody & Daughters',
    date: '2023-06-19',
    status: 'Partly checked',
  };
  const rows = Array.from({ length: 50 }, () => row);
  const file = join(folder, 'page.json');
  const bytesOf = async (around: string): Promise<number> => {
    writeFileSync(file, JSON.stringify({ rows, around }));
    const page = await startPlain('list', [file]);
    const { length } = new Uint8Array(await (await fetch(page.url)).arrayBuffer());
    await page.stop();
    return length;
  };
  const missing = Buffer.byteLength(html) - (await bytesOf(''));
  await bytesOf('x'.repeat(Math.max(0, missing)));
  return file;
}

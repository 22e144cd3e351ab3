import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ImportWriter } from '../../src/publishing/exchange/imports-store.js';
import { fillDesk } from '../support/big-desk.js';
import { openDesk, type Sends, type TestDesk } from '../support/desk.js';
import { type Listening, listenTo } from '../support/listening.js';

// What a page costs: every query that it really runs is explained by SQLite, and none may read a large table
// from end to end; and it runs as many of them on a small desk as on a large one.

const FEW = 10;
const MANY = 500;
/** A page with a citation in it asks the most: for its rows, names of ten kinds, and what the citation is made from. */
const MAX_QUERIES = 24;
/**
 * A claim’s page has the most kinds of thing on it: what was found, on what, its places in copies, its citation, and,
 * for those who may check, the five kinds of evidence that its checks offer, each found and then read.
 */
const MAX_QUERIES_OF_CLAIM = 34;
/** The desk asks for as many names, for what waits, five kinds of it with their days, and for the work of each week. */
const MAX_QUERIES_OF_DESK = 40;
/** A list is cited whole, looks for quotations that it has twice, and shows its newest editions. */
const MAX_QUERIES_OF_LIST = MAX_QUERIES + 3;

const PAGES = [
  '/',
  '/claims',
  '/claims?q=compromise+part',
  '/claims?speaker=2&form=direct',
  '/claims?source=2',
  '/claims?outlet=2',
  '/claims?occasion=2',
  '/claims?tag=tag+2',
  '/claims?from=2023-06&to=2023-07&language=en',
  '/speakers',
  '/speakers?q=er+2',
  '/sources',
  '/sources?q=ce+2',
  '/outlets',
  '/outlets?q=et+2',
  '/occasions',
  '/occasions?q=on+2',
  '/tags',
  '/tags?q=ag+2',
  '/activity',
  '/activity?user=3',
  '/annotations',
  '/annotations?show=all',
  '/annotations?show=resolved',
  '/annotations?mine=on',
  '/annotations?motivation=questioning',
  '/searches',
  '/searches?show=all&mine=on',
  '/lists',
  '/trash',
] as const;

const RECORDS = [
  '/claims/1',
  '/claims/1/history',
  '/claims/1/copies',
  '/speakers/1',
  '/outlets/1',
  '/occasions/1',
  '/sources/1',
  '/sources/1/snapshots/1',
  '/tags/1',
  '/lists/1',
  '/searches/1',
  '/handover',
  '/import?taken=20',
  '/practice-story',
] as const;

/** What is read without an index, and why that is right. */
const SCANS: Readonly<Record<string, string>> = {
  events: 'ordered by its own key, newest first, until the page is full',
  lists: 'ordered by its own key, newest first, until the page is full',
  trashed: 'what is in the trash, each table by its own index',
  users: 'a newsroom has a few dozen',
};

interface Place {
  readonly desk: TestDesk;
  readonly heard: Listening;
  readonly editor: Sends;
  readonly viewer: Sends;
}

let small: Place;
let large: Place;

async function placeWith(count: number): Promise<Place> {
  const desk = await openDesk();
  await fillDesk(desk, count);
  const heard = await listenTo(desk);
  return { desk, heard, editor: await desk.signIn('editor'), viewer: await desk.signIn('viewer') };
}

beforeAll(async () => {
  small = await placeWith(FEW);
  large = await placeWith(MANY);
});
afterAll(async () => {
  for (const { desk, heard } of [small, large]) {
    await heard.close();
    await desk.close();
  }
});

/** Whole tables that a page reads: the first page of a list, and the next. */
async function scansOf(path: string, who: 'editor' | 'viewer'): Promise<string[]> {
  const first = await large.heard.read(path, large[who]);
  expect(first.status).toBe(200);
  const next = /href="([^"]*\bafter=[^"]*)"/.exec(first.body)?.[1]?.replaceAll('&amp;', '&');
  const second = next === undefined ? null : await large.heard.read(next, large[who]);
  expect(second?.status ?? 200).toBe(200);
  return [...first.statements, ...(second?.statements ?? [])]
    .flatMap((statement) => large.heard.planOf(statement))
    .flatMap((line) => /^SCAN (\w+)$/.exec(line)?.[1] ?? []);
}

const CASES = PAGES.flatMap((path) =>
  (['editor', 'viewer'] as const)
    .filter((who) => path !== '/trash' || who === 'editor')
    .map((who) => ({ path, who })),
);

describe('a page of a list', () => {
  it.each(CASES)('$path reads no table from end to end for a $who', async ({ path, who }) => {
    const scans = await scansOf(path, who);
    expect(scans.filter((table) => !(table in SCANS))).toEqual([]);
  });

  it.each(RECORDS)('%s, the page of one record, reads none either', async (path) => {
    const { status, statements } = await large.heard.read(path, large.editor);
    expect(status).toBe(200);
    const scans = statements
      .flatMap((statement) => large.heard.planOf(statement))
      .flatMap((line) => /^SCAN (\w+)$/.exec(line)?.[1] ?? []);
    // The newest of the integrity checks is read by its own key.
    expect(scans.filter((table) => !(table in SCANS) && table !== 'integrity_checks')).toEqual([]);
  });

  it('gives a reason for no scan that is not there', async () => {
    const scans: string[] = [];
    for (const { path, who } of CASES) scans.push(...(await scansOf(path, who)));
    expect(Object.keys(SCANS).filter((table) => !scans.includes(table))).toEqual([]);
  });

  it('would be caught reading one', () => {
    const sql = 'select * from claims where summary = ? order by summary';
    expect(large.heard.planOf({ sql, parameters: ['x'] })).toContain('SCAN claims');
  });
});

describe('a page', () => {
  it.each([...PAGES, ...RECORDS])(
    '%s runs as many queries on a large desk as on a small one',
    async (path) => {
      const few = await small.heard.read(path, small.editor);
      const many = await large.heard.read(path, large.editor);
      expect([few.status, many.status]).toEqual([200, 200]);
      expect(few.statements.length).toBeGreaterThan(1);
      expect(many.statements.length).toBe(few.statements.length);
      const most = mostOf(path);
      expect(many.statements.length).toBeLessThanOrEqual(most);
    },
  );
});

// Last, since it leaves the import running.
describe('while an import runs, whose rows no page shows', () => {
  beforeAll(() =>
    large.desk.as('editor', async ({ tx, at, actor }) => {
      const about = { change_id: 'a', format: 'csv', kind: 'claims', name: null, rows_total: 5 } as const;
      const import_id = await new ImportWriter(tx).begin({ ...about, actor_id: actor.id, started_at: at });
      const ranges = ['claims', 'speakers', 'attributions'].map((table_name) => ({ import_id, table_name }));
      for (const range of ranges)
        await tx
          .insertInto('import_ranges')
          .values({ ...range, first_id: 400, last_id: 440 })
          .execute();
    }),
  );

  it.each([...PAGES, ...RECORDS])('%s reads no table from end to end', async (path) => {
    const { status, statements } = await large.heard.read(path, large.editor);
    expect(status).toBe(200);
    const scans = statements
      .flatMap((statement) => large.heard.planOf(statement))
      .flatMap((line) => /^SCAN (\w+)$/.exec(line)?.[1] ?? []);
    expect(scans.filter((table) => !(table in SCANS) && table !== 'integrity_checks')).toEqual([]);
  });
});

function mostOf(path: string): number {
  if (path === '/' || path === '/handover') return MAX_QUERIES_OF_DESK;
  if (path === '/lists/1') return MAX_QUERIES_OF_LIST;
  return path === '/claims/1' ? MAX_QUERIES_OF_CLAIM : MAX_QUERIES;
}

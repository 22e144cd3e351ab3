import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ClaimCounts } from '../../../src/record/claims/facets-store.js';
import type { Facets, FacetValue } from '../../../src/record/claims/model/facets.js';
import { RECORD_FACETS } from '../../../src/record/claims/model/frequent.js';
import { ATTRIBUTION_STATUSES, FORMS, MATCH_STATES } from '../../../src/vocabulary.js';
import { filtersOf, reader } from '../../derived/search/desk-of-claims.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { runsOf } from '../../support/runs.js';
import { ChangingDesk, KINDS } from './changing-desk.js';
import { PERIODS, type PlainClaim, type PlainQuery, plainCount, SEARCHES } from './plain-count.js';

let desk: TestDesk;
let changing: ChangingDesk;
const READERS = ['admin', 'editor', 'viewer', 'stranger'] as const;
type Reader = (typeof READERS)[number];
const sends = new Map<Reader, Sends>([['stranger', {}]]);

beforeAll(async () => {
  desk = await openDesk({ anonymous: 'viewer' });
  changing = await ChangingDesk.on(desk);
  for (const role of ['admin', 'editor', 'viewer'] as const) sends.set(role, await desk.token(role));
});
afterAll(async () => {
  await changing?.close();
  await desk.close();
});

const step = fc.record({ kind: fc.constantFrom(...KINDS), which: fc.nat(500), value: fc.nat(500) });
// In an order in which none is refused.
const EACH_ONCE = KINDS.flatMap((kind, at) => {
  const one = { kind, which: at, value: 2 * at };
  return kind === 'withdraw' ? [{ ...one, kind: 'portion' as const }, one] : [one];
});
const number = (most: number) => fc.integer({ min: 1, max: most }).map(String);
const match = fc
  .subarray(Object.keys(MATCH_STATES), { minLength: 1, maxLength: 3 })
  .map((some) => some.join());
const query = fc
  .record(
    {
      q: fc.constantFrom(...Object.keys(SEARCHES)),
      speaker: number(4),
      source: number(5),
      outlet: number(2),
      occasion: number(2),
      tag: fc.constantFrom('t0', 't1', 't2', 't4', 'none'),
      form: fc.constantFrom(...Object.keys(FORMS)),
      language: fc.constantFrom('en', 'pt-BR', 'zh'),
      from: fc.constantFrom(...Object.keys(PERIODS)),
      to: fc.constantFrom(...Object.keys(PERIODS)),
      status: fc.constantFrom(...Object.keys(ATTRIBUTION_STATUSES)),
      match,
      stale: fc.constant('yes'),
      waiting: fc.constant('yes'),
      questions: fc.constant('yes'),
    },
    { requiredKeys: [] },
  )
  // Of many filters at once little is found.
  .chain((all) => fc.subarray(Object.entries(all), { maxLength: 3 }))
  .map((some) => Object.fromEntries(some) as PlainQuery)
  .filter(({ from, to }) => from === undefined || to === undefined || from <= to);

interface Answer {
  readonly claims: readonly { readonly id: number }[];
  readonly next: string | null;
  readonly count: { readonly value: number; readonly capped: boolean };
  readonly facets: Readonly<Record<string, readonly { readonly value: string; readonly count: number }[]>>;
}

/** What the list says; with the filters that it stands for, which name what merged records went into. */
async function answered(who: Reader, asked: PlainQuery) {
  let path = `/claims.json?${new URLSearchParams(asked)}`;
  let answer = await desk.get(path, sends.get(who));
  if (answer.status === 303) {
    path = answer.headers.get('location') ?? '';
    answer = await desk.get(path, sends.get(who));
  }
  const query = Object.fromEntries(new URL(path, desk.url).searchParams) as PlainQuery;
  if (answer.status !== 200) return { status: answer.status, query };
  const first = (await answer.json()) as Answer;
  const ids = first.claims.map(({ id }) => id);
  for (let { next } = first; next !== null; ) {
    const more = (await (await desk.get(next, sends.get(who))).json()) as Answer;
    ids.push(...more.claims.map(({ id }) => id));
    next = more.next;
  }
  const facets = Object.entries(first.facets).map(([facet, values]) => [
    facet,
    Object.fromEntries(values.map(({ value, count }) => [value, count])),
  ]);
  return {
    status: 200,
    query,
    ids: ids.sort(byNumber),
    count: first.count,
    facets: Object.fromEntries(facets),
  };
}

function byNumber(one: number, other: number): number {
  return one - other;
}

const asked = fc.record({ query, who: fc.constantFrom(...READERS) });

it('each list, its count and its facets are what a plain count over all quotations gives', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 2, maxLength: 5 }),
      fc.array(asked, { minLength: 2, maxLength: 4 }),
      async (steps, queries) => {
        for (const one of steps) await changing.do(one);
        const claims = changing.shown();
        for (const { query, who } of queries) await expectPlain(claims, query, who);
      },
    ),
    { numRuns: runsOf(80), examples: [[EACH_ONCE, READERS.map((who) => ({ query: {}, who }))]] },
  );
  expect(new Set(changing.done.keys())).toEqual(new Set(KINDS));
});

async function expectPlain(claims: readonly PlainClaim[], query: PlainQuery, who: Reader): Promise<void> {
  const seesAll = who === 'admin' || who === 'editor';
  const answer = await answered(who, query);
  if (query.waiting !== undefined && !seesAll) return expect(answer.status).toBe(422);
  const { ids, facets } = plainCount(claims, answer.query, seesAll);
  const count = { value: ids.length, capped: false };
  expect({ who, ...answer }).toEqual({ who, status: 200, query: answer.query, ids, count, facets });
  // As where there are too many to look at each.
  const counts = new ClaimCounts(desk.ctx.db, 3);
  const oneByOne = await counts.of(filtersOf(answer.query), reader(seesAll ? 'editor' : 'viewer'));
  expect({ count: oneByOne.count, facets: namedValues(oneByOne.facets) }).toEqual({ count, facets });
  const found = claims.filter(({ id }) => ids.includes(id));
  await expectPlainRecords(found, answer.query, seesAll);
}

/** Of each kind, every record shown has as many of the quotations found as its number says. */
async function expectPlainRecords(found: readonly PlainClaim[], query: PlainQuery, seesAll: boolean) {
  const role = seesAll ? 'editor' : 'viewer';
  const records = await new ClaimCounts(desk.ctx.db).recordsOf(filtersOf(query), reader(role));
  for (const kind of RECORD_FACETS) {
    const plain = new Map<string, number>();
    for (const claim of found)
      for (const value of new Set(recordsOn(claim)[kind].map(String)))
        plain.set(value, (plain.get(value) ?? 0) + 1);
    const shown = records[kind].records.map(({ id, name, claims }) => [
      kind === 'tag' ? name : String(id),
      claims,
    ]);
    expect(shown).toEqual(shown.map(([value]) => [value, plain.get(String(value))]));
    if (seesAll) expect(shown).toHaveLength(Math.min(10, plain.size));
  }
}

function recordsOn({ speaker, sources, outlets, tags }: PlainClaim) {
  return { speaker: [speaker], source: sources, outlet: outlets, tag: tags };
}

function namedValues(facets: Facets) {
  const named = Object.entries(facets).map(([facet, values]) => [
    facet,
    Object.fromEntries(values.map(({ name, value }: FacetValue) => [name, value])),
  ]);
  return Object.fromEntries(named);
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PERMISSIONS } from '../../src/people/accounts/model/permissions.js';
import { seedSample } from '../../src/publishing/practice/actions/sample.js';
import { openDesk, type Sends, type TestDesk } from '../support/desk.js';
import { answerOf, differenceOf, type Face, withFace } from './twin-answers.js';

// Our own interview is captured under a ground rule and saved. Those who may not see it get, at every address, what
// they get from a desk that never had it.

const INTERVIEW = `Talk with the harbour office of Quellmar
By Wilna Zaspel
7 October 2026

“The quayzaq will be sold before the winter,” Harbour Minister Torvald Ykkenes told the Zindelhaven Courier on Tuesday.

“Nobody has asked the zwarnik pilots,” said Torvald Ykkenes.

He said that the pilots would be paid until the ninth of May, according to state broadcaster Quelltv.
`;
const MARKERS = ['quellmar', 'zaspel', 'quayzaq', 'ykkenes', 'zindelhaven', 'zwarnik', 'quelltv'];

const READERS: readonly {
  name: string;
  faces: readonly Face[];
  sends: (desk: TestDesk) => Promise<Sends>;
}[] = [
  { name: 'an anonymous reader', faces: ['.json', '.csv'], sends: async () => ({}) },
  { name: 'a viewer', faces: [''], sends: (desk) => desk.signIn('viewer') },
];

describe('an interview captured on background', () => {
  let [desk, twin] = [] as unknown as [TestDesk, TestDesk];
  let claims: readonly number[] = [];
  let numbers: Numbers = {};
  beforeAll(async () => {
    [desk, twin] = [await openDesk(OPEN), await openDesk(OPEN)];
    for (const { ctx } of [desk, twin]) await seedSample(ctx);
    claims = await captured(desk, 'background');
    numbers = await numbersOf(desk, twin);
    for (const table of ['claims', 'sources', 'snapshots', 'speakers', 'outlets'])
      expect([table, numbers[table]?.length]).not.toEqual([table, 0]);
    for (const { ctx } of [desk, twin]) await ctx.comparer.all();
  });
  afterAll(async () => {
    await desk.close();
    await twin.close();
  });

  it.each(READERS)('leaves no trace for $name, at any address, in any face', async ({ faces, sends }) => {
    const [here, there] = [await sends(desk), await sends(twin)];
    const faults: string[] = [];
    for (const address of addressesOf(numbers))
      for (const face of faces.filter((one) => one !== '.csv' || /^\/claims(?:\?|$)/.test(address))) {
        const path = withFace(address, face);
        const [told, wanted] = await Promise.all([answerOf(desk, path, here), answerOf(twin, path, there)]);
        const lower = told.toLowerCase();
        const marker = MARKERS.find((word) => lower.includes(word) && !path.includes(word));
        if (marker !== undefined) faults.push(`${path} holds ${marker}`);
        if (told !== wanted) faults.push(`${path}: ${differenceOf(told, wanted)}`);
      }
    expect(faults).toEqual([]);
  });

  it('is in no feed', async () => {
    const feedOf = async (one: TestDesk) =>
      (await (await one.get('/activity.atom')).text()).replace(/<id>[^<]*<.id>|127\.0\.0\.1:\d+/g, '');
    expect(await feedOf(desk)).toBe(await feedOf(twin));
  });

  it('is looked up by a viewer without being found, in words that would find it', async () => {
    const text = 'The quayzaq will be sold before the winter';
    const asked = async (one: TestDesk) => {
      const answer = await one.json('POST', '/lookup', { text }, await one.token('viewer', 'read'));
      return [answer.status, await answer.json()];
    };
    expect(await asked(desk)).toEqual(await asked(twin));
  });

  it('is seen by checkers, with its ground rule', async () => {
    const sends = await desk.token('checker');
    for (const id of claims) {
      const claim = await (await desk.get(`/claims/${id}.json`, sends)).json();
      expect(claim).toMatchObject({ ground_rule: 'background' });
    }
  });

  it('does not come to light by a second capture of its copy', async () => {
    const sends = await desk.token('checker');
    const { snapshot_id } = await desk.ctx.db
      .selectFrom('attributions')
      .select('snapshot_id')
      .where('claim_id', '=', claims[0] ?? 0)
      .where('snapshot_id', 'is not', null)
      .executeTakeFirstOrThrow();
    const again = await desk.json('POST', '/capture', { snapshot_id }, sends);
    expect(await again.json()).toMatchObject({ ground_rule: 'background' });
  });
});

const OPEN = { anonymous: 'viewer', strictPages: false } as const;

/** Captures and saves everything that has a speaker, and answers the claims. */
async function captured(desk: TestDesk, ground_rule: string): Promise<readonly number[]> {
  const sends = await desk.token('checker');
  const made = await desk.json(
    'POST',
    '/capture',
    { text: INTERVIEW, whose: 'interview', ground_rule },
    sends,
  );
  const { id, quotations } = (await made.json()) as {
    id: number;
    quotations: readonly { n: number; speaker: { name: string | null } | null }[];
  };
  expect(quotations.length).toBeGreaterThanOrEqual(2);
  const chosen = quotations.map(({ n, speaker }) => ({
    n,
    speaker: { name: speaker?.name ?? 'Torvald Ykkenes' },
  }));
  const saved = await desk.json('POST', '/capture/claims', { id, quotations: chosen }, sends);
  expect(saved.status, await saved.clone().text()).toBe(201);
  const { claims } = (await saved.json()) as { claims: readonly { id: number }[] };
  return claims.map((one) => one.id);
}

/** Every address that can be read: with the number of a record that both have, of each that was captured, and of none. */
function addressesOf(captured: Numbers): string[] {
  const paths = PERMISSIONS.filter(({ method, path }) => method === 'GET' && !path.startsWith('/sign-in'))
    .map(({ path }) => path)
    .filter((path) => !/^\/(users|account|readyz|help)/.test(path));
  const plain = paths.flatMap((path) => numbered(path, captured));
  const searches = ['claims', 'speakers', 'outlets', 'sources'].flatMap((noun) =>
    MARKERS.map((word) => `/${noun}?q=${word}`),
  );
  const ids = (captured.claims ?? []).map((id) => `id=${id}&restricted=${id}`).join('&');
  const exports = ['text', 'csv', 'csl-json', 'webannotation'].map(
    (format) => `/claims/export?${ids}&format=${format}&style=newsroom`,
  );
  const asked = ['/menu?q=ykkenes', '/lookup?q=The+quayzaq+will+be+sold', '/claims?q=pilots'];
  return [...plain, ...searches, ...asked, ...exports, '/claims.atom'];
}

type Numbers = Readonly<Record<string, readonly number[]>>;

/** The table whose rows an address stands for, where it is not called as the address begins. */
const ROWS_OF: Readonly<Record<string, string>> = { ':snapshot': 'snapshots' };

function numbered(path: string, captured: Numbers): string[] {
  const name = /:[a-z]+/.exec(path)?.[0];
  if (name === undefined) return [path];
  const own = captured[ROWS_OF[name] ?? path.split('/')[1] ?? ''] ?? [];
  const ids = new Set([1, ...own, 99]);
  return [...ids].flatMap((id) => numbered(path.replace(name, String(id)), captured));
}

/** The numbers that the one desk has and the other has not, by table. */
async function numbersOf(desk: TestDesk, twin: TestDesk): Promise<Numbers> {
  const tables = ['claims', 'sources', 'snapshots', 'speakers', 'outlets', 'captures'] as const;
  const all = await Promise.all(
    tables.map(async (table) => {
      const [own, others] = await Promise.all(
        [desk, twin].map(({ ctx }) => ctx.db.selectFrom(table).select('id').execute()),
      );
      const known = new Set(others?.map(({ id }) => id));
      return [table, (own ?? []).map(({ id }) => id).filter((id) => !known.has(id))] as const;
    }),
  );
  return Object.fromEntries(all);
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PERMISSIONS } from '../../src/people/accounts/model/permissions.js';
import { openDesk, type Sends, type TestDesk } from '../support/desk.js';
import { forget, type Hidden, type Woven, weave } from './restricted-desk.js';
import { answerOf, differenceOf, type Face, withFace } from './twin-answers.js';

// Asks for everything, in every face, of a desk with restricted claims and of its twin that never had them.
// Those who may not see them get the same answers from both, to the letter; checkers see every word.

interface Reader {
  readonly name: string;
  readonly faces: readonly Face[];
  readonly sends: (desk: TestDesk) => Promise<Sends>;
  /** Whether of each address only one on the record is asked for, one that is not and one of nothing, and few files. */
  readonly few?: boolean;
}

/** The desk is open: whoever is anonymous is shown what a viewer is, so that three of each address tell. */
const FEW = process.env.ONRECORD_LONG === undefined;

const READERS: readonly Reader[] = [
  { name: 'an anonymous reader', faces: [''], sends: async () => ({}), few: FEW },
  { name: 'a viewer', faces: [''], sends: (desk) => desk.signIn('viewer') },
  { name: 'a viewer’s token', faces: ['.json', '.csv'], sends: (desk) => desk.token('viewer', 'read') },
];

/** The table whose rows an address stands for, where they are not called as the address begins. */
const ROWS_OF: Readonly<Record<string, keyof Hidden>> = {
  ':snapshot': 'snapshots',
  ':item': 'list_items',
  ':link': 'claim_links',
};

describe('what is not on the record', () => {
  let [desk, twin] = [] as unknown as [TestDesk, TestDesk];
  let woven: Woven;
  let addresses: readonly string[] = [];
  beforeAll(async () => {
    [desk, twin] = [await openDesk(OPEN), await openDesk(OPEN)];
    woven = await weave(desk);
    const { hidden } = await weave(twin);
    for (const { ctx } of [desk, twin]) await ctx.comparer.all();
    forget(twin, hidden);
    addresses = addressesOf(woven);
  });
  afterAll(async () => {
    await desk.close();
    await twin.close();
  });

  it.each(READERS)(
    'leaves no trace for $name, at any address, in any face',
    async ({ faces, sends, few = false }) => {
      const [here, there] = [await sends(desk), await sends(twin)];
      const faults: string[] = [];
      for (const address of addressesOf(woven, few)) {
        for (const face of faces.filter((one) => one !== '.csv' || LISTED.test(address))) {
          const path = withFace(address, face);
          const [told, wanted] = await Promise.all([answerOf(desk, path, here), answerOf(twin, path, there)]);
          const lower = told.toLowerCase();
          const marker = woven.markers.find((word) => lower.includes(word) && !path.includes(word));
          if (marker !== undefined) faults.push(`${path} holds ${marker}`);
          if (told !== wanted) faults.push(`${path}: ${differenceOf(told, wanted)}`);
        }
      }
      expect(faults).toEqual([]);
    },
  );

  it('keeps to itself how words on the record stand to a copy, which a checker is shown', async () => {
    const cards = async (sends: Sends) =>
      (await answerOf(desk, '/claims/1', sends)).match(/our copy of/g) ?? [];
    expect(await cards(await desk.signIn('viewer'))).toEqual([]);
    expect((await cards(await desk.signIn('checker'))).length).toBeGreaterThan(0);
    expect(await answerOf(desk, '/claims/3', await desk.signIn('viewer'))).toContain(
      'Same words as our copy of 25 June 2023',
    );
  });

  it('is seen by checkers, every word of it', async () => {
    const sends = await desk.signIn('checker');
    const unseen = new Set(woven.markers);
    for (const address of addresses) {
      if (unseen.size === 0) break;
      for (const face of ['', '.json'] as const) {
        const text = (await answerOf(desk, withFace(address, face), sends)).toLowerCase();
        for (const word of unseen) if (text.includes(word) && !address.includes(word)) unseen.delete(word);
      }
    }
    expect([...unseen]).toEqual([]);
  });
});

const OPEN = { anonymous: 'viewer', strictPages: false } as const;

/** Every address that can be read, with every number that is there and some that are not. */
function addressesOf({ hidden, markers, ownList }: Woven, few = false): string[] {
  const paths = PERMISSIONS.filter(({ method, path }) => method === 'GET' && !path.startsWith('/sign-in'))
    .map(({ path }) => path)
    .filter((path) => !/^\/(users|account|readyz)/.test(path));
  const plain = paths.flatMap((path) => numbered(path, hidden, few));
  return [...plain, ...asked(hidden, markers, ownList, few)];
}

function numbered(path: string, hidden: Hidden, few: boolean): string[] {
  const name = /:[a-z]+/.exec(path)?.[0];
  if (name === undefined) return [path];
  const table = ROWS_OF[name] ?? (path.split('/')[1]?.replace('-', '_') as keyof Hidden);
  const numbers = hidden[table] ?? [];
  const last = Math.max(0, ...numbers) + 2;
  const all = Array.from({ length: last }, (_, at) => at + 1);
  // Of two numbers in an address, the first is one on the record, one that is not, and one of nothing.
  const some = few || /:[a-z]+.*:/.test(path) ? [1, ...numbers.slice(0, 1), last] : all;
  return some.flatMap((id) => numbered(path.replace(name, String(id)), hidden, few));
}

/** Addresses that have rows for a spreadsheet. */
const LISTED = /^\/claims(\?|$)/;

/** Words of one restricted claim, by the list that can be searched for them. */
const SEARCHED: Readonly<Record<string, readonly string[]>> = {
  claims: ['text', 'speaker', 'othername'],
  speakers: ['speaker', 'othername'],
  outlets: ['outlet'],
  occasions: ['occasion', 'place'],
  sources: ['source'],
  tags: ['tag'],
};

/** Lists narrowed by what is hidden, and files. */
function asked(hidden: Hidden, markers: readonly string[], ownList: number, few: boolean): string[] {
  const searches = Object.entries(SEARCHED).flatMap(([noun, places]) =>
    places.map((place) => `/${noun}?q=zqbackground${place}qz`),
  );
  const narrowed = (['speaker', 'source', 'outlet', 'occasion'] as const).flatMap((name) =>
    [1, ...hidden[`${name}s`]].map((id) => `/claims?${name}=${id}`),
  );
  const outlets = [1, ...hidden.outlets, 9999].map((id) => `/sources?outlet=${id}`);
  const doers = [1, 2, 3, 4, 5, 9999].map((id) => `/activity?user=${id}`);
  const tags = markers.filter((word) => /tagqz$/.test(word)).map((word) => `/claims?tag=${word}`);
  const notes = ['show=all', 'show=resolved', 'motivation=questioning', 'mine=1'].map(
    (q) => `/annotations?${q}`,
  );
  const ids = [1, 2, ...hidden.claims, 9999].map((id) => `id=${id}`).join('&');
  const ticks = hidden.claims.map((id) => `restricted=${id}`).join('&');
  const formats = few
    ? ['text', 'csl-json', 'webannotation']
    : ['text', 'markdown', 'html', 'docx', 'csv', 'csl-json', 'ris', 'biblatex', 'jsonld', 'webannotation'];
  const files = formats.flatMap((format) =>
    (format === 'text' ? ['newsroom', 'apa'] : ['newsroom']).flatMap((style) =>
      [
        `/claims/export?${ids}&`,
        '/claims/export?',
        '/claims/export?q=compromise&',
        `/lists/${ownList}/export?`,
      ].map((address) => `${address}format=${format}&style=${style}&${ticks}`),
    ),
  );
  return [
    ...searches,
    ...narrowed,
    ...outlets,
    ...doers,
    ...tags,
    ...notes,
    ...files,
    '/claims?tag=taiwan',
    '/claims?q=compromise',
    '/claims?form=direct&from=2020',
  ];
}

import { afterAll, beforeAll, expect, it } from 'vitest';
import { ATTRIBUTION_STATUSES } from '../../../src/vocabulary.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { runCommand } from '../../support/run-command.js';

// The page, its JSON and the terminal are one look-up: they name the same quotations in the same order, and differ only
// in how they say it.

const FERRY = 'The ferries to Westerholm will not run before spring.';

interface Json {
  readonly claims: readonly {
    readonly id: number;
    readonly kind: string;
    readonly attribution_status: { readonly status: keyof typeof ATTRIBUTION_STATUSES };
    readonly other_speaker: boolean | null;
    readonly citation: string | null;
  }[];
  readonly copies: readonly object[];
}

let desk: TestDesk;
let [token, session] = [{}, {}] as Sends[];
beforeAll(async () => {
  desk = await openDesk();
  [token, session] = await Promise.all([desk.token('checker'), desk.signIn('checker')]);
  const source = { title: 'Harbour news', outlet: { name: 'The Quay' } };
  const add = (text: string, name: string, more: object = {}) =>
    posted('/claims', { text, form: 'direct', speaker: { name }, attribution: { source }, ...more });
  await add(FERRY, 'Ilse Marren');
  await add(`${FERRY} The pilots were asked twice.`, 'Bo Lind');
  await add('The ferries to Westerholm will run before spring.', 'Bo Lind');
  await add(FERRY, 'Wendelin Hidden', { ground_rule: 'background' });
  await add('Nobody ran.', 'Ilse Marren');
  const letter = await posted('/sources', { type: 'webpage', title: 'Quay letter', language: 'en' });
  await posted(`/sources/${letter}/snapshots`, {
    text: `Dear all. ${FERRY} The cranes were painted green last autumn. That is settled.`,
  });
});
afterAll(() => desk.close());

async function posted(path: string, body: object): Promise<number> {
  const answer = await desk.json('POST', path, body, token);
  expect(answer.status, await answer.clone().text()).toBe(201);
  return ((await answer.json()) as { id: number }).id;
}

const TEXTS = [
  FERRY,
  'ferries to Westerholm',
  'The ferries to Westerholm might run before spring.',
  `She said: “${FERRY}” Nobody ran.`,
  'The cranes were painted green last autumn.',
  'Bananas are curved by decree.',
];

it.each(TEXTS)('%s', async (q) => {
  const query = new URLSearchParams({ q, speaker: 'Ilse Marren' });
  const json = (await (await desk.get(`/lookup.json?${query}`, token)).json()) as Json;
  const terminal = ['lookup', q, '--speaker', 'Ilse Marren', '--db', desk.ctx.config.file];
  const asJson = JSON.parse((await runCommand([...terminal, '--json'])).out);
  expect(asJson).toEqual(json);

  const ids = json.claims.map(({ id }) => id);
  const lines = (await runCommand(terminal)).out;
  expect([...lines.matchAll(/^\S.*\(\/claims\/(\d+)\)$/gm)].map(([, id]) => Number(id))).toEqual(ids);

  const html = await (await desk.get(`/lookup?${query}`, session)).text();
  const rows = html.split('<li class="claim-row"').slice(1);
  expect(rows.map((row) => Number(/\/claims\/(\d+)" data-open/.exec(row)?.[1])).sort()).toEqual(
    [...ids].sort(),
  );
  for (const { id, attribution_status: stands, other_speaker: isOther, citation } of json.claims) {
    const row = rows.find((one) => one.includes(`/claims/${id}" data-open`)) ?? '';
    expect(row).toContain(ATTRIBUTION_STATUSES[stands.status]);
    expect(row.includes('not by Ilse Marren'), `${id}`).toBe(isOther);
    expect(row.includes('data-cite')).toBe(citation !== null);
  }
  expect(html.includes('<article class="attribution"')).toBe(json.copies.length > 0);
  expect(lines.includes('Saved copy: ')).toBe(json.copies.length > 0);
});

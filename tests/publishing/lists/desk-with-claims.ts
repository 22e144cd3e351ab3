import { expect } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { checkHtml } from '../../support/html.js';

export interface ListJson {
  readonly id: number;
  readonly title: string;
  readonly style: string;
  readonly shared: boolean;
  readonly version: number;
  readonly items: readonly { readonly id: number; readonly claim_id: number }[];
}

/** A desk with three claims on the record, each from one article, and one on background. */
export interface DeskWithClaims {
  readonly desk: TestDesk;
  readonly token: Sends;
  readonly viewerToken: Sends;
  readonly claims: readonly [number, number, number];
  readonly background: number;
  makeList(fields: object, sends?: Sends): Promise<ListJson>;
  read(id: number, sends?: Sends): Promise<ListJson>;
}

/** @param limits of the processor time for one list */
export async function openDeskWithClaims(
  limits: { readonly printMs?: number } = {},
): Promise<DeskWithClaims> {
  const desk = await openDesk({}, undefined, limits);
  const [token, viewerToken] = [await desk.token('checker'), await desk.token('viewer')];
  const add = async (text: string, more: object = {}) => {
    const source = { type: 'article-newspaper', title: 'Blinken in China', outlet: { name: 'The Paper' } };
    const attribution = { source, tier: 'secondary' };
    const speaker = { name: 'Wang Yi', kind: 'person' };
    const claim = {
      text,
      language: 'en',
      form: 'direct',
      said_on: '2023-06-19',
      speaker,
      attribution,
      ...more,
    };
    const answer = await desk.json('POST', '/claims', claim, token);
    expect(answer.status, await answer.clone().text()).toBe(201);
    return ((await answer.json()) as { id: number }).id;
  };
  const titles = [{ title: 'Director', body: 'Office', held_from: '2022' }];
  const added = await desk.json('POST', '/speakers', { name: 'Wang Yi', kind: 'person', titles }, token);
  expect(added.status, await added.clone().text()).toBe(201);
  const claims = [
    await add('No room for compromise.'),
    await add('Adhere to the One China principle.'),
    await add('Respect the three communiqués.'),
  ] as const;
  const background = await add('Said on background only.', { ground_rule: 'background' });
  return {
    desk,
    token,
    viewerToken,
    claims: [...claims],
    background,
    async makeList(fields, sends = token) {
      const made = await desk.json('POST', '/lists', fields, sends);
      expect(made.status, await made.clone().text()).toBe(201);
      return (await made.json()) as ListJson;
    },
    async read(id, sends = token) {
      return (await (await desk.get(`/lists/${id}.json`, sends)).json()) as ListJson;
    },
  };
}

/** The claims of a list in its order. */
export function claimsOf({ items }: ListJson): number[] {
  return items.map(({ claim_id }) => claim_id);
}

/** `printed=3; noted=0; failed=0; selected=3` as numbers, with what was withheld. */
export function countsOf(answer: Response): Record<string, number> {
  const pairs = (answer.headers.get('onrecord-printed') ?? '').split('; ').map((pair) => pair.split('='));
  const withheld = Number(answer.headers.get('onrecord-withheld') ?? 0);
  return { ...Object.fromEntries(pairs.map(([name, n]) => [name, Number(n)])), withheld };
}

/** What is wrong with a page, whichever way the layout spells its first line. */
export function faultsIn(page: string): Promise<string[]> {
  return checkHtml(page.replace('<!DOCTYPE', '<!doctype'));
}

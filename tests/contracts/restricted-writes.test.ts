import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeRow } from '../../src/people/activity/row-store.js';
import { liftEmbargoes } from '../../src/record/claims/actions.js';
import { eraseRecord } from '../../src/server/erasure/actions.js';
import { openDesk, type Sends, type TestDesk } from '../support/desk.js';
import { type Woven, weave } from './restricted-desk.js';

// What those who may not see a restricted claim can find out by writing; and what they see once it is lifted.

let desk: TestDesk;
let woven: Woven;
beforeEach(async () => {
  desk = await openDesk();
  woven = await weave(desk);
});
afterEach(() => desk.close());

const NOTHING = 987_654;

describe('the number of a restricted claim, sent by a viewer', () => {
  it.each([
    ['POST', '/lists', (id: number) => ({ title: 'Mine', claim_ids: [id] })],
    ['POST', '/lists/2/items', (id: number) => ({ claim_id: id })],
    ['POST', '/lists/2/items', (id: number) => ({ claim_ids: [1, id] })],
    ['POST', '/lists/2/order', (id: number) => ({ claim_ids: [id] })],
    ['POST', '/lists/2/order', (id: number) => ({ move: `${id} up` })],
    ['POST', '/lists/2/order', (id: number) => ({ move: `${id} out` })],
  ] as const)(
    'at %s %s is answered as the number of nothing, by form and by JSON',
    async (method, path, bodyOf) => {
      const [session, token] = [await desk.signIn('viewer'), await desk.token('viewer')];
      const send = async (id: number) => {
        const form = Object.entries(bodyOf(id)).map(([name, value]) => [name, [value].flat().map(String)]);
        return [
          await told(await desk.json(method, path, bodyOf(id), await matching(path, token))),
          await told(
            await desk.form(path, { ...Object.fromEntries(form), version: await versionOf(path) }, session),
          ),
        ];
      };
      const ofNothing = await send(NOTHING);
      for (const id of woven.hidden.claims)
        expect(await send(id)).toEqual(ofNothing.map((answer) => asOf(id, answer)));
    },
  );

  it('or of its row on the viewer’s own list takes nothing off it', async () => {
    const token = await desk.token('viewer');
    const take = async (id: number) => told(await desk.json('DELETE', `/lists/2/items/${id}`, {}, token));
    for (const id of woven.hidden.list_items) expect(await take(id)).toBe(asOf(id, await take(NOTHING)));
    const rows = await desk.ctx.db.selectFrom('list_items').select('id').where('list_id', '=', 2).execute();
    expect(rows).toHaveLength(1 + woven.hidden.claims.length);
  });
});

describe('an embargo that is lifted', () => {
  const LIFTED = '2030-01-01T00:00:01.000Z';
  let claim = 0;
  beforeEach(() => {
    claim = woven.hidden.claims.at(-1) ?? 0;
  });

  async function lift(): Promise<void> {
    desk.clock.set(LIFTED);
    await desk.as('admin', liftEmbargoes);
  }

  const read = async (path: string, sends: Sends) => (await desk.get(path, sends)).text();

  it('shows the claim and all that hangs on it', async () => {
    await lift();
    const viewer = await desk.token('viewer');
    const whole = await read(`/claims/${claim}.json`, viewer);
    for (const place of ['text', 'summary', 'speaker', 'occasion', 'source', 'wording', 'tag', 'noteclaim'])
      expect(whole).toContain(`zqembargoed${place}`);
    for (const noun of ['speakers', 'occasions', 'outlets', 'sources', 'tags', 'lists', 'claims'])
      expect(await read(`/${noun}.json`, viewer)).toContain(`zqembargoed`);
    // The others are as they were.
    expect(await read('/claims.json', viewer)).not.toContain('zqbackground');
  });

  it('keeps what was done before with those who saw it then, also after the claim is erased', async () => {
    await lift();
    await desk.as('checker', (change) => changeRow(change, 'claims', claim, null, { note: 'Since then' }));
    const onlySince = async () => {
      const told = await read(`/claims/${claim}/history.json`, await desk.token('viewer'));
      const { history } = JSON.parse(told) as { history: { at: string }[] };
      expect(history.length).toBeGreaterThan(0);
      expect(history.filter(({ at }) => at < LIFTED)).toEqual([]);
      return history.length;
    };
    expect(await onlySince()).toBe(1);
    const erase = () =>
      desk.as('admin', (change) => eraseRecord(change, { kind: 'claim', id: claim }, 'A court ordered it'));
    await erase();
    const after = await onlySince();
    expect(after).toBeGreaterThan(1);
    await erase();
    expect(await onlySince()).toBeGreaterThanOrEqual(after);
    const checkers = await read(`/claims/${claim}/history.json`, await desk.token('checker'));
    expect(checkers).toContain('2023-06-25');
  });
});

/** Of the list that something is sent to; nothing else of what is sent is looked at without it where it is ordered. */
async function versionOf(path: string): Promise<string> {
  const list = await desk.get(
    `${/^\/lists\/\d+/.exec(path)?.[0] ?? '/lists/2'}.json`,
    await desk.token('viewer'),
  );
  return String(((await list.json()) as { version: number }).version);
}

async function matching(path: string, sends: Sends): Promise<Sends> {
  return { ...sends, 'if-match': `"${await versionOf(path)}"` };
}

/** What the number of nothing was answered, as if this number had been asked about. */
function asOf(id: number, answer: string): string {
  return answer.replaceAll(String(NOTHING), String(id));
}

/** Status and body of an answer, without what is never the same. */
async function told(answer: Response): Promise<string> {
  const body = (await answer.text()).replace(/(?<=name="key" value=")[^"]+/g, '');
  return `${answer.status} ${answer.headers.get('location')} ${body}`;
}

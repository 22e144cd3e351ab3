import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

describe('claims, while others work on the same desk,', () => {
  let desk: TestDesk;
  let token: Sends;
  let words = 0;
  beforeAll(async () => {
    desk = await openDesk();
    token = await desk.token('editor');
  });
  afterAll(() => desk.close());

  async function add(path: string, body: object): Promise<number> {
    const answer = await desk.json('POST', path, body, token);
    expect(answer.status, await answer.clone().text()).toBe(201);
    return ((await answer.json()) as { id: number }).id;
  }

  async function addClaim(more: object = {}): Promise<number> {
    words += 1;
    return add('/claims', {
      text: `Sentence ${words} of many, ${words * 7}.`,
      speaker: { name: 'Wang Yi' },
      ...more,
    });
  }

  interface Read {
    readonly version: number;
    readonly tags: readonly string[];
    readonly said_on: string | null;
  }
  const read = async (address: string) => (await (await desk.get(`${address}.json`, token)).json()) as Read;
  const patch = (address: string, version: number, body: object) =>
    desk.json('PATCH', address, body, { ...token, 'if-match': `"${version}"` });
  const move = (address: string, to: 'trash' | 'restoration') =>
    desk.json('POST', `${address}/${to}`, {}, token);

  it('keep a tag that somebody else put on meanwhile', async () => {
    const claim = `/claims/${await addClaim({ tags: ['Taiwan'] })}`;
    const { version } = await read(claim);
    expect((await patch(claim, version, { tags: ['Taiwan', 'trade'] })).status).toBe(200);
    expect((await patch(claim, version, { tags: ['Taiwan'] })).status).toBe(409);
    expect(await read(claim)).toMatchObject({ tags: ['Taiwan', 'trade'], version: version + 1 });
    const events = desk.ctx.db.selectFrom('events').select('seq');
    const count = (await events.execute()).length;
    expect((await patch(claim, version + 1, { tags: ['Taiwan', 'trade'] })).status).toBe(200);
    expect((await events.execute()).length).toBe(count);
  });

  it('come back from the trash only to a speaker and an occasion that are there', async () => {
    const speaker = await add('/speakers', { name: 'Somebody of long ago' });
    const claim = `/claims/${await addClaim({ speaker: undefined, speaker_id: speaker })}`;
    for (const address of [claim, `/speakers/${speaker}`])
      expect((await move(address, 'trash')).status).toBe(200);
    const refused = await move(claim, 'restoration');
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain(`speaker ${speaker}, which is in the trash too`);
    for (const address of [`/speakers/${speaker}`, claim])
      expect((await move(address, 'restoration')).status).toBe(200);
  });

  it('are not changed while they are in the trash', async () => {
    const claim = `/claims/${await addClaim()}`;
    await move(claim, 'trash');
    const { version } = await read(claim);
    const refused = await patch(claim, version, { note: 'A note that nobody would read.' });
    expect(refused.status).toBe(410);
  });

  it('are linked once, whichever of the two is named first, also after the trash', async () => {
    const [one, other] = [await addClaim(), await addClaim()];
    const link = { kind: 'compare', other_claim_id: other };
    const first = await add(`/claims/${one}/links`, link);
    const back = await desk.json(
      'POST',
      `/claims/${other}/links`,
      { kind: 'compare', other_claim_id: one },
      token,
    );
    expect(back.status).toBe(422);
    expect((await move(`/claims/${one}/links/${first}`, 'trash')).status).toBe(200);
    await add(`/claims/${one}/links`, link);
    const again = await move(`/claims/${one}/links/${first}`, 'restoration');
    expect(again.status).toBe(409);
    expect(await again.text()).toContain('linked this way again');
  });

  it('take the day of their occasion when that is put right, and keep a day of their own within it', async () => {
    const occasion = await add('/occasions', { name: 'A visit', date: '2023-06' });
    const [same, own] = [
      await addClaim({ occasion_id: occasion }),
      await addClaim({ occasion_id: occasion, said_on: '2023-06-19' }),
    ];
    const address = `/occasions/${occasion}`;
    const refused = await patch(address, 1, { date: '2023-06-18' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain(`Quotation ${own} was said on 2023-06-19, outside 2023-06-18`);
    const other = await addClaim({ occasion_id: occasion, said_on: '2023-06-20' });
    expect(await (await patch(address, 1, { date: '2023-06-18' })).text()).toContain(
      'outside 2023-06-18, and one other quotation: change that date first',
    );
    await move(`/claims/${other}`, 'trash');
    expect(await (await patch(address, 1, { date: '2023-06-19' })).text()).toContain(
      `Quotation ${other}, which is in the trash, was said on 2023-06-20, outside 2023-06-19: ask an editor to restore it`,
    );
    await move(`/claims/${other}`, 'restoration');
    expect((await patch(`/claims/${other}`, 3, { said_on: '2023-06-19' })).status).toBe(200);
    expect((await patch(address, 1, { date: '2023-06-18/2023-06-19' })).status).toBe(200);
    expect(await read(`/claims/${same}`)).toMatchObject({ said_on: '2023-06-18/2023-06-19', version: 2 });
    expect(await read(`/claims/${own}`)).toMatchObject({ said_on: '2023-06-19', version: 1 });
    expect((await patch(address, 2, { date: null })).status).toBe(200);
    expect(await read(`/claims/${same}`)).toMatchObject({ said_on: null });
    expect((await patch(address, 3, { date: '2023-06-19' })).status).toBe(200);
    expect(await read(`/claims/${same}`)).toMatchObject({ said_on: '2023-06-19' });
  });
});

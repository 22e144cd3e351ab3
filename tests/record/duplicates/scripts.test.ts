import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

let desk: TestDesk;
let token: Sends;
beforeAll(async () => {
  desk = await openDesk();
  token = await desk.token('checker');
});
afterAll(() => desk.close());

interface Added {
  readonly id: number;
  readonly alike: readonly Readonly<Record<string, unknown>>[];
}

async function add(path: string, fields: object): Promise<Added> {
  const answer = await desk.json('POST', path, fields, token);
  expect(answer.status, await answer.clone().text()).toBe(201);
  return (await answer.json()) as Added;
}

async function refusal(path: string, fields: object) {
  const answer = await desk.json('POST', path, { ...fields, duplicates: 'refuse' }, token);
  return { status: answer.status, body: (await answer.json()) as { readonly alike?: Added['alike'] } };
}

const MARREN = { speaker: { name: 'Ilse Marren', kind: 'person' } };

describe('a quotation that a script adds', () => {
  it('is added, and told of the same words, nearly the same, a part and the whole', async () => {
    const whole = await add('/claims', {
      text: 'There is no room for compromise on the harbour, and the old ferry will run until the spring.',
      ...MARREN,
    });
    expect(whole.alike).toEqual([]);
    const part = await add('/claims', { text: 'No room for compromise', ...MARREN });
    expect(part.alike).toEqual([{ kind: 'part_of', claim_id: whole.id }]);
    const elided = await add('/claims', { text: 'no room … the old ferry will run', ...MARREN });
    expect(elided.alike).toEqual([{ kind: 'part_of', claim_id: whole.id }]);
    const same = await add('/claims', { text: '“no room for compromise!”', ...MARREN });
    expect(same.alike).toEqual([
      { kind: 'same', claim_id: part.id },
      { kind: 'part_of', claim_id: whole.id },
    ]);
    const longer = await add('/claims', { text: 'He said it: no room for compromise at all.', ...MARREN });
    expect(longer.alike).toEqual([
      { kind: 'contains', claim_id: same.id },
      { kind: 'contains', claim_id: part.id },
    ]);
    const reworded = await add('/claims', {
      text: 'There is no room for compromises on the harbour, and the old ferry runs until the spring.',
      ...MARREN,
    });
    expect(reworded.alike).toContainEqual({ kind: 'nearly', claim_id: whole.id });
  });

  it('is refused with all of them where it says so, and nothing is written', async () => {
    const count = () => desk.ctx.db.selectFrom('events').select('seq').execute();
    const before = await count();
    const { status, body } = await refusal('/claims', {
      text: 'The old ferry will run',
      speaker: { name: 'Marren', kind: 'person' },
    });
    expect(status).toBe(409);
    expect(body.alike).toContainEqual(expect.objectContaining({ kind: 'part_of' }));
    expect(body.alike).toContainEqual({ kind: 'near_name', speaker_id: 1, at: 'speaker' });
    expect(await count()).toEqual(before);
    const other = { text: 'Nobody said anything like it before.', ...MARREN };
    const added = await desk.json('POST', '/claims', { ...other, duplicates: 'refuse' }, token);
    expect(added.status).toBe(201);
  });

  it('may be added as a fragment of another, which links the two', async () => {
    const whole = await add('/claims', {
      text: 'We will rebuild the northern bridge stone by stone.',
      ...MARREN,
    });
    const part = await add('/claims', { text: 'stone by stone', fragment_of: whole.id, ...MARREN });
    const { links } = (await (await desk.get(`/claims/${part.id}.json`, token)).json()) as {
      links: object[];
    };
    expect(links).toEqual([expect.objectContaining({ kind: 'fragment_of', claim_id: whole.id })]);
    const wrong = await desk.json('POST', '/claims', { text: 'x y', fragment_of: 9_999, ...MARREN }, token);
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('fragment_of');
  });

  it('is refused for a rule that is none, which says the right ones', async () => {
    const answer = await desk.json('POST', '/claims', { text: 'x', ...MARREN, duplicates: 'merge' }, token);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ errors: [{ path: 'duplicates' }] });
  });

  it('that is one common word is told of a few of those that have it', async () => {
    for (let n = 0; n < 15; n += 1) await add('/claims', { text: `the quay number ${n} stays`, ...MARREN });
    const { alike } = await add('/claims', { text: 'the', ...MARREN });
    expect(alike).toHaveLength(10);
    expect(new Set(alike.map(({ kind }) => kind))).toEqual(new Set(['part_of']));
  });
});

describe('a record that is added at its own address', () => {
  it('is told of a speaker whose name is near, also by another of the names', async () => {
    const { id } = await add('/speakers', { name: 'Antony Quill', names: [{ name: '奎尔' }] });
    expect((await add('/speakers', { name: 'Anthony Quill' })).alike).toEqual([
      { kind: 'near_name', speaker_id: id },
    ]);
    expect((await refusal('/speakers', { name: '奎尔' })).body.alike).toEqual([
      { kind: 'near_name', speaker_id: id },
    ]);
    expect((await add('/speakers', { name: 'Quill, A.', kind: 'unnamed' })).alike).toEqual([]);
  });

  it('finds a speaker by the name it has now, and not in the trash', async () => {
    const { id } = await add('/speakers', { name: 'Bertil Ostrander' });
    await desk.json('PATCH', `/speakers/${id}`, { name: 'Sven Kallmark' }, { ...token, 'if-match': '"1"' });
    expect((await refusal('/speakers', { name: 'B. Ostrander' })).status).toBe(201);
    expect((await refusal('/speakers', { name: 'Sven Kalmark' })).status).toBe(409);
    await desk.json('DELETE', `/speakers/${id}`, {}, await desk.token('editor'));
    expect((await refusal('/speakers', { name: 'Sven Kalmark' })).status).toBe(201);
  });

  it('puts the one with the most quotations first of those that are as near', async () => {
    const [few, many] = [
      await add('/speakers', { name: 'Wendelin Aro' }),
      await add('/speakers', { name: 'Wendelin Bergh' }),
    ];
    await add('/claims', { text: 'A sentence that stands alone.', speaker_id: many.id });
    const { body } = await refusal('/speakers', { name: 'Wendelin' });
    expect(body.alike?.map(({ speaker_id }) => speaker_id)).toEqual([many.id, few.id]);
  });

  it('is told of an outlet by name and by address', async () => {
    const { id } = await add('/outlets', { name: 'The Harbour Herald', url: 'https://www.herald.example/' });
    const expected = [{ kind: 'near_name', outlet_id: id }];
    expect((await refusal('/outlets', { name: 'Harbour Herald' })).body.alike).toEqual(expected);
    expect((await refusal('/outlets', { name: 'HH', url: 'http://herald.example' })).body.alike).toEqual(
      expected,
    );
  });

  it('is told of a source at the same address, or of the same title in one outlet', async () => {
    const url = 'https://www.herald.example/ferry/';
    const { id } = await add('/sources', { title: 'The ferry', url, outlet: { name: 'The Harbour Herald' } });
    const expected = [{ kind: 'near_name', source_id: id }];
    const elsewhere = { title: 'Other title', url: 'http://herald.example/ferry?utm_source=post' };
    expect((await refusal('/sources', elsewhere)).body.alike).toEqual(expected);
    expect((await refusal('/sources', { title: 'THE FERRY' })).body.alike).toEqual(expected);
    const other = { title: 'The ferry', outlet: { name: 'Quite Another Paper' } };
    expect((await refusal('/sources', other)).status).toBe(201);
  });

  it('is told of an occasion of the same day with a name or a place that is near', async () => {
    const { id } = await add('/occasions', {
      name: 'Talks on the harbour',
      date: '2023-06-19',
      place: 'Oslo',
    });
    const expected = [{ kind: 'near_name', occasion_id: id }];
    const day = { date: '2023-06-19' };
    expect((await refusal('/occasions', { name: 'Harbour talks', ...day })).body.alike).toEqual(expected);
    expect((await refusal('/occasions', { name: 'Lunch', place: 'oslo', ...day })).body.alike).toEqual(
      expected,
    );
    expect((await refusal('/occasions', { name: 'talks on the harbour' })).body.alike).toEqual(expected);
    expect((await refusal('/occasions', { name: 'Talks on the harbour', date: '2024-06-19' })).status).toBe(
      201,
    );
  });
});

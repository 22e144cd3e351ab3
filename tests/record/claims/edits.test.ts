import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resolveClaim } from '../../../src/record/claims/actions/resolve.js';
import { editClaim } from '../../../src/record/claims/actions.js';
import type { NewClaim } from '../../../src/record/claims/input.js';
import { eraseRecord } from '../../../src/server/erasure/actions.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

interface Shown {
  readonly version: number;
  readonly said_on: string | null;
  readonly ground_rule: string;
  readonly tags: readonly string[];
}

interface Answer {
  readonly status: number;
  readonly body: { readonly id: number; readonly errors?: { path: string; message: string }[] };
}

describe('a quotation', () => {
  let desk: TestDesk;
  let token: Sends;
  let speaker: number;
  let occasion: number;
  beforeAll(async () => {
    desk = await openDesk();
    token = await desk.token('editor');
    speaker = (await send('POST', '/speakers', { name: 'Ines Moreau', kind: 'person' })).body.id;
    occasion = (await send('POST', '/occasions', { name: 'Talks', date: '2023-06-18' })).body.id;
  });
  afterAll(() => desk.close());

  async function send(
    method: 'POST' | 'PATCH' | 'DELETE',
    path: string,
    body: object,
    more: Sends = {},
  ): Promise<Answer> {
    const answer = await desk.json(method, path, body, { ...token, ...more });
    return { status: answer.status, body: (await answer.json()) as Answer['body'] };
  }
  let count = 0;
  const add = (fields: object = {}) =>
    send('POST', '/claims', { text: `Words ${++count}.`, speaker_id: speaker, ...fields });
  const read = async (id: number) => (await (await desk.get(`/claims/${id}.json`, token)).json()) as Shown;
  async function edit(id: number, fields: object): Promise<Answer> {
    const { version } = await read(id);
    return send('PATCH', `/claims/${id}`, fields, { 'if-match': `"${version}"` });
  }
  const pathsIn = ({ body }: Answer) => body.errors?.map(({ path }) => path);

  it('wants a speaker and an occasion that are on the desk, and not in the trash', async () => {
    const gone = (await send('POST', '/speakers', { name: 'Gone' })).body.id;
    await send('DELETE', `/speakers/${gone}`, {});
    const past = (await send('POST', '/occasions', { name: 'Past' })).body.id;
    await send('DELETE', `/occasions/${past}`, {});
    expect(pathsIn(await add({ speaker_id: 999, occasion_id: 999 }))).toEqual(['speaker_id', 'occasion_id']);
    expect(pathsIn(await add({ speaker_id: gone, occasion_id: past }))).toEqual([
      'speaker_id',
      'occasion_id',
    ]);
  });

  it('is said by somebody: without a speaker none is added', async () => {
    const nobody = { text: 'Who?', speaker_id: null, speaker: null } as unknown as NewClaim;
    const added = await desk.as('checker', (change) => resolveClaim(change, nobody));
    expect(added).toEqual({ ok: false, errors: [{ path: 'speaker', message: 'Enter the speaker' }] });
  });

  it('was said on the occasion’s day where nobody says otherwise, and within it', async () => {
    const { id } = (await add({ occasion_id: occasion })).body;
    expect((await read(id)).said_on).toBe('2023-06-18');
    expect(pathsIn(await add({ occasion_id: occasion, said_on: '2023-07' }))).toEqual(['said_on']);
    expect(pathsIn(await edit(id, { said_on: '2023-06-20' }))).toEqual(['said_on']);
    const later = (await send('POST', '/occasions', { name: 'Later', date: '2023-06-25' })).body.id;
    expect(pathsIn(await edit(id, { occasion_id: later }))).toEqual(['said_on']);
    expect((await edit(id, { occasion_id: later, said_on: null })).status).toBe(200);
    expect((await read(id)).said_on).toBe('2023-06-25');
    expect((await edit(id, { occasion_id: null, said_on: null })).status).toBe(200);
    expect((await read(id)).said_on).toBeNull();
  });

  it('under an embargo says until when, and only then', async () => {
    expect(pathsIn(await add({ ground_rule: 'embargoed' }))).toEqual(['embargoed_until']);
    expect(pathsIn(await add({ embargoed_until: '2023-06-30T09:00+02:00' }))).toEqual(['embargoed_until']);
    const { id } = (await add({ ground_rule: 'embargoed', embargoed_until: '2023-06-30T09:00+02:00' })).body;
    expect(pathsIn(await edit(id, { embargoed_until: null }))).toEqual(['embargoed_until']);
    expect((await edit(id, { note: 'Still under it.' })).status).toBe(200);
    expect((await read(id)).ground_rule).toBe('embargoed');
    expect(
      (await edit(id, { ground_rule: 'on_record', embargoed_until: null, rule_reason: 'Its end was moved.' }))
        .status,
    ).toBe(200);
    expect((await read(id)).ground_rule).toBe('on_record');
  });

  it('under an embargo takes its end from a form as people type it, and loses nothing of what is wrong', async () => {
    const editor = await desk.signIn('editor');
    const { id } = (await add({})).body;
    const form = {
      text: 'Off we go.',
      form: 'direct',
      'speaker.name': 'Hanna Harbourmaster',
      ground_rule: 'embargoed',
    };
    const save = (embargoed_until: string, version: string) =>
      desk.form(`/claims/${id}`, { ...form, embargoed_until, version }, editor);
    const refused = await save('20 June 2030', '1');
    expect(refused.status).toBe(422);
    const again = await refused.text();
    expect(again).toContain('is not a day with a time: write 20 June 2023, 00:01');
    expect(again).toContain('value="20 June 2030"');
    expect((await save('20 June 2030, 00:01 UTC+2', '1')).status).toBe(303);
    expect(await read(id)).toMatchObject({ embargoed_until: '2030-06-20T00:01+02:00' });
    const page = await (await desk.get(`/claims/${id}`, editor)).text();
    expect(page).toContain('until 20 June 2030, 00:01 UTC+02:00');
    expect((await save('20 June 2030, 00:02', '2')).status).toBe(303);
    const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    const edit = await (await desk.get(`/claims/${id}/edit`, editor)).text();
    expect(edit).toContain(`Time zone: ${zone}`);
    expect(edit).toContain('value="20 June 2030, 00:02"');
  });

  it('has the tags that were named last, old ones kept and new ones made', async () => {
    const { id } = (await add({ tags: ['talks', 'borders'] })).body;
    expect((await edit(id, { tags: ['borders', 'trade'] })).status).toBe(200);
    expect((await read(id)).tags).toEqual(['borders', 'trade']);
    expect((await edit(id, { tags: null })).status).toBe(200);
    expect((await read(id)).tags).toEqual([]);
  });

  it('has no tag with a comma, which a form would tear in two', async () => {
    const answer = await add({ tags: ['talks, trade'] });
    expect(answer.status).toBe(422);
    expect(pathsIn(answer)?.[0]).toMatch(/^tags/);
  });

  it('whose words were erased takes no others', async () => {
    const { id } = (await add()).body;
    await desk.as('admin', (change) => eraseRecord(change, { kind: 'claim', id }, 'A court ordered it'));
    expect(pathsIn(await edit(id, { text: 'Other words.' }))).toEqual(['text']);
    expect((await edit(id, { note: 'Erased on request.' })).status).toBe(200);
  });

  it('that somebody changed meanwhile keeps its tags', async () => {
    const { id } = (await add({ tags: ['talks'] })).body;
    const late = await send('PATCH', `/claims/${id}`, { text: 'Later.', tags: [] }, { 'if-match': '"9"' });
    expect(late.status).toBe(409);
    expect((await read(id)).tags).toEqual(['talks']);
  });

  it('is linked to another that is there, once from either end and never to itself', async () => {
    const [a, b] = [(await add()).body.id, (await add()).body.id];
    const link = (other_claim_id: number) =>
      send('POST', `/claims/${a}/links`, { kind: 'compare', other_claim_id });
    expect(pathsIn(await link(999))).toEqual(['other_claim_id']);
    expect(pathsIn(await link(a))).toEqual(['other_claim_id']);
    expect((await link(b)).status).toBe(201);
    expect(pathsIn(await link(b))).toEqual(['kind']);
    const back = await send('POST', `/claims/${b}/links`, { kind: 'compare', other_claim_id: a });
    expect(pathsIn(back)).toEqual(['kind']);
    await send('DELETE', `/claims/${b}`, {});
    expect(pathsIn(await link(b))).toEqual(['other_claim_id']);
  });

  it('that is not there is not changed', async () => {
    const outcome = await desk.as('editor', (change) => editClaim(change, 999, 1, {}));
    expect(outcome).toEqual({ ok: true, value: { kind: 'missing' } });
  });
});

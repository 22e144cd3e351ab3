import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  editAttribution,
  restoreAttribution,
  trashAttribution,
} from '../../../src/record/attributions/actions.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

const WORDS = 'We told each other plainly.';

interface Shown {
  readonly id: number;
  readonly version: number;
  readonly wording: string | null;
  readonly relayed_from_id: number | null;
  readonly selector: { readonly exact: string | null } | null;
  readonly rank: string;
  readonly source: { readonly title: string };
}

interface Answer {
  readonly status: number;
  readonly body: {
    readonly id: number;
    readonly detail?: string;
    readonly errors?: { path: string; message: string }[];
  };
}

describe('an attribution', () => {
  let desk: TestDesk;
  let token: Sends;
  let claim: number;
  let first: number;
  beforeAll(async () => {
    desk = await openDesk();
    token = await desk.token('editor');
    const speaker = { name: 'Ines Moreau' };
    const attribution = { source: { title: 'The report' }, tier: 'secondary' };
    const added = await send('POST', '/claims', { text: WORDS, language: 'en', speaker, attribution });
    claim = added.body.id;
    first = (await attributions())[0]?.id ?? 0;
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
  async function attributions(of = claim): Promise<Shown[]> {
    const answer = await desk.get(`/claims/${of}.json`, token);
    return ((await answer.json()) as { attributions: Shown[] }).attributions;
  }
  const add = (fields: object, to = claim) => send('POST', `/claims/${to}/attributions`, fields);
  async function edit(id: number, fields: object): Promise<Answer> {
    const shown = (await (await desk.get(`/attributions/${id}.json`, token)).json()) as Shown;
    return send('PATCH', `/attributions/${id}`, fields, { 'if-match': `"${shown.version}"` });
  }
  const one = async (id: number) => (await attributions()).find((shown) => shown.id === id);
  const pathsIn = ({ body }: Answer) => body.errors?.map(({ path }) => path);

  it('wants a source that is on the desk, or described well enough to be added', async () => {
    expect(pathsIn(await add({ source_id: 999, wording: WORDS }))).toEqual(['source_id']);
    const source = { title: 'Another', outlet_id: 999 };
    expect(pathsIn(await add({ source, wording: WORDS }))).toEqual(['source.outlet_id']);
    expect(pathsIn(await add({ source: { title: 'A third' }, relayed_from: { source_id: 999 } }))).toEqual([
      'relayed_from.source_id',
    ]);
    expect(await attributions()).toHaveLength(1);
  });

  it('names a source that another named already by the attribution that stands for it', async () => {
    const relayed_from = { source: { title: 'The broadcast' } };
    const a = await add({ source: { title: 'Paper A' }, wording: WORDS, relayed_from });
    const b = await add({ source: { title: 'Paper B' }, wording: WORDS, relayed_from });
    expect([a.status, b.status]).toEqual([201, 201]);
    const origins = [(await one(a.body.id))?.relayed_from_id, (await one(b.body.id))?.relayed_from_id];
    expect(origins[0]).toBe(origins[1]);
    expect(await one(origins[0] ?? 0)).toMatchObject({ wording: null, source: { title: 'The broadcast' } });
  });

  it('has nothing from itself', async () => {
    const source = { title: 'A paper of its own' };
    const answer = await add({ source, wording: WORDS, relayed_from: { source } });
    expect(pathsIn(answer)).toEqual(['relayed_from']);
  });

  it('rests on another of its claim alone, never in a loop', async () => {
    const a = (await add({ source: { title: 'Paper C' }, wording: WORDS })).body.id;
    const b = (await add({ source: { title: 'Paper D' }, wording: WORDS, relayed_from_id: a })).body.id;
    expect(pathsIn(await edit(a, { relayed_from_id: b }))).toEqual(['relayed_from_id']);
    expect(pathsIn(await edit(a, { relayed_from_id: 999 }))).toEqual(['relayed_from_id']);
    expect((await edit(b, { relayed_from_id: null })).status).toBe(200);
  });

  it('translates another of its claim, not itself and not a stranger', async () => {
    const id = (await add({ source: { title: 'In French' }, wording: 'Nous nous sommes parlé.' })).body.id;
    expect(pathsIn(await edit(id, { translates_id: id }))).toEqual(['translates_id']);
    expect(pathsIn(await edit(id, { translates_id: 999 }))).toEqual(['translates_id']);
    expect((await edit(id, { translates_id: first })).status).toBe(200);
    const kept = await send('DELETE', `/attributions/${first}`, {});
    const other = 'another source of this quotation, which is based on it';
    expect(kept).toMatchObject({ status: 409, body: { detail: expect.stringContaining(other) } });
  });

  it('says nothing of the words of a source that nobody saw', async () => {
    const named = await add({ source: { title: 'Only named' }, language: 'en', locator: 'p. 3' });
    expect(pathsIn(named)).toEqual(['language', 'locator']);
    const bare = (await add({ source: { title: 'Only named' } })).body.id;
    expect(pathsIn(await edit(bare, { translation: 'own' }))).toEqual(['translation']);
    expect((await edit(bare, { wording: WORDS, language: 'en' })).status).toBe(200);
  });

  it('marks a passage by its words, and by where it begins and ends or by neither', async () => {
    const selector = { exact: 'plainly', start_utf16: 19, end_utf16: null };
    const source = { title: 'With a passage' };
    expect(pathsIn(await add({ source, wording: WORDS, selector }))).toEqual(['selector.end_utf16']);
    const { id } = (await add({ source, wording: WORDS, selector: { exact: 'plainly' } })).body;
    expect((await one(id))?.selector).toMatchObject({ exact: 'plainly' });
    expect((await edit(id, { selector: { ...selector, prefix: 'other ', end_utf16: 26 } })).status).toBe(200);
    expect((await edit(id, { selector: null })).status).toBe(200);
    expect((await one(id))?.selector).toBeNull();
  });

  it('moves to another source, by its number or by a description', async () => {
    const { id } = (await add({ source: { title: 'Wrong paper' }, wording: WORDS })).body;
    expect((await edit(id, { source: { title: 'Right paper' }, rank: 'deprecated' })).status).toBe(200);
    expect(await one(id)).toMatchObject({ source: { title: 'Right paper' }, rank: 'deprecated' });
    expect((await edit(id, { source_id: 1 })).status).toBe(200);
    expect(await one(id)).toMatchObject({ source: { title: 'The report' } });
    expect(pathsIn(await edit(id, { source_id: 999 }))).toEqual(['source_id']);
    expect(pathsIn(await edit(id, { source_id: null }))).toEqual(['source_id']);
    expect((await edit(id, { rank: null })).status).toBe(200);
    expect(await one(id)).toMatchObject({ source: { title: 'The report' }, rank: 'deprecated' });
  });

  it('that others rest on stays, and so does the one whose words are the claim’s', async () => {
    const words = { language: 'en', form: 'direct', speaker: { name: 'Ines Moreau' } };
    const attribution = { source: { title: 'The report' } };
    const made = await send('POST', '/claims', { text: 'It is done.', ...words, attribution });
    const [reference] = await attributions(made.body.id);
    const kept = await send('DELETE', `/attributions/${reference?.id}`, {});
    expect(kept).toMatchObject({ status: 409, body: { detail: expect.stringContaining('the quotation') } });
    for (const title of ['Paper E', 'Paper F'])
      await add({ source: { title }, wording: 'It is done!', relayed_from_id: reference?.id }, made.body.id);
    const both = await send('DELETE', `/attributions/${reference?.id}`, {});
    const others = '2 other sources of this quotation';
    expect(both).toMatchObject({ status: 409, body: { detail: expect.stringContaining(others) } });
  });

  it('that the claim’s words are taken from keeps some, and changes them with its own', async () => {
    expect(pathsIn(await edit(first, { wording: null }))).toEqual(['wording']);
    expect((await edit(first, { wording: 'We told one another plainly.' })).status).toBe(200);
    const shown = (await (await desk.get(`/claims/${claim}.json`, token)).json()) as {
      text: string;
      version: number;
    };
    expect(shown.text).toBe('We told one another plainly.');
    const headers = { 'if-match': `"${shown.version}"` };
    expect((await send('PATCH', `/claims/${claim}`, { text: WORDS }, headers)).status).toBe(200);
    expect((await one(first))?.wording).toBe(WORDS);
  });

  it('in a form is cleared of what the form leaves out', async () => {
    const { id } = (await add({ source: { title: 'By form' }, wording: WORDS, cue: 'said' })).body;
    const session = await desk.signIn('checker');
    const fields = { source_id: '1', wording: WORDS, version: '1' };
    expect((await desk.form(`/attributions/${id}`, fields, session)).status).toBe(303);
    expect(await one(id)).toMatchObject({ cue: null, source: { title: 'The report' } });
  });

  it('that is not there is neither changed nor trashed nor brought back', async () => {
    expect(await desk.as('editor', (change) => editAttribution(change, 999, 1, {}))).toEqual({
      ok: true,
      value: { kind: 'missing' },
    });
    expect(await desk.as('editor', (change) => trashAttribution(change, 999, null))).toEqual({
      ok: true,
      value: { kind: 'missing' },
    });
    expect(await desk.as('editor', (change) => restoreAttribution(change, 999))).toEqual({ kind: 'missing' });
  });
});

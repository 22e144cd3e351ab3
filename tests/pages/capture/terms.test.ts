import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { finder } from './article.js';

let desk: TestDesk;
let checker: Sends;
let token: Sends;
beforeAll(async () => {
  desk = await openDesk();
  checker = await desk.signIn('checker');
  token = await desk.token('checker');
});
afterAll(() => desk.close());

let count = 0;
let text = '';
/** Each is another source with other words. */
beforeEach(() => {
  count += 1;
  const words = `“Deck number ${count} stays as it is,”`;
  text = `Deck number ${count}\n\n${words} Olga Weiss said.\n`;
  const speaker = ['Olga Weiss', 'Olga Weiss', 'name', true] as const;
  vi.spyOn(desk.ctx.captures, 'run').mockImplementation(finder([{ words, speaker, cue: 'said' }]));
});

const start = (fields: Record<string, string>) =>
  desk.form('/capture', { way: 'paste', text, ...fields }, checker);
const startJson = (body: object) => desk.json('POST', '/capture', { text, ...body }, token);

const seen = (version: number): Sends => ({ ...token, 'if-match': `"${version}"` });

async function idOf(answer: Response): Promise<number> {
  expect(answer.status, await answer.clone().text()).toBe(201);
  return ((await answer.json()) as { id: number }).id;
}

async function saved(id: number, more: object = {}) {
  const quotations = [{ n: 1, speaker: { name: 'Olga Weiss' }, ...more }];
  const answer = await desk.json('POST', '/capture/claims', { id, quotations }, token);
  return { answer, body: (await answer.json()) as { claims: { id: number; outcome: string }[] } };
}

const claimOf = async (id: number | undefined) =>
  (await (await desk.get(`/claims/${id}.json`, token)).json()) as Record<string, unknown>;

const countOf = async (table: 'sources' | 'claims' | 'captures') =>
  (await desk.ctx.db.selectFrom(table).select('id').execute()).length;

describe('whose text it is', () => {
  it('is asked of whoever pastes a text, which is kept', async () => {
    const answer = await start({});
    const html = await answer.text();
    expect([answer.status, html.includes('Choose whose text this is'), html.includes('Olga Weiss')]).toEqual([
      422,
      true,
      true,
    ]);
  });

  it('is somebody else’s where a client says nothing', async () => {
    const made = await startJson({});
    expect(await made.json()).toMatchObject({ whose: 'theirs', ground_rule: null });
  });

  it('is no source where it is ours: nothing is saved, and its text can be looked up', async () => {
    const before = await Promise.all([countOf('sources'), countOf('captures')]);
    const answer = await start({ whose: 'ours' });
    const html = await answer.text();
    expect(html).toContain('A draft is not a source, so nothing was saved.');
    expect(html).toMatch(/<form[^>]*action="\/lookup"[\s\S]*Deck number \d+ stays as it is/);
    const refused = await startJson({ whose: 'ours' });
    expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('/lookup')]);
    expect(await Promise.all([countOf('sources'), countOf('captures')])).toEqual(before);
  });
});

describe('a text of an outlet of ours', () => {
  it('is no source, whether it is named at first or among the details', async () => {
    const outlet = { name: 'Marren Courier', is_ours: true };
    expect((await desk.json('POST', '/outlets', outlet, await desk.token('editor'))).status).toBe(201);
    const source = { title: 'Deck', outlet: { name: 'marren courier' } };
    const refused = await startJson({ source });
    expect([refused.status, await refused.text()]).toEqual([
      422,
      expect.stringContaining('Our own piece is not a source.'),
    ]);
    const id = await idOf(await startJson({}));
    const corrected = await desk.json('POST', `/capture/${id}/source`, { source }, seen(1));
    expect(corrected.status).toBe(422);
  });
});

describe('the ground rule of a text', () => {
  it.each([
    ['an interview of ours', { whose: 'interview' }],
    ['an interview of which nobody says whose it is', { source: { title: 'Talk', type: 'interview' } }],
    ['an e-mail', { whose: 'theirs', source: { title: 'Mail', type: 'personal_communication' } }],
  ])('is asked for %s', async (_, body) => {
    const refused = await startJson(body);
    expect([refused.status, await refused.text()]).toEqual([
      422,
      expect.stringContaining('Choose the ground rule under which it was given'),
    ]);
  });

  it('is not asked for an interview that somebody else printed', async () => {
    await idOf(await startJson({ whose: 'theirs', source: { title: 'Talk', type: 'interview' } }));
  });

  it('is kept by each quotation', async () => {
    const id = await idOf(await startJson({ whose: 'interview', ground_rule: 'deep_background' }));
    const { body } = await saved(id);
    expect(await claimOf(body.claims[0]?.id)).toMatchObject({ ground_rule: 'deep_background' });
  });

  it('is kept by one that is accepted and saved on the page, which says who will see it', async () => {
    const begun = await start({ whose: 'interview', ground_rule: 'off_record' });
    const at = begun.headers.get('location') ?? '';
    await desk.form(`${at}/quotations/1`, { do: 'accept', version: '1', claim: 'new' }, checker);
    expect(await (await desk.get(at, checker)).text()).toContain(
      'Off the record: only checkers, editors and admins see what you save',
    );
    const save = await desk.form('/capture/claims', { id: at.split('/')[2] ?? '', seen: '1:2' }, checker);
    const [, id] = /\/claims\/(\d+)/.exec(save.headers.get('location') ?? '') ?? [];
    expect(await claimOf(Number(id))).toMatchObject({ ground_rule: 'off_record' });
  });

  it('cannot be made looser for one quotation, but stricter', async () => {
    const id = await idOf(await startJson({ whose: 'interview', ground_rule: 'background' }));
    const { answer, body } = await saved(id, { ground_rule: 'on_record' });
    expect([answer.status, JSON.stringify(body)]).toEqual([
      422,
      expect.stringContaining('The whole text is on background; no quotation can have a looser rule.'),
    ]);
    const row = { do: 'accept', ground_rule: 'on_record' };
    const decided = await desk.json('POST', `/capture/${id}/quotations/1`, row, seen(1));
    expect(decided.status).toBe(422);
    const stricter = await saved(id, { ground_rule: 'off_record' });
    expect(await claimOf(stricter.body.claims[0]?.id)).toMatchObject({ ground_rule: 'off_record' });
  });

  it('is a time to come where it is an embargo, to which each quotation is held', async () => {
    const rule = { whose: 'interview', ground_rule: 'embargoed' };
    for (const [more, message] of [
      [{}, 'Enter when the embargo ends'],
      [{ embargoed_until: '2001-01-01T00:00Z' }, 'This time has passed.'],
    ] as const) {
      const refused = await startJson({ ...rule, ...more });
      expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining(message)]);
    }
    const id = await idOf(await startJson({ ...rule, embargoed_until: '2100-01-01T09:00+01:00' }));
    const earlier = { ground_rule: 'embargoed', embargoed_until: '2099-01-01T09:00+01:00' };
    expect((await saved(id, earlier)).answer.status).toBe(422);
    const { body } = await saved(id);
    expect(await claimOf(body.claims[0]?.id)).toMatchObject({
      ground_rule: 'embargoed',
      embargoed_until: '2100-01-01T09:00+01:00',
    });
  });

  it('keeps its source from a quotation on the record with the same words', async () => {
    const open = await saved(await idOf(await startJson({})));
    const [claim] = open.body.claims;
    text = text.replace('Deck', 'Once more: deck');
    const id = await idOf(await startJson({ whose: 'interview', ground_rule: 'background' }));
    const joined = await saved(id, { claim_id: claim?.id });
    expect([joined.answer.status, JSON.stringify(joined.body)]).toEqual([
      422,
      expect.stringContaining('has a looser ground rule'),
    ]);
    const { body } = await saved(id);
    expect(body.claims).toMatchObject([{ outcome: 'added' }]);
    expect(body.claims[0]?.id).not.toBe(claim?.id);
  });

  it('is changed for the whole text among its details', async () => {
    const id = await idOf(await startJson({}));
    const source = { title: 'Talk', type: 'personal_communication' };
    const at = `/capture/${id}/source`;
    const refused = await desk.json('POST', at, { source }, seen(1));
    expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('ground_rule')]);
    await desk.json('POST', at, { source, ground_rule: 'background' }, seen(1));
    await desk.json('POST', at, { source: { ...source, title: 'Mail' } }, seen(2));
    expect(await (await desk.get(`/capture/${id}.json`, token)).json()).toMatchObject({
      ground_rule: 'background',
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trashRow } from '../../../src/people/activity/row-store.js';
import { addTestClaim, addTestSpeaker } from '../../support/claims.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { checkHtml } from '../../support/html.js';

let desk: TestDesk;
let checker: Sends;
let editor: Sends;
let viewer: Sends;
let claim: number;
let secret: number;

beforeAll(async () => {
  desk = await openDesk();
  [checker, editor, viewer] = [
    await desk.signIn('checker'),
    await desk.signIn('editor'),
    await desk.signIn('viewer'),
  ];
  [claim, secret] = await desk.as('checker', async (change) => {
    const { id } = await addTestSpeaker(change, 'Wang Yi');
    const said = await addTestClaim(change, { speaker_id: id, text: 'No room for compromise' });
    const held = await addTestClaim(change, { speaker_id: id, text: 'In secret', ground_rule: 'background' });
    return [said.id, held.id];
  });
});
afterAll(() => desk.close());

const SEARCH = { where: 'CCTV archive', words: 'no room for compromise', outcome: 'nothing' };

interface Answer {
  readonly id: number;
  readonly version: number;
  readonly errors: readonly { readonly path: string; readonly message: string }[];
}

async function logged(more: object = {}, on = claim): Promise<Answer> {
  const answer = await desk.json('POST', `/claims/${on}/searches`, { ...SEARCH, ...more }, checker);
  expect(answer.status).toBe(201);
  return (await answer.json()) as Answer;
}

interface Listed {
  readonly searches: readonly object[];
}

async function listed(path: string, sends: Sends): Promise<Listed> {
  return (await (await desk.get(path, sends)).json()) as Listed;
}

async function refusal(fields: object): Promise<Answer['errors']> {
  const answer = await desk.json('POST', `/claims/${claim}/searches`, { ...SEARCH, ...fields }, checker);
  expect(answer.status).toBe(422);
  return ((await answer.json()) as Answer).errors;
}

describe('the search log', () => {
  it('takes a form, and shows the search on the page of its claim with who looked', async () => {
    const fields = { ...SEARCH, date: '19 June 2023', result: 'Only the *evening* news is kept.' };
    const answer = await desk.form(`/claims/${claim}/searches`, fields, checker);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toMatch(new RegExp(`^/claims/${claim}#search-\\d+$`));
    const html = await (await desk.get(`/claims/${claim}`, viewer)).text();
    const section = html.slice(html.indexOf('id="searches"'));
    expect(section).toContain('Searches <span class="count">1 logged</span>');
    expect(section).toContain(
      '<strong>Nothing found</strong>: <a href="/searches/1" data-open>CCTV archive</a>',
    );
    expect(section).toContain('19 June 2023');
    expect(section).toContain('<bdi>Chris Checker</bdi>');
    expect(section).toContain('<em>evening</em>');
    expect(section).not.toContain('Log a search');
    expect(await checkHtml(html)).toEqual([]);
    expect(await (await desk.get(`/claims/${claim}`, checker)).text()).toContain('Log a search');
  });

  it('answers JSON at its own address, at the claim’s and among all', async () => {
    const { id } = await logged({ date: '2023-06', outcome: 'open' });
    const expected = {
      id,
      claim_id: claim,
      where: 'CCTV archive',
      words: 'no room for compromise',
      date: '2023-06',
      outcome: 'open',
      result: null,
      author: { name: 'Chris Checker' },
      version: 1,
    };
    const token = await desk.token('viewer');
    expect(await (await desk.get(`/searches/${id}.json`, token)).json()).toMatchObject(expected);
    const ofClaim = await listed(`/claims/${claim}/searches.json`, token);
    expect(ofClaim.searches[0]).toMatchObject(expected);
    expect((await listed(`/claims/${claim}.json`, token)).searches[0]).toMatchObject(expected);
    const all = await (await desk.get('/searches.json', token)).json();
    expect(all).toMatchObject({ searches: [expected], next: null });
    const everything = await listed('/searches.json?show=all', token);
    expect(everything.searches).toHaveLength(2);
    expect(await (await desk.get('/searches.json?mine=on', token)).json()).toMatchObject({ searches: [] });
  });

  it('gives back what was typed, with what would be right', async () => {
    const typed = { where: 'Xinhua', words: '', date: '2999', result: 'Typed <b>with care</b>' };
    const answer = await desk.form(`/claims/${claim}/searches`, typed, checker);
    expect(answer.status).toBe(422);
    const html = await answer.text();
    for (const words of [
      'Enter the words you searched for',
      'Choose the outcome',
      'value="Xinhua"',
      'Typed &lt;b&gt;with care&lt;/b&gt;',
      'href="#f-search-words"',
      '<details class="prose" open>',
    ])
      expect(html).toContain(words);
    expect(await checkHtml(html)).toEqual([]);
  });

  it('refuses what is missing, unknown or of another kind', async () => {
    expect((await refusal({ where: ' ' }))[0]).toMatchObject({ path: 'where' });
    expect((await refusal({ outcome: 'lost' }))[0]).toMatchObject({ path: 'outcome' });
    expect((await refusal({ words: ['a'] }))[0]).toMatchObject({ path: 'words' });
    expect((await refusal({ author_id: 4 }))[0]).toMatchObject({ path: 'author_id' });
  });

  it('refuses a day that has begun nowhere yet', async () => {
    const now = desk.clock.now().getTime();
    const dayIn = (hours: number) => new Date(now + hours * 3_600_000).toISOString().slice(0, 10);
    expect(await refusal({ date: dayIn(38) })).toEqual([
      { path: 'date', message: `${dayIn(38)} is in the future. Enter the day of the search` },
    ]);
    await logged({ date: dayIn(14) });
    await logged({ date: `../${dayIn(0)}` });
  });

  it('is mended by any checker against the version that was seen, and who looked stays', async () => {
    const { id } = await logged({ outcome: 'open', date: '2023-06-19' });
    const edit = await (await desk.get(`/searches/${id}/edit`, editor)).text();
    expect(edit).toContain('value="2023-06-19"');
    expect(await checkHtml(edit)).toEqual([]);
    const fields = { ...SEARCH, where: 'CCTV Plus', version: '1' };
    expect((await desk.form(`/searches/${id}`, fields, editor)).status).toBe(303);
    const json = await (await desk.get(`/searches/${id}.json`, viewer)).json();
    expect(json).toMatchObject({
      where: 'CCTV Plus',
      date: null,
      outcome: 'nothing',
      version: 2,
      author: { name: 'Chris Checker' },
    });
    const late = await desk.form(`/searches/${id}`, { ...fields, where: 'Late' }, checker);
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('<ins>Late</ins>');
    const patch = (sends: Sends, body: object) => desk.json('PATCH', `/searches/${id}`, body, sends);
    expect((await patch(checker, { words: 'compromise' })).status).toBe(428);
    const named = { ...checker, 'if-match': '"2"' };
    expect((await patch(named, { date: '2999' })).status).toBe(422);
    expect(await (await patch(named, { words: 'compromise' })).json()).toMatchObject({
      words: 'compromise',
      where: 'CCTV Plus',
    });
  });

  it('goes to the trash and comes back by an editor, and not before its claim', async () => {
    const { id } = await logged();
    expect((await desk.form(`/searches/${id}/trash`, {}, checker)).status).toBe(403);
    expect((await desk.form(`/searches/${id}/trash`, {}, editor)).status).toBe(303);
    expect((await desk.get(`/searches/${id}`, viewer)).status).toBe(410);
    expect((await desk.form(`/searches/${id}`, { ...SEARCH, version: '2' }, editor)).status).toBe(410);
    const shown = await (await desk.get(`/searches/${id}`, editor)).text();
    expect(shown).toContain('Restore');
    expect(await (await desk.get('/trash', editor)).text()).toContain(`/searches/${id}/restoration`);
    await desk.as('editor', (change) => trashRow(change, 'claims', claim, null));
    expect((await desk.form(`/searches/${id}/restoration`, {}, editor)).status).toBe(409);
    expect((await desk.get('/searches/1', viewer)).status).toBe(410);
    expect((await desk.get('/searches/1/history', viewer)).status).toBe(410);
    expect((await desk.form(`/claims/${claim}/searches`, SEARCH, editor)).status).toBe(410);
    expect(await (await desk.get('/searches.json?show=all', editor)).json()).toMatchObject({ searches: [] });
    expect((await desk.form(`/claims/${claim}/restoration`, {}, editor)).status).toBe(303);
    expect((await desk.form(`/searches/${id}/restoration`, {}, editor)).status).toBe(303);
    expect((await desk.get(`/searches/${id}`, viewer)).status).toBe(200);
  });

  it('is not there for readers where its claim is restricted', async () => {
    const { id } = await logged({ where: 'The deep archive', outcome: 'open' }, secret);
    for (const path of [`/searches/${id}`, `/searches/${id}.json`, `/searches/${id}/history`])
      expect((await desk.get(path, viewer)).status).toBe(404);
    expect((await desk.get(`/claims/${secret}/searches.json`, viewer)).status).toBe(404);
    for (const path of ['/searches', '/searches.json', '/activity', '/'])
      expect(await (await desk.get(path, viewer)).text()).not.toContain('The deep archive');
    expect(await (await desk.get('/searches', checker)).text()).toContain('The deep archive');
    expect((await desk.form(`/claims/${claim}/searches`, SEARCH, viewer)).status).toBe(403);
  });

  it('has a history, and is told in the activity and on its claim', async () => {
    const html = await (await desk.get('/searches/1/history', viewer)).text();
    expect(html).toContain('logged a search for the quotation');
    expect(html).toContain('<dt>Searched for</dt>');
    expect(await checkHtml(html)).toEqual([]);
    expect(await (await desk.get('/activity', viewer)).text()).toContain('logged a search for the quotation');
    expect(await (await desk.get(`/claims/${claim}/history`, viewer)).text()).toContain('CCTV archive');
  });

  it('lists what is still looked for, with links that hold, and refuses filters it does not know', async () => {
    const html = await (await desk.get('/searches', checker)).text();
    expect(html).toContain('Still looking');
    expect(html).not.toContain('>Nothing found<');
    expect(await checkHtml(html)).toEqual([]);
    expect(await checkHtml(await (await desk.get('/searches/1', viewer)).text())).toEqual([]);
    expect((await desk.get('/searches?show=lost', viewer)).status).toBe(422);
    expect((await desk.get('/searches?owner=2', viewer)).status).toBe(422);
    expect((await desk.get('/searches?after=x', viewer)).status).toBe(400);
  });
});

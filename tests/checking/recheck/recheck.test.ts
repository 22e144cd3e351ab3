import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recheckSources } from '../../../src/checking/recheck/commands.js';
import { openTerminal } from '../../../src/platform/terminal/terminal.js';
import { openWeb, type Web } from '../../platform/fetching/web.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { checkHtml } from '../../support/html.js';

const FILLER = 'The ministers met for several hours on Monday, and each gave an account of it afterwards.\n';
const FIRST = `${FILLER}“We have no room for compromise on this,” he said.\n${FILLER}Nobody expects a treaty before autumn.\n`;
const EDITED = `${FILLER}“We have little room for compromise on this,” he said.\n${FILLER}`;

let desk: TestDesk;
let web: Web;
let token: Sends;
let pages: Record<string, string>;
beforeEach(async () => {
  pages = { '/story': FIRST, '/other': FIRST };
  web = await openWeb((req, res) => {
    const text = pages[req.url ?? ''];
    if (text === undefined) return void res.writeHead(404).end();
    res.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end(text);
  });
  desk = await openDesk({}, web.settings);
  token = await desk.token('checker');
});
afterEach(async () => {
  await desk.close();
  await web.close();
});

async function made(path: string, body: unknown): Promise<number> {
  const answer = await desk.json('POST', path, body, token);
  expect(answer.status, await answer.clone().text()).toBe(201);
  return ((await answer.json()) as { id: number }).id;
}

async function source(path = '/story', hasCopy = true): Promise<number> {
  const body = { type: 'webpage', title: `The visit, ${path}`, language: 'en', url: `${web.url}${path}` };
  const id = await made('/sources', body);
  if (hasCopy) await made(`/sources/${id}/snapshots`, { url: `${web.url}${path}` });
  desk.clock.advance(60_000);
  return id;
}

async function claim(text: string, sourceId: number, more = {}): Promise<number> {
  const speaker = { name: 'Ilse Marren', kind: 'person' };
  return made('/claims', {
    ...{ text, form: 'direct', language: 'en', speaker, attribution: { source_id: sourceId } },
    ...more,
  });
}

async function recheck(wanted: { source?: number; olderThanMs?: number; json?: boolean } = {}) {
  const written = { out: '', err: '' };
  const stream = (name: 'out' | 'err') => ({
    write(text: string) {
      written[name] += text;
    },
  });
  const terminal = openTerminal({ out: stream('out'), err: stream('err') });
  const asked = { source: null, olderThanMs: null, json: false, ...wanted };
  const refusal = await recheckSources(desk.ctx, asked, terminal).then(
    () => null,
    (error: Error) => error.message,
  );
  return { ...written, refusal };
}

function copies(id: number) {
  return desk.ctx.db.selectFrom('snapshots').select('id').where('source_id', '=', id).execute();
}

async function pageOf(path: string): Promise<string> {
  const page = await (await desk.get(path, await desk.signIn('checker'))).text();
  checkHtml(page);
  return page;
}

describe('looking again at the terminal', () => {
  it('keeps nothing where the text is the same, and says on the page that it was looked at', async () => {
    const id = await source();
    const { out, refusal } = await recheck();
    expect([out, refusal]).toEqual([
      expect.stringMatching(/^source 1, The visit, \/story: unchanged since copy 1 of \d{4}-\d\d-\d\d\n$/),
      null,
    ]);
    expect(await copies(id)).toHaveLength(1);
    const page = await pageOf(`/sources/${id}`);
    expect(page).toMatch(/Fetched again <time[^>]*>[^<]*<\/time>: no change/);
  });

  it('keeps the new copy where the text differs, and says what became of the words', async () => {
    const id = await source();
    for (const words of ['no room for compromise on this', 'Nobody expects a treaty before autumn'])
      await claim(words, id);
    await claim('each gave an account of it afterwards', id);
    pages['/story'] = EDITED;
    const { out } = await recheck();
    expect(out).toBe('source 1, The visit, /story: new copy saved (2): 1 unchanged, 1 altered, 1 gone\n');
    expect(await copies(id)).toHaveLength(2);
    expect((await recheck()).out).toContain('unchanged since copy 2');
  });

  it('goes on after what cannot be fetched, and says so at the end', async () => {
    await source();
    const other = await source('/other');
    delete pages['/story'];
    pages['/other'] = EDITED;
    const { out, refusal } = await recheck({ json: true });
    expect(refusal).toBe('1 of 2 sources could not be fetched.');
    expect(JSON.parse(out)).toMatchObject({
      ...{ checked: 2, unchanged: 0, kept: 1, failed: 1 },
      sources: [
        { id: 1, outcome: 'failed', snapshot_id: null, drift: null, reason: expect.stringMatching(/404/) },
        { id: other, outcome: 'kept', compared_with: { id: 2 }, reason: null, drift: { altered: 0 } },
      ],
    });
  });

  it('leaves out what has no fetched copy, unless it is named', async () => {
    const id = await source('/story', false);
    await made(`/sources/${id}/snapshots`, { text: 'Excerpts.' });
    expect((await recheck()).out).toBe('No sources to fetch.\n');
    desk.clock.advance(60_000);
    expect((await recheck({ source: id })).out).toContain('new copy saved (2)');
    expect((await recheck()).out).toContain('unchanged since copy 2');
  });

  it('keeps the first copy of a source that had none', async () => {
    const id = await source('/story', false);
    const { out } = await recheck({ source: id });
    expect(out).toContain('new copy saved');
    expect(await copies(id)).toHaveLength(1);
    const again = await desk.json('POST', `/sources/${id}/recheck`, {}, token);
    expect([again.status, await again.json()]).toEqual([200, { outcome: 'unchanged', snapshot_id: 1 }]);
  });

  it('leaves out what somebody looked at not long ago', async () => {
    await source();
    expect((await recheck({ olderThanMs: 3_600_000 })).out).toContain('No source');
    desk.clock.advance(3_600_000);
    expect((await recheck({ olderThanMs: 3_600_000 })).out).toContain('unchanged');
    expect((await recheck({ olderThanMs: 3_600_000 })).out).toContain('No source');
  });

  it('refuses one that is not there, has no address, or is in the trash', async () => {
    const bare = await made('/sources', { type: 'webpage', title: 'Bare' });
    const trashed = await source('/story', false);
    await desk.json('DELETE', `/sources/${trashed}`, {}, await desk.token('editor'));
    expect((await recheck({ source: 99 })).refusal).toBe('There is no source 99.');
    expect((await recheck({ source: bare })).refusal).toContain('no web address');
    expect((await recheck({ source: trashed })).refusal).toContain('in the trash');
    expect((await recheck()).out).toContain('No source');
  });
});

describe('the button on the page of a source', () => {
  it('says that the text is the same', async () => {
    const id = await source();
    const session = await desk.signIn('checker');
    expect(await pageOf(`/sources/${id}`)).toContain('Fetch again and compare');
    const answer = await desk.form(`/sources/${id}/recheck`, {}, session);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/sources/${id}?checked=yes`]);
    expect(await pageOf(`/sources/${id}?checked=yes`)).toContain('no change. No new copy was saved');
    expect(await copies(id)).toHaveLength(1);
  });

  it('says that it saves a copy where there is none to compare with', async () => {
    const id = await source('/story', false);
    const page = await pageOf(`/sources/${id}`);
    expect(page).toContain('Fetch and save a copy');
    expect(page).not.toContain('Fetch again and compare');
    await desk.form(`/sources/${id}/recheck`, {}, await desk.signIn('checker'));
    expect(await copies(id)).toHaveLength(1);
  });

  it('says what became of the words, to a person and to a program', async () => {
    const id = await source();
    await claim('no room for compromise on this', id);
    pages['/story'] = EDITED;
    const answer = await desk.json('POST', `/sources/${id}/recheck`, {}, token);
    expect([answer.status, answer.headers.get('location')]).toEqual([201, `/sources/${id}/snapshots/2`]);
    expect(await answer.json()).toEqual({
      ...{ outcome: 'kept', snapshot_id: 2, drift: { same: 0, moved: 0, altered: 1, gone: 0 } },
    });
    const page = await pageOf(`/sources/${id}?checked=yes`);
    expect(page).toContain('Quoted and annotated passages: 1 altered.');
    expect(page).toContain('<strong>newest</strong>');
  });

  it('answers what cannot be fetched with the reason and the other ways', async () => {
    const id = await source();
    delete pages['/story'];
    const answer = await desk.form(`/sources/${id}/recheck`, {}, await desk.signIn('checker'));
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('The server answered 404');
    expect(page).toContain('Upload and save');
    const bare = await made('/sources', { type: 'webpage', title: 'Bare' });
    const refused = await desk.json('POST', `/sources/${bare}/recheck`, {}, token);
    expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('no web address')]);
    expect(await pageOf(`/sources/${bare}`)).not.toContain('Fetch again and compare');
  });

  it('is not for viewers, nor for a source in the trash', async () => {
    const id = await source('/story', false);
    expect((await desk.json('POST', `/sources/${id}/recheck`, {}, await desk.token('viewer'))).status).toBe(
      403,
    );
    await desk.json('DELETE', `/sources/${id}`, {}, await desk.token('editor'));
    const answer = await desk.json('POST', `/sources/${id}/recheck`, {}, await desk.token('editor'));
    expect(answer.status).toBe(409);
  });
});

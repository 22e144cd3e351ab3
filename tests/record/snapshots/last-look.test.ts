import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recheckAll } from '../../../src/checking/recheck/actions.js';
import { DESK } from '../../../src/platform/viewer.js';
import { CheckReader } from '../../../src/record/snapshots/check-store.js';
import { openWeb, type Web } from '../../platform/fetching/web.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { checkHtml } from '../../support/html.js';

// Only the last fetch of a source is kept, without an event.

const TEXT = 'The ministers met for several hours on Monday, and each gave an account of it afterwards.\n';
const HOUR_MS = 3_600_000;

let desk: TestDesk;
let web: Web;
let token: Sends;
let pages: Record<string, string>;
beforeEach(async () => {
  pages = { '/one': TEXT, '/two': TEXT, '/three': TEXT };
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

async function source(path: string): Promise<number> {
  const url = `${web.url}${path}`;
  const id = await made('/sources', { type: 'webpage', title: `The visit, ${path}`, language: 'en', url });
  await made(`/sources/${id}/snapshots`, { url });
  desk.clock.advance(60_000);
  return id;
}

function due(before: string | null = null) {
  return new CheckReader(desk.ctx.db, DESK).due(before);
}

async function lookAt(ids: readonly number[]): Promise<void> {
  const sources = (await due()).filter(({ id }) => ids.includes(id));
  await recheckAll(desk.ctx, sources, () => {});
  desk.clock.advance(60_000);
}

interface Shown {
  readonly snapshots: readonly { readonly id: number; readonly found_same_at: string | null }[];
  readonly last_check: object | null;
}

async function jsonOf(id: number, sends = token): Promise<Shown> {
  return (await (await desk.get(`/sources/${id}.json`, sends)).json()) as Shown;
}

async function pageOf(id: number): Promise<string> {
  const page = await (await desk.get(`/sources/${id}`, await desk.signIn('checker'))).text();
  checkHtml(page);
  return page;
}

function rows(table: 'events' | 'source_checks') {
  return desk.ctx.db.selectFrom(table).selectAll().execute();
}

it('of the same text leaves no event and the version of the copy, however often', async () => {
  const id = await source('/one');
  const [events, copy] = [await rows('events'), `/sources/${id}/snapshots/1`];
  const versionOf = async () =>
    (await desk.ctx.db.selectFrom('snapshots').select('version').executeTakeFirstOrThrow()).version;
  const version = await versionOf();
  await lookAt([id]);
  const at = desk.clock.now().toISOString();
  const answer = await desk.json('POST', `/sources/${id}/recheck`, {}, token);
  expect([answer.status, answer.headers.get('location')]).toEqual([200, copy]);
  expect(await rows('events')).toEqual(events);
  expect(await versionOf()).toBe(version);
  expect(await jsonOf(id)).toMatchObject({
    snapshots: [{ id: 1, found_same_at: at }],
    last_check: { at, outcome: 'same', snapshot_id: 1, reason: null },
  });
  expect(await rows('source_checks')).toHaveLength(1);
});

it('names the new copy where the text differs, and no older one as found again', async () => {
  const id = await source('/one');
  await lookAt([id]);
  pages['/one'] = `${TEXT}Nobody expects a treaty before autumn.\n`;
  await lookAt([id]);
  expect(await jsonOf(id)).toMatchObject({
    snapshots: [
      { id: 2, found_same_at: null },
      { id: 1, found_same_at: null },
    ],
    last_check: { outcome: 'changed', snapshot_id: 2, reason: null },
  });
});

describe('of which nothing came', () => {
  it.each(['terminal', 'button'] as const)('says by the %s what kind of refusal it was', async (by) => {
    const id = await source('/one');
    expect((await jsonOf(id)).last_check).toBeNull();
    delete pages['/one'];
    if (by === 'terminal') await lookAt([id]);
    else expect((await desk.json('POST', `/sources/${id}/recheck`, {}, token)).status).toBe(422);
    expect((await jsonOf(id)).last_check).toMatchObject({
      ...{ outcome: 'failed', snapshot_id: null, reason: 'status' },
    });
    expect(await pageOf(id)).toMatch(
      /Last fetch failed, <time[^>]*>[^<]*<\/time>: the server returned an error/,
    );
    pages['/one'] = TEXT;
    await lookAt([id]);
    expect(await pageOf(id)).not.toContain('Last fetch failed');
  });

  it('tells what cannot be read from what does not come', async () => {
    const id = await source('/one');
    pages['/one'] = ' ';
    await lookAt([id]);
    expect((await jsonOf(id)).last_check).toMatchObject({ outcome: 'failed', reason: 'unreadable' });
  });
});

it('is not for viewers once a restricted claim cites the source', async () => {
  const id = await source('/one');
  await lookAt([id]);
  const viewer = await desk.token('viewer');
  expect((await jsonOf(id, viewer)).last_check).not.toBeNull();
  const speaker = { name: 'Ilse Marren', kind: 'person' };
  const claim = {
    text: 'For print',
    language: 'en',
    form: 'direct',
    speaker,
    attribution: { source_id: id },
  };
  await made('/claims', claim);
  await made('/claims', { ...claim, text: 'Not for print', ground_rule: 'background' });
  expect((await jsonOf(id, viewer)).last_check).toBeNull();
  expect((await jsonOf(id)).last_check).not.toBeNull();
});

describe('what is looked at next', () => {
  const ids = async (before: string | null = null) => (await due(before)).map(({ id }) => id);

  it('begins with what was looked at longest ago, whether anything came of it or not', async () => {
    const [one, two, three] = [await source('/one'), await source('/two'), await source('/three')];
    expect(await ids()).toEqual([one, two, three]);
    delete pages['/one'];
    await lookAt([one]);
    expect(await ids()).toEqual([two, three, one]);
    await lookAt([two]);
    expect(await ids()).toEqual([three, one, two]);
  });

  it('leaves out what failed not long ago', async () => {
    const [one, two] = [await source('/one'), await source('/two')];
    desk.clock.advance(HOUR_MS);
    delete pages['/one'];
    const before = desk.clock.now().toISOString();
    expect(await ids(before)).toEqual([one, two]);
    await lookAt([one]);
    expect(await ids(before)).toEqual([two]);
    desk.clock.advance(HOUR_MS);
    expect(await ids(desk.clock.now().toISOString())).toEqual([two, one]);
  });
});

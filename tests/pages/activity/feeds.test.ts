import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addRow } from '../../../src/people/activity/row-store.js';
import { addTestClaim, addTestSpeaker } from '../../support/claims.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { childText, readXml, type XmlElement } from '../../support/xml.js';

describe('feeds', () => {
  let desk: TestDesk;
  let [viewer, checker]: Sends[] = [];
  let ids: { speaker: number; claim: number; hidden: number };
  beforeAll(async () => {
    desk = await openDesk();
    viewer = await desk.token('viewer', 'read');
    checker = await desk.token('checker', 'read');
    ids = await desk.as('checker', async (change) => {
      const speaker = await addTestSpeaker(change, 'Wang <Yi> & co');
      const said = (text: string, day: string, more = {}) =>
        addTestClaim(change, {
          speaker_id: speaker.id,
          text,
          said_on: day,
          said_on_min: day,
          said_on_max: day,
          ...more,
        });
      const claim = await said('No room for ]]> compromise', '2023-06-19');
      await said('Said later', '2023-07-01');
      const hidden = await said('Off we go', '2023-08-01', { ground_rule: 'background' });
      const note = { author_id: change.actor.id, motivation: 'questioning' } as const;
      await addRow(change, 'annotations', { ...note, claim_id: claim.id, body: 'Who says so?' } as never);
      await addRow(change, 'annotations', { ...note, claim_id: hidden.id, body: 'Off note' } as never);
      const finding = {
        claim_id: claim.id,
        facet: 'speaker',
        claim_version: 1,
        needs_second: 1,
        author_id: change.actor.id,
      } as const;
      await addRow(change, 'findings', {
        ...finding,
        value: 'fabricated',
        rationale: 'Pending secret',
      } as never);
      return { speaker: speaker.id, claim: claim.id, hidden: hidden.id };
    });
  });
  afterAll(() => desk.close());

  const read = async (path: string, as?: Sends) => {
    const answer = await desk.get(path, as);
    expect([path, answer.status]).toEqual([path, 200]);
    expect(answer.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    return readXml(await answer.text());
  };
  const entriesIn = (feed: XmlElement) => feed.children.filter(({ name }) => name === 'entry');
  const hrefIn = (entry: XmlElement) => entry.children.find(({ name }) => name === 'link')?.attributes.href;

  it('tell a speaker’s statements by the day they were said, latest first', async () => {
    const feed = await read(`/speakers/${ids.speaker}.atom`, viewer);
    expect(childText(feed, 'title')).toBe('Quotations of Wang <Yi> & co');
    expect(entriesIn(feed).map((entry) => childText(entry, 'title'))).toEqual([
      'Wang <Yi> & co: “Said later”',
      'Wang <Yi> & co: “No room for ]]> compromise”',
    ]);
    const [, first] = entriesIn(feed);
    expect(first && hrefIn(first)).toBe(`${desk.url}/claims/${ids.claim}`);
    expect(first && childText(first, 'content')).toContain('This says who said it, not whether it is true.');
    expect(entriesIn(await read(`/speakers/${ids.speaker}.atom`, checker))).toHaveLength(3);
  });

  it('tell what was done to a claim and what hangs on it', async () => {
    await desk.as('editor', async (change) => {
      const outlet = await addRow(change, 'outlets', { name: 'CCTV' } as never);
      const source = { type: 'article', title: 'The article', outlet_id: outlet.id } as never;
      const { id } = await addRow(change, 'sources', source);
      await addRow(change, 'attributions', { claim_id: ids.claim, source_id: id, wording: 'No room.' });
    });
    const feed = await read(`/claims/${ids.claim}.atom`, viewer);
    const all = entriesIn(feed).map((entry) => childText(entry, 'title') ?? '');
    expect(all[0]).toContain('Eddie Editor added the attribution by The article');
    expect(all.some((title) => title.includes('Who says so?'))).toBe(true);
    expect(JSON.stringify(feed)).not.toContain('Pending secret');
    expect(JSON.stringify(await read(`/claims/${ids.claim}.atom`, checker))).toContain('Pending secret');
  });

  it('tell what was done on the desk, one entry for each change', async () => {
    const feed = await read('/activity.atom', viewer);
    const titles = entriesIn(feed).map((entry) => childText(entry, 'title') ?? '');
    expect(titles[0]).toMatch(/^Eddie Editor added the outlet CCTV, the source The article and/);
    const found = entriesIn(feed).map((entry) => childText(entry, 'id'));
    expect(new Set(found).size).toBe(found.length);
    const feedWords = JSON.stringify(feed);
    expect(feedWords).toContain('wrote the question (Who says so?)');
    expect(feedWords).not.toContain('“Who says so?”');
  });

  it('leave no trace of what the reader may not see', async () => {
    for (const path of ['/activity.atom', `/speakers/${ids.speaker}.atom`, `/claims/${ids.claim}.atom`])
      expect(JSON.stringify(await read(path, viewer))).not.toMatch(/Off we go|Off note|2023-08-01|Pending/);
    expect((await desk.get(`/claims/${ids.hidden}.atom`, viewer)).status).toBe(404);
    expect((await desk.get(`/claims/${ids.hidden}.atom`, checker)).status).toBe(200);
  });

  it('are for readers alone, and are named on the page', async () => {
    expect((await desk.get('/activity.atom')).status).toBe(401);
    const session = await desk.signIn('viewer');
    for (const path of ['/activity', `/speakers/${ids.speaker}`, `/claims/${ids.claim}`])
      expect(await (await desk.get(path, session)).text()).toContain(
        `<link rel="alternate" href="${path}.atom" type="application/atom+xml"`,
      );
    expect((await desk.get('/sources.atom', viewer)).status).toBe(404);
  });

  it('are not sent again while they are as they were', async () => {
    const first = await desk.get('/activity.atom', viewer);
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^W\/"[\w-]{27}"$/);
    const again = await desk.get('/activity.atom', { ...viewer, 'if-none-match': tag });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect((await desk.get('/activity.atom', { ...checker, 'if-none-match': tag })).status).toBe(200);
  });

  it('link to the desk’s public address and keep their ids', async () => {
    const open = await openDesk({ url: 'https://desk.example', anonymous: 'viewer' });
    try {
      const text = await (await open.get('/activity.atom')).text();
      expect(text).toContain('href="https://desk.example/activity.atom"');
      expect(text).not.toContain('127.0.0.1');
      expect(childText(readXml(text), 'id')).toBe(
        childText(readXml(await (await open.get('/activity.atom')).text()), 'id'),
      );
    } finally {
      await open.close();
    }
  });
});

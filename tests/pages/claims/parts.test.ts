import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addCrowdedClaim } from '../../support/crowded.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { checkHtml } from '../../support/html.js';

const MAX_BYTES = 500_000;
const CROWD = { attributions: 90, notes: 120, searches: 70, links: 60 };
/** Three parts of evidence, which are enough to have one between the first and the last. */
const FEW = { attributions: 3, notes: 25 };
/** With the copiers of every third source. */
const ATTRIBUTIONS = 120;

describe('a quotation with more on it than a page shows', () => {
  let desk: TestDesk;
  let checker: Sends;
  let claim: string;
  beforeAll(async () => {
    desk = await openDesk();
    claim = `/claims/${await desk.as('checker', (change) => addCrowdedClaim(change, CROWD))}`;
    checker = await desk.signIn('editor');
  });
  afterAll(() => desk.close());

  const page = async (path: string) => {
    const answer = await desk.get(path, checker);
    expect(answer.status, path).toBe(200);
    const html = await answer.text();
    expect(html.length, path).toBeLessThan(MAX_BYTES);
    expect(await checkHtml(html.replace('<!DOCTYPE', '<!doctype')), path).toEqual([]);
    return html;
  };
  const json = async (path: string) => {
    const text = await (await desk.get(path, checker)).text();
    expect(text.length, path).toBeLessThan(MAX_BYTES);
    return JSON.parse(text) as Record<string, unknown>;
  };
  const nextIn = (html: string) =>
    /href="([^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? null;
  const matched = (html: string, what: RegExp) => [...html.matchAll(what)].map(([, id]) => Number(id));

  async function findFair(on: string, evidence: readonly object[]): Promise<void> {
    const sent = { claim_version: 1, findings: [{ facet: 'context', value: 'fair', evidence }] };
    const answer = await desk.json('POST', `${on}/findings`, sent, await desk.token('checker'));
    expect(answer.status).toBe(201);
  }

  async function pagesFrom(first: string): Promise<string[]> {
    const pages: string[] = [];
    for (let at: string | null = first; at !== null; at = nextIn(pages.at(-1) ?? ''))
      pages.push(await page(at));
    return pages;
  }

  async function idsFrom(first: string, key: string): Promise<number[]> {
    const ids: number[] = [];
    for (let at: string | null = first; at !== null; ) {
      const part = await json(at);
      ids.push(...(part[key] as { id: number }[]).map(({ id }) => id));
      at = part.next as string | null;
    }
    return ids;
  }

  it('has every source on exactly one page, and in one part of its JSON', async () => {
    const pages = await pagesFrom(claim);
    const shown = pages.flatMap((html) => matched(html, /id="attribution-(\d+)"/g));
    expect(new Set(shown).size).toBe(ATTRIBUTIONS);
    expect(shown).toHaveLength(ATTRIBUTIONS);
    expect(await idsFrom(`${claim}/attributions.json`, 'attributions')).toEqual(shown);
    expect(pages[1]).toContain('51 to 100 of 120');
    const { attributions, chain, next } = await json(`${claim}.json`);
    expect(attributions).toHaveLength(50);
    expect((chain as { nodes: unknown[] }).nodes).toHaveLength(50);
    expect((chain as { origins: unknown }).origins).toEqual({ known: 30, not_stated: 60, own_pieces: 0 });
    const rest = await idsFrom((next as { attributions: string }).attributions, 'attributions');
    expect(rest).toEqual(shown.slice(50));
  });

  it('leads to the part with a source', async () => {
    const ids = await idsFrom(`${claim}/attributions.json`, 'attributions');
    const to = (await desk.get(`/attributions/${ids[119]}`, checker)).headers.get('location') ?? '';
    expect(await page(to.replace(/#.*/, ''))).toContain(`id="attribution-${ids[119]}"`);
    expect((await desk.get(`/attributions/${ids[49]}`, checker)).headers.get('location')).toBe(
      `${claim}#attribution-${ids[49]}`,
    );
  });

  it('shows the first open notes, and leads to all, each on exactly one page', async () => {
    const notes = (html: string) => matched(html, /<article class="note-card" id="note-(\d+)"/g);
    const all = `${claim}/annotations?include=sources`;
    const ids = (await pagesFrom(all)).flatMap(notes);
    expect(new Set(ids).size).toBe(CROWD.notes);
    expect(ids).toHaveLength(CROWD.notes);
    expect(await idsFrom(`${claim}/annotations.json?include=sources`, 'annotations')).toEqual(ids);
    const token = await desk.token('checker');
    expect((await desk.json('POST', `/annotations/${ids[0]}/resolution`, {}, token)).status).toBe(200);
    const first = await page(claim);
    expect(notes(first)).toEqual(ids.slice(1, 51));
    expect(first).toContain('119 of 120 open');
    expect(first).toContain(`href="${all}"`);
    for (const asked of [ids[0], ids[99]])
      expect(notes(await page(`${claim}?note=${asked}`))).toContain(asked);
    const { annotations, next } = await json(`${claim}.json`);
    expect((annotations as { id: number }[]).map(({ id }) => id)).toEqual(ids.slice(0, 50));
    const rest = await idsFrom((next as { annotations: string }).annotations, 'annotations');
    expect(rest).toEqual(ids.slice(50));
  });

  it('offers each piece of evidence in one part, and what is cited in every part', async () => {
    const few = `/claims/${await desk.as('checker', (change) => addCrowdedClaim(change, FEW))}`;
    const cited = (await idsFrom(`${few}/annotations.json`, 'annotations'))[20];
    await findFair(few, [{ kind: 'annotation', id: cited }]);
    const pages = [await page(few)];
    for (let at = 2; pages.at(-1)?.includes(`value="${at}" data-keeps>Next`); at++)
      pages.push(await page(`${few}?evidence=${at}`));
    expect(pages).toHaveLength(3);
    const offered = pages.map((html) => [...new Set(matched(html, /value="annotation:(\d+)"/g))]);
    for (const ids of offered) expect(ids).toContain(cited);
    const others = offered.flat().filter((id) => id !== cited);
    expect(new Set(others).size).toBe(others.length);
    expect(others).toHaveLength(FEW.notes - 1);
  });

  it('is printed whole, in parts', async () => {
    await findFair(claim, []);
    const pages = await pagesFrom(`${claim}/dossier`);
    const printed = (what: RegExp) => pages.flatMap((html) => matched(html, what)).toSorted((a, b) => a - b);
    expect(printed(/id="attribution-(\d+)"/g)).toHaveLength(ATTRIBUTIONS);
    expect(new Set(printed(/id="attribution-(\d+)"/g)).size).toBe(ATTRIBUTIONS);
    for (const [what, count] of [
      [/>Note (\d+)\./g, CROWD.notes],
      [/>Result (\d+)\./g, CROWD.searches],
    ] as const)
      expect(printed(what)).toEqual(Array.from({ length: count }, (_, at) => at + 1));
    for (const html of pages) expect(html).toContain('Fair');
    expect((await desk.get(`${claim}/dossier?part=${pages.length + 1}`, checker)).status).toBe(404);
  });

  it('has every link and every search on exactly one page', async () => {
    for (const [noun, count, what] of [
      ['links', CROWD.links, /\/links\/(\d+)\/trash/g],
      ['searches', CROWD.searches, /<li id="search-(\d+)"/g],
    ] as const) {
      const ids = await idsFrom(`${claim}/${noun}.json`, noun);
      expect(new Set(ids).size).toBe(count);
      const { next, ...first } = await json(`${claim}.json`);
      const later = (next as Record<string, string>)[noun] ?? '';
      const of = first[noun] as { id: number }[];
      expect([...of.map(({ id }) => id), ...(await idsFrom(later, noun))]).toEqual(ids);
      const pages = [
        ...(await pagesFrom(later.replace('.json', ''))),
        ...(noun === 'links' ? [] : [await page(`${claim}/${noun}`)]),
      ];
      const shown = pages.flatMap((html) => matched(html, what));
      expect(shown.toSorted((a, b) => a - b)).toEqual(
        (noun === 'links' ? ids.slice(50) : ids).toSorted((a, b) => a - b),
      );
    }
    expect(await page(claim)).toContain(`${CROWD.searches} logged`);
  });

  it('shows a new note after it was sent', async () => {
    const fields = { motivation: 'commenting', body: 'The newest of many' };
    const sent = await desk.form(`${claim}/annotations`, fields, checker);
    expect(sent.status).toBe(303);
    expect(await page(sent.headers.get('location') ?? '')).toContain('The newest of many');
  });
});

describe('the evidence on a quotation with more sources, copies and notes than a page shows', () => {
  /** More of each make no page larger. With the copiers of every third source there are 80. */
  const MANY = { attributions: 60, copies: 40, notes: 60 };
  const [FIRST_COPIES, FIRST_NOTES, LAST] = [9, 13, 18];
  let desk: TestDesk;
  let checker: Sends;
  let claim: string;
  beforeAll(async () => {
    desk = await openDesk();
    claim = `/claims/${await desk.as('checker', (change) => addCrowdedClaim(change, MANY))}`;
    checker = await desk.signIn('checker');
  });
  afterAll(() => desk.close());

  it.each([
    ['sources', 1, 'attribution'],
    ['saved copies', FIRST_COPIES, 'snapshot'],
    ['notes', FIRST_NOTES, 'annotation'],
    ['last notes', LAST, 'annotation'],
  ])('is ten %s for each check, on a page of at most 500 KB', async (_, part, kind) => {
    const html = await (await desk.get(`${claim}?evidence=${part}`, checker)).text();
    expect(Buffer.byteLength(html)).toBeLessThan(MAX_BYTES);
    const offered = html.matchAll(new RegExp(`value="(${kind}:\\d+)"`, 'g'));
    expect(new Set([...offered].map(([, ref]) => ref)).size).toBe(10);
    expect(html).toContain(`Evidence ${10 * part - 9}–${10 * part} of 180`);
  });
});

describe('a note with more replies than a page shows', () => {
  const REPLIES = 120;
  let desk: TestDesk;
  let checker: Sends;
  let claim: string;
  beforeAll(async () => {
    desk = await openDesk();
    const crowd = { notes: 1, replies: REPLIES };
    claim = `/claims/${await desk.as('checker', (change) => addCrowdedClaim(change, crowd))}`;
    checker = await desk.signIn('editor');
  });
  afterAll(() => desk.close());

  const repliesIn = (html: string) => [...html.matchAll(/>Reply (\d+)\./g)].map(([, at]) => Number(at));
  const page = async (path: string) => (await desk.get(path, checker)).text();

  it('has each reply on one part of its own page, and in one part of its JSON', async () => {
    const all = Array.from({ length: REPLIES }, (_, at) => at + 1);
    const shown: number[] = [];
    for (let at: string | null = '/annotations/1'; at !== null; ) {
      const html = await page(at);
      expect(await checkHtml(html.replace('<!DOCTYPE', '<!doctype'))).toEqual([]);
      shown.push(...repliesIn(html));
      at = /href="([^"]+)" rel="next"/.exec(html)?.[1] ?? null;
    }
    expect(shown).toEqual(all);
    const listed: string[] = [];
    for (let at: string | null = '/annotations/1.json'; at !== null; ) {
      const part = JSON.parse(await page(at)) as { replies: { body: string }[]; next: string | null };
      listed.push(...part.replies.map(({ body }) => body));
      at = part.next;
    }
    expect(listed.map((body) => Number(/Reply (\d+)/.exec(body)?.[1]))).toEqual(all);
  });

  it('shows ten beside other notes, among them the one that a link is to', async () => {
    const html = await page(claim);
    expect(repliesIn(html)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(html).toContain('<a href="/annotations/1">110 more replies</a>');
    const { annotations } = JSON.parse(await page(`${claim}.json`)) as {
      annotations: { replies: unknown[]; all_replies: string }[];
    };
    expect(annotations[0]?.replies).toHaveLength(10);
    expect(annotations[0]?.all_replies).toBe('/annotations/1.json');
    const sent = await desk.form('/annotations/1/replies', { body: 'The newest' }, checker);
    expect(await page(sent.headers.get('location') ?? '')).toContain('The newest');
  });
});

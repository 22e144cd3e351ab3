import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { checkHtml } from '../../support/html.js';
import { addCheckable } from './checked-desk.js';

interface Found {
  readonly id: number;
  readonly facet: string;
  readonly superseded_by: number | null;
}

/** Several parts of superseded findings, 10 in a part. */
const TIMES = 65;

describe('a quotation that was checked very often', () => {
  let desk: TestDesk;
  let checker: Sends;
  let claim: string;
  let all: number[];
  beforeAll(async () => {
    desk = await openDesk();
    claim = `/claims/${(await addCheckable(desk)).claim}`;
    checker = await desk.signIn('checker');
    await record('occasion', 'not_stated', 'No place is given.');
    for (let at = 0; at < TIMES; at += 1)
      await record('context', at % 2 === 0 ? 'fair' : 'full_statement_not_seen', `Look *${at}* at it.`);
    // The oldest stands, and the others in the order in which they were recorded.
    all = Array.from({ length: TIMES + 1 }, (_, at) => TIMES + 1 - at);
  });
  afterAll(() => desk.close());

  async function record(facet: string, value: string, rationale: string): Promise<void> {
    const sent = { findings: [{ facet, value, rationale }] };
    const answer = await desk.json('POST', `${claim}/findings`, sent, await desk.token('checker'));
    expect(answer.status, await answer.text()).toBe(201);
  }

  const page = async (path: string) => {
    const answer = await desk.get(path, checker);
    expect(answer.status, path).toBe(200);
    const html = await answer.text();
    expect(await checkHtml(html.replace('<!DOCTYPE', '<!doctype')), path).toEqual([]);
    return html;
  };
  const json = async (path: string) =>
    (await (await desk.get(path, checker)).json()) as { findings: Found[]; next: string | null };
  const shownIn = (html: string) => [...html.matchAll(/id="finding-(\d+)"/g)].map(([, id]) => Number(id));
  const hrefIn = (html: string, pattern: RegExp) => pattern.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? null;

  async function rest(first: string | null): Promise<Found[]> {
    const found: Found[] = [];
    for (let at = first; at !== null; ) {
      const part = await json(at);
      expect(part.findings.length).toBeLessThanOrEqual(12);
      found.push(...part.findings);
      at = part.next;
    }
    return found;
  }

  it('has each finding in one part of its JSON, and all that stand in the first', async () => {
    const parts = await rest(`${claim}/findings.json`);
    expect(parts.map(({ id }) => id).sort((one, other) => other - one)).toEqual(all);
    const first = (await json(`${claim}/findings.json`)).findings;
    expect(first).toHaveLength(12);
    expect(first.filter(({ superseded_by }) => superseded_by === null)).toEqual(
      parts.filter(({ superseded_by }) => superseded_by === null),
    );
    expect(first.map(({ id }) => id)).toEqual([...all.slice(0, 11), 1]);
    expect(parts.slice(12).map(({ id }) => id)).toEqual(all.slice(11, -1));
  });

  it('goes on from its own JSON to the other parts', async () => {
    const answer = await desk.get(`${claim}.json`, checker);
    const whole = (await answer.json()) as { findings: Found[]; next: { findings: string | null } };
    const ids = [...whole.findings, ...(await rest(whole.next.findings))].map(({ id }) => id);
    expect(ids.sort((one, other) => other - one)).toEqual(all);
  });

  it('shows what stands and the newest, and leads to the pages of the others, newest first', async () => {
    const own = await page(claim);
    expect(shownIn(own).sort((one, other) => other - one)).toEqual([...all.slice(0, 11), 1]);
    expect(own).toContain('Earlier findings<span');
    const later: number[] = [];
    let next = hrefIn(own, /href="([^"]+)">More earlier findings/);
    while (next !== null) {
      const html = await page(next);
      later.push(...shownIn(html));
      next = hrefIn(html, /href="([^"]+)" rel="next"/);
    }
    expect(later).toEqual(all.slice(11, -1));
  });

  it('is where each finding leads', async () => {
    for (const id of [1, 2, 20, 55, 56, TIMES, TIMES + 1]) {
      const to = (await desk.get(`/findings/${id}`, checker)).headers.get('location') ?? '';
      expect(shownIn(await page(to.replace(/#.*/, ''))), to).toContain(id);
      expect(to.endsWith(`#finding-${id}`)).toBe(true);
    }
    expect((await desk.get('/findings/56', checker)).headers.get('location')).toBe(`${claim}#finding-56`);
    expect((await desk.get('/findings/55', checker)).headers.get('location')).toContain('?after=');
  });

  it('is printed whole, in parts', async () => {
    const parts = [await page(`${claim}/dossier`), await page(`${claim}/dossier?part=2`)];
    const reasons = parts.flatMap((html) =>
      [...html.matchAll(/Look \*(\d+)\* at it/g)].map(([, at]) => Number(at)),
    );
    expect([...new Set(reasons)].sort((one, other) => one - other)).toEqual(
      Array.from({ length: TIMES }, (_, at) => at),
    );
    for (const html of parts) expect(html).toContain('No place is given.');
    expect((await desk.get(`${claim}/dossier?part=3`, checker)).status).toBe(404);
  });
});

import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ComparedDesk, comparedDesk } from '../../checking/comparison-queue/compared-desk.js';
import type { Sends } from '../../support/desk.js';
import { checkHtml } from '../../support/html.js';

const WORDS = 'The harbour toll will not rise before the spring';

describe('a copy saved from the page of a quotation', () => {
  let desk: ComparedDesk;
  let [checker, viewer] = [] as unknown as [Sends, Sends];
  let [claim, attribution] = [0, 0];
  beforeAll(async () => {
    desk = await comparedDesk();
    checker = await desk.signIn('checker');
    viewer = await desk.signIn('viewer');
    ({ claim, attribution } = await desk.addClaim(WORDS));
  });
  afterAll(() => desk.close());

  const page = async (path: string, sends: Sends = checker) => {
    const html = await (await desk.get(path, sends)).text();
    expect(await checkHtml(html)).toEqual([]);
    return parseHTML(html).document;
  };
  const sent = (fields: Record<string, string>) =>
    desk.form('/sources/1/snapshots', { way: 'paste', ...fields }, checker);
  const from = () => ({ claim_id: String(claim), attribution_id: String(attribution) });

  it('is offered three ways beside a source without one, to those who may write', async () => {
    const panel = (await page(`/claims/${claim}`)).querySelector(`#attribution-${attribution}`);
    const ways = [...(panel?.querySelectorAll('.keep-here input[name=way]') ?? [])];
    expect(ways.map((one) => one.getAttribute('value'))).toEqual(['paste', 'upload', 'fetch']);
    expect((await page(`/claims/${claim}`, viewer)).querySelector('.keep-here')).toBeNull();
  });

  it('that cannot be saved comes back with what was typed, and with the way back', async () => {
    const answer = await sent({ ...from(), way: 'fetch', url: 'harbour' });
    expect(answer.status).toBe(422);
    const { document } = parseHTML(await answer.text());
    expect(document.querySelector('input[name=url]')?.getAttribute('value')).toBe('harbour');
    expect(document.querySelector('main a[href^="/claims/"]')?.getAttribute('href')).toBe(
      `/claims/${claim}#attribution-${attribution}`,
    );
    const kept = document.querySelectorAll(`input[name=claim_id][value="${claim}"]`);
    expect(kept).toHaveLength(3);
  });

  it.each(['https://elsewhere.example/', '//elsewhere.example', '1/../../2', '0'])(
    'never leads to %s',
    async (claim_id) => {
      expect((await sent({ ...from(), claim_id, text: 'Any.' })).status).toBe(422);
    },
  );

  it('leads back to its source there, where the comparison is seen', async () => {
    const text = 'She said: “The harbour toll will rise before the spring.” Nobody asked.';
    const answer = await sent({ ...from(), text });
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      `/claims/${claim}#attribution-${attribution}`,
    ]);
    const document = await page(`/claims/${claim}`);
    expect(document.querySelector('.standing .match-strip')?.textContent).toContain('‘not’');
    expect(document.querySelector('.keep-here')).toBeNull();
  });

  it('leads to the copy where it was saved from the page of the source', async () => {
    const answer = await sent({ text: 'Another text of the same day.' });
    expect(answer.headers.get('location')).toMatch(/^\/sources\/1\/snapshots\/\d+$/);
  });
});

describe('a comparison that is queued', () => {
  let desk: ComparedDesk;
  let [checker, anyone] = [] as unknown as [Sends, Sends];
  let [claim, attribution, copy] = [0, 0, 0];
  beforeAll(async () => {
    desk = await comparedDesk();
    checker = await desk.signIn('checker');
    anyone = await desk.signIn('viewer');
    ({ claim, attribution } = await desk.addClaim(WORDS));
    copy = await desk.keep(`He said: “${WORDS}.”`);
    await desk.ctx.comparer.all();
    await desk.as('checker', ({ tx }) =>
      tx.insertInto('comparisons_due').values({ source_id: 1, attribution_id: attribution }).execute(),
    );
  });
  afterAll(() => desk.close());

  it.each([
    ['its quotation', () => `/claims/${claim}`],
    ['its source', () => '/sources/1'],
    ['the copy', () => `/sources/1/snapshots/${copy}`],
  ])('is told on the page of %s, which asks for it and can be loaded again', async (_whose, path) => {
    const html = await (await desk.get(path(), checker)).text();
    expect(await checkHtml(html)).toEqual([]);
    const place = parseHTML(html).document.querySelector('[data-comparing]');
    expect(place?.getAttribute('role')).toBe('status');
    expect(place?.textContent).toMatch(/Comparing .*…/);
    expect(place?.querySelector('a')?.getAttribute('href')).toBe(path());
    const asked = await desk.get(place?.getAttribute('data-comparing') ?? '', checker);
    expect(await asked.json()).toEqual({ waiting: 1 });
  });

  it('is not counted for those who may not see the quotation', async () => {
    const secret = await desk.addClaim('The toll is a mistake', { ground_rule: 'background' });
    expect((await desk.get(`/claims/${secret.claim}/comparison.json`, anyone)).status).toBe(404);
    expect(await (await desk.get('/sources/1/comparison.json', anyone)).json()).toEqual({ waiting: 0 });
  });

  it('is no longer waited for once it was given up', async () => {
    await desk.as('checker', ({ tx }) =>
      tx.updateTable('comparisons_due').set({ tries: 3, gave_up: 'time' }).execute(),
    );
    const asked = await desk.get(`/claims/${claim}/comparison.json`, checker);
    expect(await asked.json()).toEqual({ waiting: 0 });
  });
});

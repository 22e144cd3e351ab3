import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sends } from '../../support/desk.js';
import { type DeskWithClaims, faultsIn, openDeskWithClaims } from './desk-with-claims.js';

const NOTES = 'chicago-fullnote-bibliography';

describe('how a list is printed', () => {
  let on: DeskWithClaims;
  let checker: Sends;
  let viewer: Sends;
  beforeAll(async () => {
    on = await openDeskWithClaims();
    [checker, viewer] = [await on.desk.signIn('checker'), await on.desk.signIn('viewer')];
  });
  afterAll(() => on.desk.close());

  const made = async (fields: object = {}) =>
    (await on.makeList({ title: 'Printed', shared: true, claim_ids: [...on.claims], ...fields })).id;
  const print = (id: number, fields: Record<string, string>, sends = checker) =>
    on.desk.form(`/lists/${id}/printing`, { locale: 'style', version: '1', ...fields }, sends);
  const pageOf = async (id: number, sends = checker) => (await on.desk.get(`/lists/${id}`, sends)).text();
  const entriesIn = (page: string) => page.match(/<ol class="entries">[\s\S]*?<\/ol>/)?.[0] ?? '';

  it('is chosen on its page, remembered, and what files have unless they are asked otherwise', async () => {
    const id = await made();
    expect(await on.read(id)).toMatchObject({ style: 'newsroom', kind: 'evidence' });
    const saved = await print(id, { style: 'mla', kind: 'sources' });
    expect(saved.status, await saved.clone().text()).toBe(303);
    const style = 'modern-language-association';
    expect(await on.read(id)).toMatchObject({ style, kind: 'sources' });
    const page = await pageOf(id);
    expect(await faultsIn(page)).toEqual([]);
    expect(entriesIn(page).match(/<li>/g)).toHaveLength(1);
    expect(entriesIn(page)).toMatch(/Quotations \d+, \d+ and \d+\./);
    const file = await on.desk.get(`/lists/${id}/export`, checker);
    expect(file.headers.get('onrecord-printed')).toContain('sources=1');
    const other = await on.desk.get(`/lists/${id}/export?kind=evidence&style=apa`, checker);
    expect(other.headers.get('onrecord-printed')).not.toContain('sources');
    expect(await on.read(id)).toMatchObject({ style, kind: 'sources', version: 2 });
  });

  it('offers the styles that words match, and keeps what was typed', async () => {
    const id = await made();
    const refused = await print(id, { style: 'chicago', kind: 'quotations' });
    expect(refused.status).toBe(422);
    const page = await refused.text();
    expect(page).toContain('value="chicago"');
    expect(page).toContain('<option value="quotations" selected>');
    expect(page).toMatch(/<datalist[\s\S]*Chicago/);
    expect(await faultsIn(page)).toEqual([]);
    expect(await on.read(id)).toMatchObject({ style: 'newsroom', kind: 'evidence' });
  });

  it('has footnotes, and the bibliography after them, where the style has', async () => {
    const id = await made({ style: NOTES, kind: 'quotations' });
    const page = await pageOf(id);
    expect(page.match(/<p class="small">Note \d:/g)).toHaveLength(3);
    expect(page).toContain('<h3>Bibliography</h3>');
    expect(await faultsIn(page)).toEqual([]);
  });

  it('is told to those who may not change it', async () => {
    const id = await made({ style: 'apa', kind: 'quotations', locale: 'en-US' });
    const page = await pageOf(id, viewer);
    expect(page).toMatch(
      /American Psychological Association.* · English, American · Quotations with their sources/,
    );
    expect(page).not.toContain(`/lists/${id}/printing`);
    expect((await print(id, { style: 'apa' }, viewer)).status).toBe(403);
  });

  it('is chosen by those who may not change it for themselves, in the address', async () => {
    const id = await made({ style: 'newsroom', kind: 'sources' });
    const read = async (query: string) => (await on.desk.get(`/lists/${id}${query}`, viewer)).text();
    expect(entriesIn(await read(''))).toContain('<cite><bdi>Blinken in China</bdi></cite>');
    const page = await read('?style=mla');
    expect(await faultsIn(page)).toEqual([]);
    expect(entriesIn(page)).toContain('“Blinken in China.”');
    expect(page).toMatch(/name="style"[^>]*value="Modern Language Association/);
    const style = 'style=modern-language-association';
    for (const href of [`export?${style}`, `export?format=docx&amp;${style}`, `export?id=1&amp;${style}`])
      expect(page).toContain(`href="/lists/${id}/${href}"`);
    expect(await on.read(id)).toMatchObject({ style: 'newsroom', version: 1 });
    expect(entriesIn(await (await on.desk.get(`/lists/${id}?style=mla`, checker)).text())).toContain(
      '<cite>',
    );
  });

  it('offers readers the styles that their words match, and keeps what they typed', async () => {
    const id = await made();
    const refused = await on.desk.get(`/lists/${id}?style=chicago`, viewer);
    expect(refused.status).toBe(422);
    const page = await refused.text();
    expect(page).toContain('value="chicago"');
    expect(page).toMatch(/<datalist[\s\S]*Chicago/);
    expect(await faultsIn(page)).toEqual([]);
  });

  it('is changed against the version that was looked at, with what was typed shown again', async () => {
    const id = await made();
    expect((await print(id, { style: 'apa', kind: 'evidence' })).status).toBe(303);
    const late = await print(id, { style: 'newsroom', kind: 'sources' });
    expect(late.status).toBe(409);
    const page = await late.text();
    expect(page).toContain('Somebody changed this list meanwhile');
    expect(page).toContain('<option value="sources" selected>');
    const patch = (sends: Sends) =>
      on.desk.json('POST', `/lists/${id}/printing`, { kind: 'sources' }, { ...on.token, ...sends });
    expect((await patch({})).status).toBe(428);
    expect(await (await patch({ 'if-match': '"2"' })).json()).toMatchObject({
      style: 'apa',
      kind: 'sources',
    });
  });

  it('is part of its form, which leaves it as it is', async () => {
    const id = await made({ kind: 'sources' });
    const form = await (await on.desk.get(`/lists/${id}/edit`, checker)).text();
    expect(form).toContain('<option value="sources" selected>');
    const fields = { title: 'Renamed', style: 'newsroom', kind: 'sources', shared: 'on', version: '1' };
    expect((await on.desk.form(`/lists/${id}`, fields, checker)).status).toBe(303);
    expect(await on.read(id)).toMatchObject({ title: 'Renamed', kind: 'sources' });
  });
});

describe('a quotation that is twice on a list', () => {
  let on: DeskWithClaims;
  let viewer: Sends;
  beforeAll(async () => {
    on = await openDeskWithClaims();
    viewer = await on.desk.signIn('viewer');
  });
  afterAll(() => on.desk.close());

  const added = async (text: string, title: string) => {
    const attribution = { source: { type: 'article-newspaper', title, outlet: { name: 'The Paper' } } };
    const fields = { text, form: 'direct', speaker: { name: 'Wang Yi' }, attribution };
    const answer = await on.desk.json('POST', '/claims', fields, on.token);
    return ((await answer.json()) as { id: number }).id;
  };
  const shown = async (claim_ids: readonly number[]) => {
    const { id } = await on.makeList({ title: 'Twice', shared: true, claim_ids });
    const page = await (await on.desk.get(`/lists/${id}`, viewer)).text();
    return [...page.matchAll(/same words and source as\s+quotation <a href="\/claims\/(\d+)"/g)].map(
      ([, n]) => Number(n),
    );
  };

  it('is pointed out on both rows, whatever its case and marks', async () => {
    const [a, b] = on.claims;
    const again = await added('no room for compromise', 'Blinken in China');
    expect(await shown([a, b, again])).toEqual([again, a]);
  });

  it('is not one from another source, or off the list', async () => {
    const [a, b] = on.claims;
    const elsewhere = await added('No room for compromise.', 'Another article');
    expect(await shown([a, b, elsewhere])).toEqual([]);
  });

  it('is not pointed out by a quotation that the reader may not see', async () => {
    const [, b] = on.claims;
    const source = { type: 'article-newspaper', title: 'Blinken in China', outlet: { name: 'The Paper' } };
    const hidden = await on.desk.json(
      'POST',
      '/claims',
      {
        text: 'Adhere to the One China principle.',
        form: 'direct',
        ground_rule: 'background',
        speaker: { name: 'Wang Yi' },
        attribution: { source },
      },
      on.token,
    );
    const { id } = (await hidden.json()) as { id: number };
    expect(await shown([b, id])).toEqual([]);
  });
});

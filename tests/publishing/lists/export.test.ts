import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sends } from '../../support/desk.js';
import { readDocx } from '../../support/docx.js';
import { countsOf, type DeskWithClaims, openDeskWithClaims } from './desk-with-claims.js';

describe('exports of lists', () => {
  let on: DeskWithClaims;
  let viewer: Sends;
  let checker: Sends;
  let list = 0;
  let [a, b, c] = [0, 0, 0];
  beforeAll(async () => {
    on = await openDeskWithClaims();
    [viewer, checker] = [await on.desk.signIn('viewer'), await on.desk.signIn('checker')];
    [a, b, c] = on.claims;
    list = (
      await on.makeList({ title: 'Visit / Beijing', shared: true, claim_ids: [c, a, b, on.background] })
    ).id;
  });
  afterAll(() => on.desk.close());

  it.each([
    ['text', 'newsroom', 'text/plain', 'txt'],
    ['markdown', 'newsroom', 'text/markdown', 'md'],
    ['html', 'newsroom', 'text/html', 'html'],
    ['csv', 'newsroom', 'text/csv', 'csv'],
    ['csl-json', 'newsroom', 'application/vnd.citationstyles.csl+json', 'json'],
    ['ris', 'newsroom', 'application/x-research-info-systems', 'ris'],
    ['biblatex', 'newsroom', 'application/x-bibtex', 'biblatex.bib'],
    ['bibtex', 'newsroom', 'application/x-bibtex', 'bib'],
    ['jsonld', 'newsroom', 'application/ld+json', 'jsonld'],
    ['webannotation', 'newsroom', 'application/ld+json', 'annotations.jsonld'],
    ['text', 'apa', 'text/plain', 'txt'],
    ['html', 'apa', 'text/html', 'html'],
    ['text', 'chicago-fullnote-bibliography', 'text/plain', 'txt'],
    ['html', 'chicago-fullnote-bibliography', 'text/html', 'html'],
  ])('come as %s in the style %s, with every claim accounted for', async (format, style, type, extension) => {
    const file = await on.desk.get(`/lists/${list}/export?format=${format}&style=${style}`, viewer);
    expect(file.status).toBe(200);
    expect(file.headers.get('content-type')).toContain(type);
    expect(file.headers.get('content-disposition')).toContain(`.${extension}"`);
    expect(file.headers.get('onrecord-printed')).toBe('printed=3; noted=0; failed=0; selected=3');
    expect(file.headers.get('onrecord-withheld')).toBeNull();
    const text = await file.text();
    expect(text).toContain('Blinken in China');
    expect(text).not.toContain('background');
  });

  it('come as a Word document, which is not changed on its way', async () => {
    const file = await on.desk.get(`/lists/${list}/export?format=docx&kind=quotations&style=apa`, viewer);
    expect(file.headers.get('content-type')).toBe(
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    );
    expect(file.headers.get('content-disposition')).toContain('.docx"');
    expect(countsOf(file)).toMatchObject({ printed: 3, noted: 0, failed: 0, selected: 3 });
    const bytes = new Uint8Array(await file.arrayBuffer());
    expect(file.headers.get('content-length')).toBe(String(bytes.length));
    const words = readDocx(bytes)
      .paragraphs.map(({ text }) => text)
      .join('\n');
    expect(words).toContain('Blinken in China');
    expect(words).not.toContain('background');
  });

  it('say which facts the format has no field for, in the response and on the page of the list', async () => {
    const losses = async (format: string) =>
      (await on.desk.get(`/lists/${list}/export?format=${format}`, viewer)).headers.get('onrecord-losses');
    expect(await losses('ris')).toMatch(/^note=.*quotation:3$/);
    expect(await losses('csl-json')).toBeNull();
    const page = await (await on.desk.get(`/lists/${list}`, viewer)).text();
    expect(page).toMatch(/<li>RIS: Only in the note: .*quotation with its evidence \(3\)\.<\/li>/);
    expect(page).not.toContain('<li>CSL-JSON');
  });

  it('stand in the order of the list and say from which version', async () => {
    const text = await (await on.desk.get(`/lists/${list}/export`, on.token)).text();
    const places = ['three communiqués', 'No room for', 'One China'].map((words) => text.indexOf(words));
    expect(places).toEqual(places.toSorted((x, y) => x - y));
    expect(places[0]).toBeGreaterThan(-1);
    expect(text).toContain(`by Chris Checker, list ${list}, version 1.`);
    expect(text).toContain('Director, Office');
  });

  it('leave restricted claims out unless a checker ticks them one by one, and add up', async () => {
    const without = countsOf(await on.desk.get(`/lists/${list}/export`, checker));
    expect(without).toEqual({ printed: 3, noted: 0, failed: 0, selected: 4, withheld: 1 });
    const ticked = await on.desk.get(`/lists/${list}/export?restricted=${on.background}`, checker);
    expect(countsOf(ticked)).toEqual({ printed: 4, noted: 0, failed: 0, selected: 4, withheld: 0 });
    expect(await ticked.text()).toContain('Said on background only.');
    expect(await (await on.desk.get(`/lists/${list}/export`, checker)).text()).not.toMatch(
      /withheld|background/,
    );
  });

  it('print each source once, and say how many stand for how many quotations', async () => {
    const file = await on.desk.get(`/lists/${list}/export?kind=sources&style=apa`, viewer);
    expect(countsOf(file)).toMatchObject({ printed: 3, noted: 0, failed: 0, selected: 3, sources: 1 });
    const text = await file.text();
    expect(text.match(/Blinken in China/g)).toHaveLength(1);
    expect(text).toContain('3 selected: 3 printed; one source.');
  });

  it('print the quotations beneath their source', async () => {
    const address = `/lists/${list}/export?kind=quotations&group=source&style=apa`;
    const text = await (await on.desk.get(address, viewer)).text();
    expect(text).toMatch(/1\. Blinken in China\..*\n(.*\n)?( {3}Quotation \d+: “.*\n){3}/);
  });

  it('take a selection by number or by the filters of the page of claims', async () => {
    const byNumber = await on.desk.get(`/claims/export?id=${b}&id=${a}&format=text`, viewer);
    expect(countsOf(byNumber)).toEqual({ printed: 2, noted: 0, failed: 0, selected: 2, withheld: 0 });
    const text = await byNumber.text();
    expect(text.indexOf('One China')).toBeLessThan(text.indexOf('No room'));
    const found = await on.desk.get('/claims/export?q=compromise&format=csl-json', viewer);
    expect(await found.json()).toHaveLength(1);
    const all = countsOf(await on.desk.get('/claims/export', on.token));
    expect(all).toEqual({ printed: 3, noted: 0, failed: 0, selected: 4, withheld: 1 });
    expect(c).toBeGreaterThan(b);
  });

  it('say of a number that names no claim, or none that the reader may see, that there is none', async () => {
    for (const missing of [99_999, on.background]) {
      const refused = await on.desk.get(`/claims/export?id=${a}&id=${missing}`, viewer);
      expect(refused.status).toBe(422);
      expect(await refused.text()).toContain(`There is no quotation ${missing} to export.`);
    }
    const seen = await on.desk.get(`/claims/export?id=${a}&id=${on.background}`, checker);
    expect(countsOf(seen)).toEqual({ printed: 1, noted: 0, failed: 0, selected: 2, withheld: 1 });
  });

  it('count a claim that nobody has seen in a source as failed, and its open notes', async () => {
    const bare = await on.desk.json(
      'POST',
      '/claims',
      { text: 'Heard, not read.', speaker: { name: 'Wang Yi' } },
      on.token,
    );
    const { id } = (await bare.json()) as { id: number };
    const file = await on.desk.get(`/claims/export?id=${id}&id=${a}`, on.token);
    expect(countsOf(file)).toEqual({ printed: 1, noted: 0, failed: 1, selected: 2, withheld: 0 });
    expect(await file.text()).toContain('No source of these words has been seen.');
  });

  it.each([
    ['/claims/export?id=1&q=x', 400],
    ['/claims/export?format=pdf', 400],
    ['/claims/export?style=unheard-of', 400],
    ['/claims/export?id=x', 422],
    ['/claims/export?colour=red', 422],
    ['/claims/export?order=random', 422],
    ['/claims/export?kind=everything', 422],
    ['/claims/export?group=speaker', 422],
    ['/lists/1/export?colour=red', 422],
    ['/lists/999/export', 404],
  ])('refuse %s with %i', async (path, status) => {
    expect((await on.desk.get(path, viewer)).status).toBe(status);
  });
});

import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sends } from '../../support/desk.js';
import { checkHtml } from '../../support/html.js';
import { type CopiedDesk, copiedDesk } from '../snapshots/copied-desk.js';

const TEXT = [
  '“The quay stays closed,” said Ada Berg. “We will not open it before May.”',
  '“It is a bad winter,” said Ada Berg. “It always is,” said Otto Lind.',
  'Berg said: “The harbour does not close.” But she called the plans “rash steps” all the same.',
].join('\n\n');

let desk: CopiedDesk;
let checker: Sends;
let copy: number;
beforeAll(async () => {
  desk = await copiedDesk();
  checker = await desk.signIn('checker');
  copy = await desk.keep(TEXT);
});
afterAll(() => desk.close());

const place = (words: string) => `${TEXT.indexOf(words)}-${TEXT.indexOf(words) + words.length}`;
async function open(query: Readonly<Record<string, string | undefined>>) {
  const address = `/claims/new?${new URLSearchParams({ source: '1', snapshot: String(copy), ...(query as Record<string, string>) })}`;
  const answer = await desk.get(address, checker);
  const html = await answer.text();
  const { document } = parseHTML(html);
  const field = (name: string) =>
    document.querySelector(`[name="${name}"]`)?.getAttribute('value') ??
    document.querySelector(`[name="${name}"]`)?.textContent?.replace(/^\n/, '') ??
    null;
  return { status: answer.status, html, document, field };
}

describe('passages of a kept copy', () => {
  it('become one quotation without an attribution between them, however they are named', async () => {
    const two = [place('The quay stays closed'), place('We will not open it before May.')].join(',');
    const typed = 'The quay stays closed\n\nWe will not open it before May.';
    for (const query of [
      { at: two },
      { exact: typed },
      { exact: 'The quay stays closed … We will not open it before May.' },
    ]) {
      const { status, html, field } = await open(query);
      expect(status, html).toBe(200);
      expect(field('text')).toBe('The quay stays closed. We will not open it before May.');
      expect(html).toContain('said Ada Berg');
      await checkHtml(html);
    }
  });

  it('of two speakers are told and offered as two, the first leading to the second', async () => {
    const words = '“It is a bad winter,” said Ada Berg. “It always is,”';
    const { status, html, document } = await open({ at: place(words), like: '1' });
    expect(status).toBe(200);
    expect(html).toContain('of more than one speaker');
    await checkHtml(html);
    const links = [...document.querySelectorAll('ol.rows a')].map((link) => link.getAttribute('href') ?? '');
    expect(links).toHaveLength(2);
    expect(links[0]).toContain('&rest=');
    const first = await (await desk.get(links[0] ?? '', checker)).text();
    expect(first).toContain('Save and add the next one');
    expect(first).not.toMatch(/name="speaker.name"[^>]* value="[^"]/);
  });

  it('with other words between are offered as two, or as one with an ellipsis', async () => {
    const at = [place('The harbour does not close.'), place('rash steps')].join(',');
    const { html, document } = await open({ at });
    expect(html).toContain('Your passages are not adjacent');
    const one = [...document.querySelectorAll('a')].find((link) =>
      link.getAttribute('href')?.endsWith('&as=one'),
    );
    const form = await (await desk.get(one?.getAttribute('href') ?? '', checker)).text();
    expect(form).toContain('The harbour does not close. … rash steps');
  });

  it('are at most twenty, and more are told without losing the words', async () => {
    const many = Array.from({ length: 200 }, (_, at) => `${at}-${at + 1}`).join(',');
    const { status, html } = await open({ at: many });
    expect(status).toBe(422);
    expect(html).toContain('200 passages are selected; a quotation can have at most 20');
    await checkHtml(html);
    const typed = Array.from({ length: 200 }, (_, at) => `word ${at}`).join('\n\n');
    const again = await open({ exact: typed });
    expect(again.status).toBe(422);
    expect(again.html).toContain('200 passages are selected');
    expect(again.html).toContain('word 199');
  });

  it.each([
    ['no place', '5-9,x'],
    ['one beyond the text', '5-9,0-99999'],
    ['one turned round', '5-9,9-3'],
  ])('are refused with %s among them', async (_what, at) => {
    expect((await open({ at })).status).toBe(400);
  });

  it('too far apart are told', async () => {
    const long = await desk.keep(`First words. ${'Filler words stand here. '.repeat(1_200)}Last words.`);
    const at = `0-12,${13 + 25 * 1_200}-${13 + 25 * 1_200 + 11}`;
    const { status, html } = await open({ snapshot: String(long), at });
    expect(status).toBe(422);
    expect(html).toContain('can span at most 20,000');
  });
});

describe('a quotation', () => {
  const fields = {
    text: 'The quay stays closed. We will not open it before May.',
    'speaker.name': 'Ada Berg',
    'attribution.source.title': 'Read-out',
    'attribution.source.id': '1',
    confirmed: 'yes',
  };

  it('starts with the source that the address names', async () => {
    const answer = await desk.get('/claims/new?source=1', checker);
    expect(await answer.text()).toContain('value="Read-out"');
    expect((await desk.get('/claims/new?source=99', checker)).status).toBe(404);
    expect((await desk.get('/claims/new?source=x', checker)).status).toBe(400);
  });

  it('typed for a copy is found in it, also without the words between', async () => {
    const linked = { ...fields, 'attribution.snapshot_id': String(copy), from_copy: `1-${copy}` };
    expect((await desk.form('/claims', linked, checker)).status).toBe(303);
    const row = await desk.ctx.db
      .selectFrom('attributions')
      .select(['snapshot_id', 'selector_exact'])
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    expect(row.snapshot_id).toBe(copy);
    expect(row.selector_exact).toContain('The quay stays closed,” said Ada Berg. “We will not open it');
    const wrong = await desk.form('/claims', { ...linked, text: 'The quay opens in May.' }, checker);
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('This text is not in the copy');
  });

  it('added after one whose article was pasted is linked to the copy of that article', async () => {
    const article = '“The ferry waits,” said Ada Berg. “Nobody asked us,” said Ilse Marren.';
    const first = { ...fields, text: 'The ferry waits', snapshot_text: article, after_saving: 'another' };
    const saved = await desk.form('/claims', first, checker);
    const next = await desk.get(saved.headers.get('location') ?? '', checker);
    const { document } = parseHTML(await next.text());
    const box = document.querySelector('[name="attribution.snapshot_id"]');
    expect(box?.hasAttribute('checked')).toBe(true);
    const kept = box?.getAttribute('value') ?? '';
    const second = { ...fields, text: 'Nobody asked us', 'speaker.name': 'Ilse Marren' };
    const linked = { ...second, 'attribution.snapshot_id': kept, from_copy: `1-${kept}` };
    expect((await desk.form('/claims', linked, checker)).status).toBe(303);
    await desk.ctx.comparer.all();
    const compared = await desk.ctx.db
      .selectFrom('attributions')
      .innerJoin('snapshots', 'snapshots.id', 'attributions.snapshot_id')
      .innerJoin('comparisons', 'comparisons.attribution_id', 'attributions.id')
      .select(['snapshots.text', 'attributions.selector_exact', 'comparisons.verdict'])
      .whereRef('comparisons.snapshot_id', '=', 'snapshots.id')
      .orderBy('attributions.id', 'desc')
      .executeTakeFirst();
    expect(compared).toEqual({ text: article, selector_exact: 'Nobody asked us', verdict: 'exact' });
  });

  it('is not linked to a copy of another source, whatever the address says', async () => {
    const other = await desk.json('POST', '/sources', { type: 'webpage', title: 'Other' }, desk.sends);
    const { id } = (await other.json()) as { id: number };
    const made = await desk.json('POST', `/sources/${id}/snapshots`, { text: 'Other words.' }, desk.sends);
    const { id: elsewhere } = (await made.json()) as { id: number };
    const { claim } = await desk.addClaim('Nobody asked the pilots.');
    const html = await (await desk.get(`/claims/new?like=${claim}&copy=${elsewhere}`, checker)).text();
    expect(html).not.toContain('attribution.snapshot_id');
  });

  it('shown again has its language as guessed from the words, to be confirmed', async () => {
    const text = 'Nous ne reculerons pas devant cette décision, et le port restera ouvert.';
    const { 'speaker.name': _, ...unnamed } = fields;
    const answer = await desk.form('/claims', { ...unnamed, text }, checker);
    expect(answer.status).toBe(422);
    const { document } = parseHTML(await answer.text());
    expect(document.querySelector('[name="language"]')?.getAttribute('value')).toBe('fr');
    const box = document.querySelector('[name="language_guessed"]');
    expect([box?.getAttribute('value'), box?.hasAttribute('checked')]).toEqual(['fr', true]);
  });

  it('has its language guessed until somebody confirms it or names another', async () => {
    const made = await desk.json(
      'POST',
      '/claims',
      {
        text: 'Nous ne reculerons pas devant cette décision, et le port restera ouvert.',
        speaker: { name: 'Ada Berg' },
      },
      desk.sends,
    );
    const { id } = (await made.json()) as { id: number };
    const read = async () => (await (await desk.get(`/claims/${id}.json`, desk.sends)).json()) as Read;
    expect(await read()).toMatchObject({ language: 'fr', language_guessed: true });
    expect(await (await desk.get(`/claims/${id}`, checker)).text()).toContain('Language guessed: French');
    const { version } = await read();
    const patched = await desk.json(
      'PATCH',
      `/claims/${id}`,
      { language: 'fr' },
      { ...desk.sends, 'if-match': `"${version}"` },
    );
    expect(patched.status, await patched.clone().text()).toBe(200);
    expect(await read()).toMatchObject({ language: 'fr', language_guessed: false });
  });

  it('in a guessed language is compared with a copy in another', async () => {
    const foreign = await desk.json(
      'POST',
      '/sources',
      { type: null, title: 'Foreign', language: 'zh' },
      desk.sends,
    );
    const { id } = (await foreign.json()) as { id: number };
    expect((await (await desk.get(`/sources/${id}.json`, desk.sends)).json()) as object).toMatchObject({
      type: null,
    });
    expect(await (await desk.get(`/sources/${id}`, checker)).text()).toContain('Type not known');
    const text = 'The harbour is not closed and it was not.';
    await desk.json('POST', `/sources/${id}/snapshots`, { text }, desk.sends);
    for (const [more, verdict] of [
      [{}, 'exact'],
      [{ language: 'en' }, 'not_compared'],
    ] as const) {
      const body = { text, ...more, speaker: { name: 'Ada Berg' }, attribution: { source_id: id } };
      expect((await desk.json('POST', '/claims', body, desk.sends)).status).toBe(201);
      await desk.ctx.comparer.all();
      const last = await desk.ctx.db
        .selectFrom('comparisons')
        .select('verdict')
        .orderBy('attribution_id', 'desc')
        .executeTakeFirstOrThrow();
      expect(last.verdict).toBe(verdict);
    }
  });
});

interface Read {
  readonly version: number;
}

import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sends } from '../../support/desk.js';
import { checkHtml } from '../../support/html.js';
import { type CopiedDesk, copiedDesk } from '../snapshots/copied-desk.js';

type Parsed = ReturnType<typeof parseHTML>['document'];

const TEXT =
  '🕊️ At noon she spoke.\n\nThere is no room for doubt, none.\n中国没有妥协的余地。 There is no room.';
const WORDS = 'doubt, none.\n中国没有妥协';

describe('a claim from words of a kept copy', () => {
  let desk: CopiedDesk;
  let checker: Sends;
  let copy: number;
  beforeAll(async () => {
    desk = await copiedDesk();
    checker = await desk.signIn('checker');
    copy = await desk.keep(TEXT);
  });
  afterAll(() => desk.close());

  const start = TEXT.indexOf(WORDS);
  const place = `${start}-${start + WORDS.length}`;
  const open = async (query: Record<string, string>) => {
    const address = `/claims/new?${new URLSearchParams({ source: '1', snapshot: String(copy), ...query })}`;
    const answer = await desk.get(address, checker);
    const html = await answer.text();
    return { status: answer.status, html, document: parseHTML(html).document };
  };
  /** Every field of the form as a browser would send it. */
  const sent = (document: Parsed) =>
    Object.fromEntries(
      [...document.querySelectorAll('form[action="/claims"] [name]')].flatMap((field) => {
        const isOff = field.getAttribute('type') === 'checkbox' && !field.hasAttribute('checked');
        const isButton = field.tagName === 'BUTTON' || field.getAttribute('name') === 'key';
        const chosen = field.querySelector('option[selected]')?.getAttribute('value') ?? '';
        const typed = field.getAttribute('value') ?? field.textContent?.replace(/^\n/, '') ?? '';
        const value = field.tagName === 'SELECT' ? chosen : typed;
        return isOff || isButton || value === '' ? [] : [[field.getAttribute('name') ?? '', value]];
      }),
    ) as Record<string, string>;
  const attribution = () =>
    desk.ctx.db.selectFrom('attributions').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow();

  it.each([
    ['by their place', { at: place }],
    ['as they were typed', { exact: WORDS.replaceAll('\n', '\r\n') }],
  ])('named %s is filled in, and points to them once it is saved', async (_how, query) => {
    const { status, html, document } = await open(query);
    expect(status).toBe(200);
    expect(html).toContain('Link to our copy of');
    await checkHtml(html);
    const fields = sent(document);
    expect(fields).toMatchObject({ text: WORDS, 'attribution.source.title': 'Read-out', language: 'en' });
    const speaker = { 'speaker.name': `Ilse Marren ${_how}`, confirmed: 'yes' };
    const saved = await desk.form('/claims', { ...fields, ...speaker }, checker);
    expect(saved.status, await saved.clone().text()).toBe(303);
    expect(await attribution()).toMatchObject({
      snapshot_id: copy,
      wording: WORDS,
      selector_exact: WORDS,
      selector_start_utf16: start,
      selector_end_utf16: start + WORDS.length,
    });
  });

  it('that points no longer is saved without its place, and stays offered while something is missing', async () => {
    const fields = sent((await open({ at: place })).document);
    delete fields['attribution.snapshot_id'];
    const again = await desk.form('/claims', fields, checker);
    expect(again.status).toBe(422);
    const html = await again.text();
    expect(html).toContain('Enter the speaker');
    expect(html).toContain('Link to our copy of');
    const named = { ...fields, 'speaker.name': 'Ilse Marren', confirmed: 'yes' };
    expect((await desk.form('/claims', named, checker)).status).toBe(303);
    expect(await attribution()).toMatchObject({ snapshot_id: null, selector_exact: null });
  });

  it('shows what stands next to it, also in a form that was refused', async () => {
    const other = await desk.keep(
      'They met at noon.\n\n“The quay stays open,” he said, according to the paper.',
    );
    const { html, document } = await open({ snapshot: String(other), exact: 'The quay stays open' });
    expect(html).toContain('Credit in the source: “he said');
    const again = await desk.form('/claims', sent(document), checker);
    expect(again.status).toBe(422);
    expect(await again.text()).toContain('Credit in the source: “he said');
  });

  it('whose place was tampered with is refused', async () => {
    const fields = sent((await open({ at: place })).document);
    const wrong = await desk.form(
      '/claims',
      { ...fields, 'speaker.name': 'Ilse Marren', confirmed: 'yes', 'attribution.selector.start_utf16': '0' },
      checker,
    );
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('the text is “');
  });

  it('asks which place is meant of several, and takes the one chosen', async () => {
    const several = await open({ exact: 'no room' });
    expect(several.status).toBe(422);
    expect(several.html).toContain('This text occurs more than once');
    await checkHtml(several.html);
    const second = TEXT.lastIndexOf('no room');
    const chosen = await open({ exact: 'no room', at: `${second}-${second + 7}` });
    expect(chosen.status).toBe(200);
    expect(sent(chosen.document)).toMatchObject({
      'attribution.selector.start_utf16': String(second),
    });
  });

  it('asks for the words where none are given, and again where the copy has none such', async () => {
    expect((await open({})).status).toBe(200);
    expect((await open({ exact: ' ' })).html).toContain('Start quotation');
    const missing = await open({ exact: 'no such harbour <b>' });
    expect(missing.status).toBe(422);
    expect(missing.html).toContain('This text is not in this copy');
    expect(missing.html).toContain('no such harbour &lt;b&gt;');
  });

  it.each([
    ['a place beyond the text', { at: '0-99999' }, 400],
    ['a place that is none', { at: 'x' }, 400],
    ['a place turned round', { at: '9-3' }, 400],
    ['a copy that is none', { snapshot: 'x' }, 400],
    ['a copy that is not there', { snapshot: '99' }, 404],
    ['a character no text has', { exact: 'a\u0000' }, 400],
  ])('with %s is refused', async (_what, query, status) => {
    expect((await open(query)).status).toBe(status);
  });

  it('leads there from the page of the copy, for those who may write', async () => {
    const { document, html } = await desk.page(copy, `?at=${place}`);
    const form = document.querySelector('form[action="/claims/new"]');
    expect(form?.querySelector('textarea')?.textContent?.trim()).toBe(WORDS);
    await checkHtml(html);
    const viewer = await (await desk.get(`/sources/1/snapshots/${copy}`, await desk.signIn('viewer'))).text();
    expect(viewer).not.toContain('/claims/new');
  });
});

describe('a claim from words of another', () => {
  it('has its speaker and source, and is refused for words that it has not', async () => {
    const desk = await copiedDesk();
    const checker = await desk.signIn('checker');
    const { claim } = await desk.addClaim('There is no room for compromise');
    const page = await (await desk.get(`/claims/new?claim=${claim}&at=9-16`, checker)).text();
    expect(page).toMatch(/<textarea[^>]+name="text"[^>]*>\nno room</);
    expect(page).toContain('value="Ilse Marren"');
    expect(page).toContain('value="Read-out"');
    const missing = await desk.get(`/claims/new?claim=${claim}&exact=harbour`, checker);
    expect(missing.status).toBe(422);
    expect(await missing.text()).toContain('This text is not in the quotation');
    await desk.close();
  });
});

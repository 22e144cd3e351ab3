import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { checkHtml } from '../../support/html.js';

const WORDS = 'We do not think that the big house should be sold';

let desk: TestDesk;
let [checker, token]: Sends[] = [];
beforeAll(async () => {
  desk = await openDesk();
  checker = await desk.signIn('checker');
  token = await desk.token('checker');
});
afterAll(() => desk.close());

async function posted(path: string, body: object): Promise<{ id: number }> {
  const answer = await desk.json('POST', path, body, token);
  expect(answer.status, await answer.clone().text()).toBe(201);
  return (await answer.json()) as { id: number };
}

/** A quotation from a source, with a saved copy of that where a text of it is given. */
async function stored(text: string, copy: string | null): Promise<number> {
  const source = await posted('/sources', { title: `Paper with ${text.slice(0, 20)}`, language: 'en' });
  if (copy !== null) await posted(`/sources/${source.id}/snapshots`, { text: copy });
  const attribution = { source_id: source.id, tier: 'secondary' };
  const made = { text, language: 'en', speaker: { name: 'A minister' }, attribution };
  return (await posted('/claims', made)).id;
}

async function pageOf(claim: number, sends = checker) {
  const html = await (await desk.get(`/claims/${claim}`, sends)).text();
  expect(await checkHtml(html.replace('<!DOCTYPE', '<!doctype'))).toEqual([]);
  const { document } = parseHTML(html);
  const words = (selector: string) =>
    [...document.querySelectorAll(selector)].map((node) => node.textContent?.replace(/\s+/g, ' ').trim());
  return { html, document, words };
}

/** How often one text is in another. */
const times = (html: string, words: string) => html.split(words).length - 1;

describe('the page of a quotation', () => {
  it('is headed by its words, and says in one line how it stands', async () => {
    const claim = await stored(WORDS, `“${WORDS},” she said.`);
    for (const body of ['Who heard it?', 'Where?'])
      await posted(`/claims/${claim}/annotations`, { motivation: 'questioning', body });
    const { words, document } = await pageOf(claim);
    expect(words('h1')).toEqual([`“${WORDS}”`]);
    expect(words('.standing > .state')).toEqual(['Open · 0 of 6 checks done', '2 open questions']);
    expect(words('.standing > .match-strip')[0]).toMatch(/^Same words as our copy of 25 June 2023.*Compare$/);
    const compare = document.querySelector('.match-strip a')?.getAttribute('href') ?? '';
    expect(document.querySelector(`details[open] ${compare}`)).not.toBeNull();
  });

  it('prints its match and its status once each', async () => {
    const claim = await stored(
      'We do think it should be sold',
      'We do not think it should be sold, she said.',
    );
    const { html } = await pageOf(claim, await desk.signIn('viewer'));
    const main = html.slice(html.indexOf('<main'));
    expect(times(main, '‘not’ is missing after ‘do’')).toBe(1);
    expect(times(main, 'Nobody has checked this yet')).toBe(1);
  });

  it('opens the source whose copy has other words before the one that the quotation is taken from', async () => {
    const claim = await stored(WORDS, null);
    const paper = await posted('/sources', { title: 'The evening paper', language: 'en' });
    await posted(`/sources/${paper.id}/snapshots`, { text: `“${WORDS.replace('not ', '')},” she said.` });
    await posted(`/claims/${claim}/attributions`, { source_id: paper.id, wording: WORDS, tier: 'secondary' });
    const { words } = await pageOf(claim);
    expect(words('.source-panel h3')).toEqual(['The evening paper', 'Paper with We do not think that']);
    expect(words('.source-panel[open] h3')).toEqual(['The evening paper']);
    expect(words('.source-panel[open] .quote-row ins.differs').join()).toContain('not');
  });

  it('leads to saving a copy where there is none, for those who may', async () => {
    const claim = await stored('Nobody has a copy of this', null);
    const { document, words } = await pageOf(claim);
    const forms = [...document.querySelectorAll('.keep-here form')];
    expect(forms.length).toBeGreaterThan(1);
    for (const form of forms) expect(form.getAttribute('action')).toMatch(/^\/sources\/\d+\/snapshots$/);
    expect(words('.keep-here summary')).toEqual(['Save a copy']);
    expect((await pageOf(claim, await desk.signIn('viewer'))).words('.keep-here')).toEqual([]);
  });

  it('says in a line that a source was only cited, and who had the words first', async () => {
    const source = { title: 'The paper that cites it' };
    const relayed_from = { source: { title: 'The radio' } };
    const made = { text: 'Cited words', language: 'en', speaker: { name: 'A minister' } };
    const claim = (await posted('/claims', { ...made, attribution: { source, relayed_from } })).id;
    const { words } = await pageOf(claim);
    expect(words('.unseen-panel h3, .unseen-panel .unseen')).toEqual([
      'The radio',
      'Cited only; not seen by us.',
    ]);
    expect(words('.first-known')).toEqual(['First known: The radio.']);
  });

  it('leaves out the middle of a passage of 20,000 characters', async () => {
    const long = Array.from({ length: 2_000 }, (_, at) => `word${at} said`)
      .join(' ')
      .slice(0, 19_000);
    const { words, document } = await pageOf(await stored(long, `Before it. ${long}. After it.`));
    const [passage = ''] = words('.passage blockquote');
    expect(passage.length).toBeLessThan(2_500);
    expect(passage).toContain('word1 said');
    expect(document.querySelector('.passage a')?.textContent).toBe('Show passage');
  });

  it('has the usual actions beside the words, and the others in a menu', async () => {
    const claim = await stored('Words with a menu', null);
    const { words, document } = await pageOf(claim, await desk.signIn('editor'));
    expect(words('.workbench-acts > a')).toEqual(['Copy citation', 'Edit']);
    expect(document.querySelector('[data-copy-citation]')?.getAttribute('data-key')).toBe('c');
    expect(words('.workbench-acts li')).toEqual([
      ...['Citation alone', 'With evidence', 'In-text or footnote'],
      ...['History', 'Dossier', 'Export', 'Search saved copies', 'Move to the trash'],
    ]);
  });

  it('offers four kinds of note first, and the others behind them', async () => {
    const { words } = await pageOf(await stored('Words for a note', null));
    const kinds = words('.note-form .choice');
    expect(kinds.slice(0, 4)).toEqual(['Comment', 'Question', 'Correction', 'Description']);
    expect(words('.note-form details .choice')).toEqual(['Evidence', 'Link', 'Tag']);
  });
});

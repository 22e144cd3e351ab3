import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DeskWithClaims, openDeskWithClaims } from '../../lists/desk-with-claims.js';

let on: DeskWithClaims;
let session: Readonly<Record<string, string>>;
beforeAll(async () => {
  on = await openDeskWithClaims();
  session = await on.desk.signIn('checker');
});
afterAll(() => on.desk.close());

interface Account {
  readonly user: { readonly name: string; readonly version: number; readonly citation_style: string | null };
}

const account = async () => (await (await on.desk.get('/account.json', session)).json()) as Account;
const styleOfCopy = async (more = '') =>
  (
    (await (await on.desk.get(`/claims/citation?id=${on.claims[0]}${more}`, session)).json()) as {
      style: string;
    }
  ).style;
const choose = (style: string) => on.desk.form('/account/citation-style', { style }, session);

describe('the citation style of a person', () => {
  it('is that of what they copy, unless another is asked for', async () => {
    expect(await styleOfCopy()).toBe('Onrecord newsroom style');
    const chosen = await choose('mla');
    expect([chosen.status, chosen.headers.get('location')]).toEqual([
      303,
      expect.stringMatching(/^\/styles\?style=modern-language-association/),
    ]);
    expect((await account()).user.citation_style).toBe('modern-language-association');
    expect(await styleOfCopy()).toBe('Modern Language Association 9th edition');
    expect(await styleOfCopy('&style=apa')).toBe('American Psychological Association 7th edition');
  });

  it('is that of their new lists, and a list keeps its own', async () => {
    await choose('apa');
    const form = await (await on.desk.get('/lists/new', session)).text();
    expect(form).toContain('value="American Psychological Association 7th edition"');
    const made = await on.desk.json('POST', '/lists', { title: 'By default' }, session);
    const list = (await made.json()) as { id: number; style: string; locale: string };
    expect(list).toMatchObject({ style: 'apa', locale: 'style' });
    await choose('oscola');
    expect(await (await on.desk.get(`/lists/${list.id}.json`, session)).json()).toMatchObject({
      style: 'apa',
    });
  });

  it('is set on the account page by words of its title, and asked about where several have them', async () => {
    const { user } = await account();
    const sent = { name: user.name, version: String(user.version) };
    const several = await on.desk.form('/account', { ...sent, citation_style: 'chicago' }, session);
    const page = await several.text();
    expect(several.status).toBe(422);
    expect(page).toMatch(/“chicago” matches \d+ styles/);
    expect(page).toContain('<option value="Chicago Manual of Style 17th edition (author-date)"></option>');
    expect(page).toContain('value="chicago"');
    const one = { ...sent, citation_style: 'Chicago Manual of Style 17th edition (author-date)' };
    expect((await on.desk.form('/account', one, session)).status).toBe(303);
    expect((await account()).user.citation_style).toBe('chicago-author-date');
  });

  it('is left as it is by a script that changes the name alone, and cleared by null', async () => {
    await choose('apa');
    const save = async (body: object) => {
      const { version } = (await account()).user;
      return on.desk.json('POST', '/account', body, { ...session, 'if-match': `"${version}"` });
    };
    expect((await save({ name: 'Cho Checker' })).status).toBe(200);
    expect((await account()).user.citation_style).toBe('apa');
    expect((await save({ name: 'Cho Checker', citation_style: null })).status).toBe(200);
    expect((await account()).user.citation_style).toBeNull();
  });
});

describe('the form of a list', () => {
  it('takes words of a title, and asks where several styles have them', async () => {
    const form = (style: string) =>
      on.desk.form('/lists', { title: 'Typed', style, locale: 'style' }, session);
    const several = await form('chicago');
    expect([several.status, await several.text()]).toEqual([
      422,
      expect.stringMatching(/“chicago” matches \d+ styles/),
    ]);
    const none = await form('no such style');
    expect([none.status, await none.text()]).toEqual([
      422,
      expect.stringContaining('No citation style matches “no such style”'),
    ]);
    const made = await form('mla');
    const at = made.headers.get('location')?.replace(/\?.*/, '');
    expect(await (await on.desk.get(`${at}.json`, session)).json()).toMatchObject({
      style: 'modern-language-association',
      locale: 'style',
    });
  });

  it('exports in the language of the style, unless one is chosen', async () => {
    const list = await on.makeList({ title: 'By style', style: 'apa', claim_ids: on.claims });
    const read = async (query: string) =>
      (await on.desk.get(`/lists/${list.id}/export?format=text&${query}`, session)).text();
    const [american, german] = await Promise.all([read(''), read('locale=de-DE')]);
    expect(american).toContain('(n.d.)');
    expect(german).toMatch(/\(o\.\s?J\.\)/);
  });
});

describe('the page of styles', () => {
  it('shows what a style prints, and offers it for use', async () => {
    await choose('apa');
    const page = await (await on.desk.get('/styles?q=mla&style=modern-language-association', session)).text();
    expect(page).toContain('Council Votes to Keep the Harbour Toll');
    expect(page).toContain('Use this style');
    const own = await (await on.desk.get('/styles?style=apa', session)).text();
    expect(own).toContain('Your copied citations and new lists use this style.');
    expect((await on.desk.get('/styles?style=unheard-of', session)).status).toBe(404);
  });

  it('is JSON for the suggestions of a form', async () => {
    const answer = await on.desk.get('/styles.json?q=mla', session);
    const { styles } = (await answer.json()) as { styles: readonly object[] };
    expect(styles[0]).toEqual({
      id: 'modern-language-association',
      title: 'Modern Language Association 9th edition',
      edition: '9',
      kind: 'author',
      description: 'cites by author',
    });
  });
});

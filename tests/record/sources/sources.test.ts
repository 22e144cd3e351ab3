import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addRow } from '../../../src/people/activity/row-store.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { fieldsOfForm } from '../../support/form-fields.js';

describe('sources', () => {
  let desk: TestDesk;
  let checker: Sends;
  let editor: Sends;
  let viewer: Sends;
  let token: Sends;
  beforeAll(async () => {
    desk = await openDesk();
    [checker, editor, viewer, token] = [
      await desk.signIn('checker'),
      await desk.signIn('editor'),
      await desk.signIn('viewer'),
      await desk.token('checker'),
    ];
  });
  afterAll(() => desk.close());

  async function addSource(fields: object): Promise<string> {
    const answer = await desk.json('POST', '/sources', fields, token);
    expect(answer.status).toBe(201);
    return answer.headers.get('location') ?? '';
  }

  it('keep every field that is given, and read back the same', async () => {
    const given = {
      type: 'broadcast',
      title: '新闻联播',
      translated_title: 'News broadcast',
      outlet: { name: 'CCTV', kind: 'broadcaster' },
      authors: [{ family: 'Wang', given: 'Li' }, { literal: 'The newsroom' }],
      issued: '2023-06-19?',
      accessed: '25 June 2023',
      url: 'https://example.org/a',
      language: 'zh',
      medium: 'television',
      number: '4',
      note: 'A *note*',
    };
    const address = await addSource(given);
    const read = await (await desk.get(`${address}.json`, checker)).json();
    expect(read).toMatchObject({
      ...given,
      outlet: { name: 'CCTV' },
      authors: given.authors,
      accessed: '2023-06-25',
      condition: 'as_published',
    });
    const page = await (await desk.get(address, checker)).text();
    expect(page).toContain('新闻联播');
    expect(page).toContain('Li Wang, The newsroom');
  });

  it('say who did what, in data and in words', async () => {
    const authors = [
      { family: 'Doe', given: 'Jane' },
      { family: 'Lind', given: 'Bo', role: 'interviewee' },
      { family: 'Weber', given: 'Ann', role: 'interviewer' },
      { literal: 'The agency', role: 'interviewer' },
    ];
    const address = await addSource({
      type: 'interview',
      title: 'Bo Lind',
      title_is: 'description',
      authors,
    });
    const read = async (path: string) => (await desk.get(path, checker)).text();
    expect(JSON.parse(await read(`${address}.json`))).toMatchObject({ title_is: 'description', authors });
    const { document } = parseHTML(await read(address));
    const terms = [...document.querySelectorAll('dt')];
    const facts = terms.map((term) => [term.textContent, term.nextElementSibling?.textContent?.trim()]);
    expect(Object.fromEntries(facts)).toMatchObject({
      Title: 'Our description, as it has no title',
      Author: 'Jane Doe',
      'Interview with': 'Bo Lind',
      'Interviewed by': 'Ann Weber, The agency',
    });
    const rows = parse<Record<string, string>>(await read('/sources.csv'), { columns: true });
    expect(rows.find(({ title }) => title === 'Bo Lind')).toMatchObject({
      title_is: 'description',
      authors: 'Doe, Jane; Lind, Bo [interviewee]; Weber, Ann [interviewer]; The agency [interviewer]',
    });
    const history = await (await desk.get(`${address}/history`, checker)).text();
    expect(history).toContain(
      'Jane Doe; Bo Lind (interviewee); Ann Weber (interviewer); The agency (interviewer)',
    );
  });

  it('take a name a row from the form, each with a role, and show those that are saved', async () => {
    const sent = {
      ...{ title: 'An interview', title_is: 'title', type: 'interview' },
      ...{ 'authors.0.given': 'Bo', 'authors.0.family': 'Lind', 'authors.0.role': 'interviewee' },
      ...{ 'authors.1.given': '', 'authors.1.family': '', 'authors.1.role': '' },
      ...{ 'authors.2.given': 'Jane', 'authors.2.family': 'Doe', 'authors.2.role': '' },
    };
    const address = (await desk.form('/sources', sent, checker)).headers.get('location') ?? '';
    const form = await (await desk.get(`${address}/edit`, checker)).text();
    const named = (fields: object) =>
      Object.entries(fields).filter(([name, value]) => name.startsWith('authors.') && value !== '');
    expect(named(fieldsOfForm(form, address))).toEqual([
      ['authors.0.given', 'Bo'],
      ['authors.0.family', 'Lind'],
      ['authors.0.role', 'interviewee'],
      ['authors.1.given', 'Jane'],
      ['authors.1.family', 'Doe'],
    ]);
    const { document } = parseHTML(form);
    const folded = [...document.querySelectorAll('details [name^="authors."][name$=".role"]')];
    expect(folded.map((field) => field.getAttribute('name'))).toEqual(
      [2, 3, 4, 5].map((at) => `authors.${at}.role`),
    );
  });

  it('refuse a role that nobody has, and one that is unknown', async () => {
    const post = (author: object) => desk.json('POST', '/sources', { title: 'X', authors: [author] }, token);
    const nobody = await post({ role: 'host' });
    expect(nobody.status).toBe(422);
    expect(await nobody.json()).toMatchObject({
      errors: [{ path: 'authors.0.family', message: 'Enter the name that goes with this role' }],
    });
    const unknown = await post({ family: 'Lind', role: 'guest' });
    expect(await unknown.json()).toMatchObject({ errors: [{ path: 'authors.0.role' }] });
  });

  it('say of copies the same where there is none and where a ground rule hides them', async () => {
    const [none, hidden] = [await addSource({ title: 'No copy' }), await addSource({ title: 'Hidden copy' })];
    const kept = await desk.json(
      'POST',
      `${hidden}/snapshots`,
      { text: 'Off the record, he agreed.' },
      token,
    );
    expect(kept.status).toBe(201);
    const claim = {
      ...{ text: 'He agreed.', form: 'direct', language: 'en' },
      speaker: { name: 'Ilse Marren', kind: 'person' },
      attribution: { source_id: Number(hidden.split('/').at(-1)) },
    };
    for (const ground_rule of ['on_record', 'off_record']) {
      const made = await desk.json('POST', '/claims', { ...claim, ground_rule }, token);
      expect(made.status, await made.clone().text()).toBe(201);
    }
    const made = await desk.json('POST', `${none}/publication`, {}, await desk.token('editor'));
    expect(made.status).toBe(200);
    const said = async (address: string, sends: Sends) =>
      /No saved cop[^<]*/.exec(await (await desk.get(address, sends)).text())?.[0];
    for (const address of [none, hidden]) {
      expect(await said(address, viewer), address).toBe('No saved copies to show.');
      expect(await said(`${address}/snapshots`, viewer)).toBe('No saved copies to show.');
    }
    expect(await said(none, checker)).toBe('No saved copies yet.');
    expect(await said(hidden, checker)).toBeUndefined();
  });

  it('use the outlet that is on the desk under just that name', async () => {
    const [one, other] = [
      await addSource({ title: 'First', outlet: { name: 'Agency' } }),
      await addSource({ title: 'Second', outlet: { name: 'Agency' } }),
    ];
    const read = async (address: string) =>
      ((await (await desk.get(`${address}.json`, checker)).json()) as { outlet: { id: number } }).outlet.id;
    expect(await read(one)).toBe(await read(other));
  });

  it('are told apart by their outlet, and are not changed where they are not there', async () => {
    const one = await addSource({
      title: 'Morning edition',
      outlet: { name: 'Le Matin', kind: 'newspaper' },
    });
    const outlet = ((await (await desk.get(`${one}.json`, checker)).json()) as { outlet: { id: number } })
      .outlet;
    const two = await addSource({ title: 'Morning edition', outlet: { id: 'new', name: 'Le Matin' } });
    const claim = (text: string, source: object) =>
      desk.json(
        'POST',
        '/claims',
        { text, speaker: { name: 'Ilse Marren' }, attribution: { source } },
        token,
      );
    const named = await claim('Of either.', { title: 'Morning edition', outlet: { name: 'Le Matin' } });
    expect(named.status).toBe(422);
    expect(await named.json()).toMatchObject({ errors: [{ path: 'attribution.source.title' }] });
    const meant = await claim('Of the first.', {
      title: 'Morning edition',
      outlet: { id: outlet.id, name: 'Le Matin' },
    });
    expect(meant.status, await meant.clone().text()).toBe(201);
    expect(await (await desk.get(one, checker)).text()).toContain('Of the first.');
    expect(await (await desk.get(two, checker)).text()).not.toContain('Of the first.');
    const nowhere = await desk.json(
      'PATCH',
      '/sources/9999',
      { title: 'X' },
      { ...token, 'if-match': '"1"' },
    );
    expect(nowhere.status).toBe(404);
  });

  it('refuse a day that does not exist, beside its field, with everything typed kept', async () => {
    const refused = await desk.form(
      '/sources',
      { title: 'Typed title', issued: '2023-02-30', 'authors.0.family': 'Typed family' },
      checker,
    );
    expect(refused.status).toBe(422);
    const page = await refused.text();
    expect(page).toMatch(/2023-02-30/);
    expect(page).toContain('Typed title');
    expect(page).toContain('Typed family');
  });

  it('refuse an outlet that is not there', async () => {
    const refused = await desk.json('POST', '/sources', { title: 'X', outlet_id: 9999 }, token);
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({ errors: [{ path: 'outlet_id' }] });
  });

  it('are edited field by field, and remember who saw that they changed', async () => {
    const address = await addSource({ title: 'Edited later', url: 'https://example.org/b' });
    const saved = await desk.json(
      'PATCH',
      address,
      { condition: 'corrected', condition_notice: 'An earlier version said otherwise.' },
      { ...token, 'if-match': '"1"' },
    );
    expect(saved.status).toBe(200);
    const row = await desk.ctx.db
      .selectFrom('sources')
      .selectAll()
      .where('title', '=', 'Edited later')
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({
      condition: 'corrected',
      condition_seen_by: desk.users.checker.id,
      url: 'https://example.org/b',
      version: 2,
    });
    expect(await (await desk.get(address, checker)).text()).toContain('An earlier version said otherwise.');
  });

  it('show both versions of a conflict', async () => {
    const address = await addSource({ title: 'Contested title' });
    await desk.json('PATCH', address, { title: 'Contested heading' }, { ...token, 'if-match': '"1"' });
    const late = await desk.form(
      address,
      { type: 'webpage', title: 'Contested headline', version: '1', condition: 'as_published' },
      editor,
    );
    expect(late.status).toBe(409);
    const page = await late.text();
    expect(page).toContain('<del>heading</del>');
    expect(page).toContain('<ins>headline</ins>');
  });

  it('keep a pasted copy to the letter, under its hash, and never change it', async () => {
    const address = await addSource({ title: 'With a copy' });
    const text = '  First line\n\n“台湾” — second  \n';
    const kept = await desk.json('POST', `${address}/snapshots`, { text }, token);
    expect(kept.status).toBe(201);
    const { id, text_sha256 } = (await kept.json()) as { id: number; text_sha256: string };
    expect(text_sha256).toBe(createHash('sha256').update(text).digest('hex'));
    const read = await (await desk.get(`${address}/snapshots/${id}.json`, checker)).json();
    expect(read).toMatchObject({
      text,
      how: 'paste',
      typed_in_by: 'Chris Checker',
      captured_by: { name: 'Chris Checker' },
    });
    const change = desk.as('editor', (one) =>
      one.tx.updateTable('snapshots').set({ text: 'Other words' }).where('id', '=', id).execute(),
    );
    await expect(change).rejects.toThrow('a snapshot never changes');
    expect(await (await desk.get(`${address}/snapshots/${id}`, checker)).text()).toContain(
      'typed in by'.replace('t', 'T'),
    );
  });

  it('say what is wrong with a copy that holds a character no text has', async () => {
    const address = await addSource({ title: 'Bad copy' });
    const refused = await desk.json('POST', `${address}/snapshots`, { text: 'a\u0000b' }, token);
    expect(refused.status).toBe(422);
    expect((await desk.form(`${address}/snapshots`, { text: '' }, checker)).status).toBe(422);
  });

  it('stay while something rests on them', async () => {
    const address = await addSource({ title: 'Rested on' });
    await desk.json('POST', `${address}/snapshots`, { text: 'A copy' }, token);
    const refused = await desk.form(`${address}/trash`, {}, editor);
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('used by one copy');
  });

  it('are hidden from viewers where only restricted claims use them, copies sooner', async () => {
    const [hidden, shared] = [
      await addSource({ title: 'Hidden source' }),
      await addSource({ title: 'Shared source' }),
    ];
    const kept = (await (
      await desk.json('POST', `${shared}/snapshots`, { text: 'Words on background' }, token)
    ).json()) as { id: number };
    await desk.as('checker', async (change) => {
      const speaker = await addRow(change, 'speakers', {
        kind: 'person',
        name: 'S',
        sort_name: null,
        language: null,
        description: null,
        wikidata_id: null,
      });
      const claim = async (rule: 'on_record' | 'background') =>
        addRow(change, 'claims', {
          text: `Words ${rule}`,
          form: 'direct',
          speaker_id: speaker.id,
          ground_rule: rule,
          language: null,
          occasion_id: null,
          said_on: null,
          said_on_min: null,
          said_on_max: null,
          embargoed_until: null,
          embargo_lifts_at: null,
          summary: null,
          note: null,
          reference_attribution_id: null,
          erased_by: null,
        });
      const [open, secret] = [await claim('on_record'), await claim('background')];
      const cite = (claimId: number, address: string) =>
        addRow(change, 'attributions', {
          claim_id: claimId,
          source_id: Number(address.split('/').at(-1)),
          wording: 'w',
        } as never);
      await cite(secret.id, hidden);
      await cite(secret.id, shared);
      await cite(open.id, shared);
    });
    const statusOf = async (path: string, sends: Sends) => (await desk.get(path, sends)).status;
    expect(await statusOf(hidden, checker)).toBe(200);
    expect(await statusOf(hidden, viewer)).toBe(404);
    expect(await statusOf(shared, viewer)).toBe(200);
    expect(await statusOf(`${shared}/snapshots/${kept.id}`, viewer)).toBe(404);
    expect(await statusOf(`${shared}/snapshots/${kept.id}`, checker)).toBe(200);
    const list = await (await desk.get('/sources.json', viewer)).text();
    expect(list).not.toContain('Hidden source');
    expect(await (await desk.get(shared, viewer)).text()).not.toContain('Words background');
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addRow } from '../../../src/people/activity/row-store.js';
import { findOrCreateTags } from '../../../src/record/tags/actions.js';
import type { GroundRule } from '../../../src/vocabulary.js';
import { addTestClaim, addTestSpeaker } from '../../support/claims.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

describe('tags', () => {
  let desk: TestDesk;
  let [checker, editor, viewer, token]: Sends[] = [];
  beforeAll(async () => {
    desk = await openDesk();
    checker = await desk.signIn('checker');
    editor = await desk.signIn('editor');
    viewer = await desk.signIn('viewer');
    token = await desk.token('editor');
  });
  afterAll(() => desk.close());

  async function addByForm(fields: Record<string, string>): Promise<string> {
    const added = await desk.form('/tags', fields, editor);
    expect(added.status).toBe(303);
    return added.headers.get('location') ?? '';
  }

  async function tagClaims(name: string, rules: readonly GroundRule[]): Promise<number> {
    return desk.as('checker', async (change) => {
      const [tag] = await findOrCreateTags(change, [name]);
      const speaker = await addTestSpeaker(change, `Who spoke of ${name}`);
      for (const [at, rule] of rules.entries()) {
        const said = { text: `${name}, sentence ${at}`, said_on: `2023-06-1${at % 10}` };
        const claim = await addTestClaim(change, {
          ...said,
          speaker_id: speaker.id,
          said_on_min: said.said_on,
          said_on_max: said.said_on,
          ground_rule: rule,
        });
        await addRow(change, 'claim_tags', { claim_id: claim.id, tag_id: tag?.id ?? 0 });
      }
      return tag?.id ?? 0;
    });
  }

  it('are added and edited by editors, and read by all', async () => {
    expect((await desk.form('/tags', { name: 'Mine' }, checker)).status).toBe(403);
    const address = await addByForm({ name: 'Cold War', note: 'As *both* use the word.' });
    const page = await (await desk.get(address, viewer)).text();
    expect(page).toContain('<h1>Cold War</h1>');
    expect(page).toContain('<em>both</em>');
    expect(page).not.toContain('/edit');
    expect(await (await desk.get(`${address}.json`, viewer)).json()).toEqual({
      id: Number(address.split('/').at(-1)),
      name: 'Cold War',
      note: 'As *both* use the word.',
      version: 1,
      claims: [],
      next: null,
      merged: [],
    });
    expect(await (await desk.get(`${address}/edit`, editor)).text()).toContain('value="Cold War"');
    expect(await (await desk.get('/tags/new', editor)).text()).toContain('Add tag');
  });

  it('are refused without a name or under a name that is taken, with everything typed kept', async () => {
    const address = await addByForm({ name: 'Trade' });
    const unnamed = await desk.form('/tags', { note: 'Typed <b>' }, editor);
    expect(unnamed.status).toBe(422);
    expect(await unnamed.text()).toContain('Typed &lt;b&gt;');
    const taken = await desk.form('/tags', { name: 'TRADE', note: 'Kept' }, editor);
    expect(taken.status).toBe(422);
    const page = await taken.text();
    expect(page).toContain('The tag Trade already exists');
    expect(page).toContain('Kept');
    const other = await addByForm({ name: 'Tariffs' });
    expect((await desk.form(other, { name: 'trade', version: '1' }, editor)).status).toBe(422);
    expect((await desk.form(address, { name: 'TRADE', version: '1' }, editor)).status).toBe(303);
    const json = await desk.json('POST', '/tags', { name: 7, colour: 'red' }, token);
    expect(json.status).toBe(422);
    const { errors } = (await json.json()) as { errors: { path: string }[] };
    expect(errors.map(({ path }) => path).sort()).toEqual(['colour', 'name']);
    const nothing = { name: null };
    const patched = await desk.json('PATCH', other, nothing, { ...token, 'if-match': '"1"' });
    expect(patched.status).toBe(422);
  });

  it('keep both versions when two people edit at once', async () => {
    const address = await addByForm({ name: 'Chips' });
    const first = await desk.json('PATCH', address, { note: 'Theirs' }, { ...token, 'if-match': '"1"' });
    expect(await first.json()).toMatchObject({ name: 'Chips', note: 'Theirs', version: 2 });
    const late = await desk.form(address, { name: 'Chips', note: 'Mine', version: '1' }, editor);
    expect(late.status).toBe(409);
    const page = await late.text();
    expect(page).toContain('<del>Theirs</del>');
    expect(page).toContain('Mine</textarea>');
  });

  it('are picked by name whatever its case, and added otherwise, each once', async () => {
    const picked = await desk.as('checker', (change) =>
      findOrCreateTags(change, ['Visit', 'visit', 'Taiwan', 'VISIT']),
    );
    expect(picked.map(({ name }) => name)).toEqual(['Visit', 'Taiwan']);
    const again = await desk.as('checker', (change) => findOrCreateTags(change, ['taiwan']));
    expect(again.map(({ id }) => id)).toEqual([picked[1]?.id]);
    expect(await desk.as('checker', (change) => findOrCreateTags(change, []))).toEqual([]);
  });

  it('show the claims that have them, newest first, in pages', async () => {
    const id = await tagClaims(
      'Paged',
      Array.from({ length: 60 }, () => 'on_record' as const),
    );
    const said: string[] = [];
    const dates: string[] = [];
    for (let next: string | null = `/tags/${id}.json`; next; ) {
      const page = (await (await desk.get(next, viewer)).json()) as {
        claims: { text: string; said_on: string }[];
        next: string | null;
      };
      said.push(...page.claims.map(({ text }) => text));
      dates.push(...page.claims.map(({ said_on }) => said_on));
      next = page.next;
    }
    expect(new Set(said).size).toBe(60);
    expect(dates).toEqual([...dates].sort().reverse());
    const page = await (await desk.get(`/tags/${id}`, viewer)).text();
    expect(page).toContain('Who spoke of Paged');
    expect(page).toContain('Next page');
    // All of them have the same speaker, form and status: no filter would leave fewer.
    expect(page).not.toContain('id="narrow"');
  });

  it('count and show restricted claims to checkers alone, and hide where there are no others', async () => {
    const mixed = await tagClaims('Mixed', ['on_record', 'background']);
    const hidden = await tagClaims('Hidden', ['off_record']);
    const list = async (sends: Sends | undefined) =>
      (
        (await (await desk.get('/tags.json?q=i', sends)).json()) as {
          tags: { name: string; claims: number }[];
        }
      ).tags;
    const read = async (sends: Sends | undefined) =>
      (await list(sends))
        .filter(({ name }) => ['Mixed', 'Hidden'].includes(name))
        .map(({ name, claims }) => `${name} ${claims}`);
    expect(await read(viewer)).toEqual(['Mixed 1']);
    expect(await read(checker)).toEqual(['Hidden 1', 'Mixed 2']);
    expect((await desk.get(`/tags/${hidden}`, viewer)).status).toBe(404);
    expect(await (await desk.get(`/tags/${hidden}`, checker)).text()).toContain('Off the record');
    expect(await (await desk.get(`/tags/${mixed}`, viewer)).text()).not.toContain('Mixed, sentence 1');
    expect(await (await desk.get('/tags?q=nothing-like-it', viewer)).text()).toContain('No tags match');
  });

  it('stay while claims have them, and go to the trash and come back otherwise', async () => {
    const used = await tagClaims('Used', ['on_record', 'on_record']);
    const refused = await desk.form(`/tags/${used}/trash`, {}, editor);
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('used by 2 quotations');
    const address = await addByForm({ name: 'Passing' });
    expect((await desk.form(`${address}/trash`, {}, editor)).status).toBe(303);
    expect((await desk.get(address, checker)).status).toBe(410);
    expect(await (await desk.get(address, editor)).text()).toContain('Restore');
    const namesake = await addByForm({ name: 'passing' });
    const taken = await desk.form(`${address}/restoration`, {}, editor);
    expect(taken.status).toBe(409);
    expect(await taken.text()).toContain('Rename it first');
    expect((await desk.form(namesake, { name: 'Other', version: '1' }, editor)).status).toBe(303);
    expect((await desk.form(`${address}/restoration`, {}, editor)).status).toBe(303);
    expect((await desk.get(address, viewer)).status).toBe(200);
  });
});

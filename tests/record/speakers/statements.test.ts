import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addRow, restoreRow, trashRow } from '../../../src/people/activity/row-store.js';
import { addSpeaker, findOrCreateSpeaker } from '../../../src/record/speakers/actions.js';
import { newSpeaker } from '../../../src/record/speakers/input.js';
import type { GroundRule } from '../../../src/vocabulary.js';
import { addTestClaim } from '../../support/claims.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { checkHtml } from '../../support/html.js';
import { unwrap } from '../../support/unwrap.js';

describe('the statements of a speaker', () => {
  let desk: TestDesk;
  let [checker, editor, viewer, token]: Sends[] = [];
  beforeAll(async () => {
    desk = await openDesk();
    checker = await desk.signIn('checker');
    editor = await desk.signIn('editor');
    viewer = await desk.signIn('viewer');
    token = await desk.token('checker');
  });
  afterAll(() => desk.close());

  async function add(body: object): Promise<{ id: number }> {
    const added = await desk.json('POST', '/speakers', body, token);
    expect(added.status).toBe(201);
    return (await added.json()) as { id: number };
  }

  async function say(speakerId: number, text: string, on: string | null, rule: GroundRule = 'on_record') {
    return desk.as('checker', (change) =>
      addTestClaim(change, {
        speaker_id: speakerId,
        text,
        said_on: on,
        said_on_min: on,
        said_on_max: on,
        ground_rule: rule,
      }),
    );
  }

  async function texts(id: number, sends: Sends | undefined): Promise<string[]> {
    const said: string[] = [];
    for (let next: string | null = `/speakers/${id}.json`; next; ) {
      const page = (await (await desk.get(next, sends)).json()) as {
        statements: { text: string }[];
        next: string | null;
      };
      said.push(...page.statements.map(({ text }) => text));
      next = page.next;
    }
    return said;
  }

  it('stand on the page by date, newest first, with the title of that day', async () => {
    const titles = [
      { title: 'Minister', held_from: '2013', held_to: '2022-12-30' },
      { title: 'Director', held_from: '2023-01-01' },
    ];
    const { id } = await add({ name: 'Titled', titles });
    await say(id, 'In office before.', '2020-01-01');
    await say(id, 'No day known.', null);
    const newest = await say(id, 'In office now.', '2023-06-19');
    expect(await texts(id, viewer)).toEqual(['In office now.', 'In office before.', 'No day known.']);
    const json = await (await desk.get(`/speakers/${id}.json`, viewer)).json();
    expect(json).toMatchObject({
      statements: [
        { id: newest.id, text: 'In office now.', said_on: '2023-06-19', form: 'direct' },
        expect.anything(),
        expect.anything(),
      ],
    });
    const rows = (await (await desk.get(`/speakers/${id}`, viewer)).text()).split('claim-row').slice(1);
    expect(rows[0]).toContain('<bdi>Director</bdi>');
    expect(rows[1]).toContain('<bdi>Minister</bdi>');
    expect(rows[2]).not.toContain('<bdi>');
  });

  it('of a body stand on the page of each member, under the body’s name', async () => {
    const member = await add({ name: 'A member' });
    const body = await add({ name: 'G-Seven', kind: 'body', members: [member.id] });
    await say(body.id, 'Said jointly.', '2023-05-20');
    expect(await texts(member.id, viewer)).toEqual(['Said jointly.']);
    const page = await (await desk.get(`/speakers/${member.id}`, viewer)).text();
    expect(page).toContain(`<a href="/speakers/${body.id}"><bdi>G-Seven</bdi></a>`);
    expect(page).toContain('Member of');
    expect(await (await desk.get(`/speakers/${body.id}`, viewer)).text()).toContain('A member');
    expect(await (await desk.get(`/speakers/${body.id}.json`, viewer)).json()).toMatchObject({
      members: [member.id],
    });
  });

  it('are paged without losing one', async () => {
    const { id } = await add({ name: 'Talkative' });
    for (let n = 0; n < 120; n++)
      await say(id, `Sentence ${n}`, n % 4 === 0 ? null : `2023-01-${10 + (n % 9)}`);
    const all = await texts(id, viewer);
    expect(all).toHaveLength(120);
    expect(new Set(all).size).toBe(120);
    expect(await (await desk.get(`/speakers/${id}`, viewer)).text()).toContain('Next page');
    expect((await desk.get(`/speakers/${id}?after=damaged`, viewer)).status).toBe(400);
  });

  it('that are restricted are for checkers, and hide a speaker who has no others', async () => {
    const { id } = await add({ name: 'On background only' });
    const { id: mixed } = await add({ name: 'Sometimes on the record' });
    await say(id, 'Not for printing.', '2023-06-19', 'background');
    await say(mixed, 'Off the record.', '2023-06-19', 'off_record');
    await say(mixed, 'For the record.', '2023-06-18');
    expect((await desk.get(`/speakers/${id}`, viewer)).status).toBe(404);
    expect((await desk.get(`/speakers/${id}.json`, viewer)).status).toBe(404);
    expect(await (await desk.get('/speakers.json', viewer)).text()).not.toContain('On background only');
    expect(await texts(mixed, viewer)).toEqual(['For the record.']);
    expect(await texts(mixed, checker)).toEqual(['Off the record.', 'For the record.']);
    const page = await (await desk.get(`/speakers/${id}`, checker)).text();
    expect(page).toContain('Not for printing.');
    expect(page).toContain('On background');
  });

  it('keep a speaker out of the trash, and so do attributions and bodies', async () => {
    const trash = (id: number) => desk.form(`/speakers/${id}/trash`, {}, editor);
    const speaker = await add({ name: 'In use' });
    const spokesperson = await add({ name: 'A spokesperson' });
    const body = await add({ name: 'A body', kind: 'body', members: [spokesperson.id] });
    const claim = await say(speaker.id, 'Said.', null);
    await desk.as('checker', async (change) => {
      const source = await addRow(change, 'sources', { type: 'post', title: 'A post' } as never);
      await addRow(change, 'attributions', {
        claim_id: claim.id,
        source_id: source.id,
        voiced_by_id: spokesperson.id,
      } as never);
    });
    const refused = await trash(speaker.id);
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('used by one quotation');
    expect(await (await trash(spokesperson.id)).text()).toContain(
      'used by one source of a quotation and one organisation',
    );
    await desk.as('editor', (change) => trashRow(change, 'claims', claim.id, null));
    expect((await trash(speaker.id)).status).toBe(303);
    expect((await desk.get(`/speakers/${speaker.id}`, checker)).status).toBe(410);
    expect(await (await desk.get(`/speakers/${speaker.id}`, editor)).text()).toContain('Restore');
    expect((await desk.form(`/speakers/${speaker.id}/restoration`, {}, editor)).status).toBe(303);
    expect((await desk.get(`/speakers/${speaker.id}`, viewer)).status).toBe(200);
    expect((await trash(body.id)).status).toBe(303);
  });

  it('keep their member through an edit while it is in the trash', async () => {
    const member = await add({ name: 'Trashed member' });
    const body = await add({ name: 'Its body', kind: 'body', members: [member.id] });
    await desk.as('editor', (change) => trashRow(change, 'speakers', member.id, null));
    const form = { name: 'Its body', kind: 'body', description: 'Edited', version: '1' };
    expect((await desk.form(`/speakers/${body.id}`, form, checker)).status).toBe(303);
    await desk.as('editor', (change) => restoreRow(change, 'speakers', member.id, null));
    const json = await (await desk.get(`/speakers/${body.id}.json`, viewer)).json();
    expect(json).toMatchObject({ members: [member.id], description: 'Edited' });
  });

  it('take a member by the name that was typed, where it is not the one chosen before', async () => {
    const [one, other] = [await add({ name: 'Member One' }), await add({ name: 'Member Two' })];
    const body = await add({ name: 'Chosen', kind: 'body', members: [one.id] });
    const form = { name: 'Chosen', kind: 'body', version: '1' };
    const typed = { ...form, 'members.0.id': String(one.id), 'members.0.name': 'Member Two' };
    expect((await desk.form(`/speakers/${body.id}`, typed, checker)).status).toBe(303);
    const address = `/speakers/${body.id}`;
    expect(await (await desk.get(`${address}.json`, viewer)).json()).toMatchObject({ members: [other.id] });
    const self = { ...form, version: '2', 'members.0.name': 'Chosen', 'members.1.name': 'Nobody here' };
    const refused = await (await desk.form(address, self, checker)).text();
    expect(refused).toContain('An organisation cannot be a member of itself');
    expect(refused).toContain('No speaker is called Nobody here');
  });

  it('ask which member is meant where several have the name, and take the one that is chosen', async () => {
    const names = [{ name: '李伟' }];
    const one = await add({ name: 'Li Wei', names, description: 'Of a bank' });
    const two = await add({ name: 'Lee Wai', names, description: 'Of a ministry' });
    const { id } = await add({ name: 'Asked', kind: 'body', members: [one.id] });
    const form = {
      name: 'Asked',
      kind: 'body',
      version: '1',
      'members.0.name': '李伟',
      'members.1.name': '',
    };
    const unclear = await desk.form(`/speakers/${id}`, form, checker);
    expect(unclear.status).toBe(422);
    const page = await unclear.text();
    expect(page).toContain(`2 speakers are called 李伟 (numbers ${one.id}, ${two.id}): choose one`);
    expect(page).toContain(`<option value="${two.id}">Lee Wai, number ${two.id}: Of a ministry</option>`);
    expect(page).not.toContain('Another speaker of this name');
    expect(await checkHtml(page)).toEqual([]);
    const chosen = { ...form, 'members.0.id': String(two.id) };
    expect((await desk.form(`/speakers/${id}`, chosen, checker)).status).toBe(303);
    const read = await (await desk.get(`/speakers/${id}.json`, viewer)).json();
    expect(read).toMatchObject({ members: [two.id] });
    await desk.as('editor', (change) => trashRow(change, 'speakers', one.id, null));
    const gone = { ...form, version: '2', 'members.0.name': 'Li Wei', 'members.0.id': String(one.id) };
    expect(await (await desk.form(`/speakers/${id}`, gone, checker)).text()).toContain(
      `The speaker ${one.id} is in the trash. Choose another, or ask an editor to restore it first.`,
    );
  });

  it('are given to the speaker who is just as described, or to a new one', async () => {
    const known = await add({ name: 'Known', kind: 'person', names: [{ name: '某某' }] });
    await desk.as('checker', async (change) => {
      const pick = async (body: object) => unwrap(await findOrCreateSpeaker(change, newSpeaker.parse(body)));
      expect((await pick({ name: 'Known' })).id).toBe(known.id);
      expect((await pick({ name: '某某', kind: 'person' })).id).toBe(known.id);
      expect((await pick({ name: 'Known', kind: 'body' })).id).not.toBe(known.id);
      expect((await pick({ name: 'Known', description: 'Another' })).id).not.toBe(known.id);
      const fresh = await pick({ name: 'Unheard of' });
      expect(fresh).toMatchObject({ kind: 'person', name: 'Unheard of' });
      const official = { name: 'A senior official', kind: 'unnamed' };
      const first = await addSpeaker(change, newSpeaker.parse(official));
      expect((await pick(official)).id).not.toBe(first.id);
    });
  });
});

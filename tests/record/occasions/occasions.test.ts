import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addRow, restoreRow, trashRow } from '../../../src/people/activity/row-store.js';
import { addOccasion, findOrCreateOccasion } from '../../../src/record/occasions/actions.js';
import { type NewOccasion, newOccasion, parseOccasion } from '../../../src/record/occasions/input.js';
import { addTestClaim, addTestSpeaker } from '../../support/claims.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { unwrap } from '../../support/unwrap.js';

function described(fields: object): Omit<NewOccasion, 'source'> {
  const { source: _, ...occasion } = unwrap(parseOccasion('json', fields));
  return occasion;
}

describe('occasions', () => {
  let desk: TestDesk;
  let [checker, editor, viewer]: Sends[] = [];
  beforeAll(async () => {
    desk = await openDesk();
    [checker, editor, viewer] = [
      await desk.signIn('checker'),
      await desk.signIn('editor'),
      await desk.signIn('viewer'),
    ];
  });
  afterAll(() => desk.close());

  async function addByForm(fields: Record<string, string>): Promise<string> {
    const added = await desk.form('/occasions', fields, checker);
    expect(added.status).toBe(303);
    return added.headers.get('location') ?? '';
  }

  it('are added by a form, their date kept with its first and last day', async () => {
    const source = await desk.as('checker', (change) =>
      addRow(change, 'sources', { type: 'broadcast', title: 'Evening news' } as never),
    );
    const address = await addByForm({
      name: 'Meeting in Beijing',
      kind: 'meeting',
      date: 'June 2023',
      time_zone: 'asia/shanghai',
      place: 'Diaoyutai',
      source_id: String(source.id),
      note: 'The **day** is not stated.',
    });
    const page = await (await desk.get(address, viewer)).text();
    expect(page).toContain('<h1>Meeting in Beijing</h1>');
    expect(page).toContain('June 2023');
    expect(page).toContain('Evening news');
    expect(page).toContain('<strong>day</strong>');
    expect(await (await desk.get(`${address}.json`, viewer)).json()).toEqual({
      id: Number(address.split('/').at(-1)),
      name: 'Meeting in Beijing',
      kind: 'meeting',
      date: '2023-06',
      time_zone: 'Asia/Shanghai',
      place: 'Diaoyutai',
      source_id: source.id,
      note: 'The **day** is not stated.',
      version: 1,
      merged: [],
    });
    const row = await desk.ctx.db
      .selectFrom('occasions')
      .select(['date_min', 'date_max'])
      .where('name', '=', 'Meeting in Beijing')
      .executeTakeFirst();
    expect(row).toEqual({ date_min: '2023-06-01', date_max: '2023-06-30' });
  });

  it('are refused with a date that does not exist, with everything typed kept', async () => {
    const typed = { date: '2023-02-30', place: 'Berlin <b>', time_zone: 'Mars/Olympus' };
    const refused = await desk.form('/occasions', typed, checker);
    expect(refused.status).toBe(422);
    const page = await refused.text();
    expect(page).toContain('Enter the name of the occasion');
    expect(page).toContain('value="2023-02-30"');
    expect(page).toContain('value="Berlin &lt;b&gt;"');
    expect(page).toContain('id="f-date-problem"');
    expect(page).toContain('is not a time zone');
  });

  it('are refused with a date beyond EDTF level 1, which stays in its field beside another way to write it', async () => {
    const refused = await desk.form('/occasions', { name: 'Speech', date: '{1960,1961-12}' }, checker);
    expect(refused.status).toBe(422);
    const page = await refused.text();
    expect(page).toContain('value="{1960,1961-12}"');
    expect(page).toContain('write the interval from the earliest date to the latest: 1667/1672');
  });

  it('answer JSON with a problem for each wrong field and each unknown one', async () => {
    const token = await desk.token('checker');
    const body = { name: ['x'], date: '19/6/2023', kind: 'party', when: 'now', source_id: 'nine' };
    const refused = await desk.json('POST', '/occasions', body, token);
    expect(refused.status).toBe(422);
    const { errors } = (await refused.json()) as { errors: { path: string }[] };
    expect(errors.map(({ path }) => path).sort()).toEqual(['date', 'kind', 'name', 'source_id', 'when']);
  });

  it('are refused with the number of a source that is not there, or is in the trash', async () => {
    const token = await desk.token('checker');
    const refused = await desk.json('POST', '/occasions', { name: 'X', source_id: 999 }, token);
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({ errors: [{ path: 'source_id' }] });
    const trashed = await desk.as('editor', async (change) => {
      const source = await addRow(change, 'sources', { type: 'post', title: 'Gone' } as never);
      await trashRow(change, 'sources', source.id, null);
      return source.id;
    });
    const address = await addByForm({ name: 'Sourced' });
    const edited = await desk.form(
      address,
      { name: 'Sourced', source_id: String(trashed), version: '1' },
      checker,
    );
    expect(edited.status).toBe(422);
    expect(await edited.text()).toContain(`The source ${trashed} is in the trash`);
    await desk.as('editor', (change) => restoreRow(change, 'sources', trashed, null));
    const sourced = { name: 'Sourced', source_id: String(trashed) };
    expect((await desk.form(address, { ...sourced, version: '1' }, checker)).status).toBe(303);
    await desk.as('editor', (change) => trashRow(change, 'sources', trashed, null));
    expect((await desk.form(address, { ...sourced, place: 'Here', version: '2' }, checker)).status).toBe(303);
    expect(await (await desk.get('/occasions.json?q=X', viewer)).json()).toEqual({
      occasions: [],
      next: null,
    });
  });

  it('keep both versions when two people edit at once', async () => {
    const address = await addByForm({ name: 'Speech', date: '2023-06-19' });
    const first = { name: 'Speech', date: '2023-06-20', version: '1' };
    expect((await desk.form(address, first, editor)).status).toBe(303);
    const late = await desk.form(address, { name: 'Speech', date: '2023-06-21', version: '1' }, checker);
    expect(late.status).toBe(409);
    const page = await late.text();
    expect(page).toContain('<bdi>Eddie Editor</bdi> saved this while you were editing');
    expect(page).toMatch(/<p>Saved <time datetime="[^"]+/);
    expect(page).toContain('value="2023-06-21"');
    const own = await (await desk.form(address, { name: 'Speech', version: '1' }, editor)).text();
    expect(own).toContain('You saved this in another window');
  });

  it('are changed by JSON only where it names a field', async () => {
    const token = await desk.token('checker');
    const address = await addByForm({ name: 'Interview', date: '2023-06-19', place: 'Paris' });
    const patch = (body: object, version: string) =>
      desk.json('PATCH', address, body, { ...token, 'if-match': version });
    const dated = await patch({ date: '2023-06-19?' }, '"1"');
    expect(await dated.json()).toMatchObject({ date: '2023-06-19?', place: 'Paris', version: 2 });
    const cleared = await patch({ date: null }, '"2"');
    expect(await cleared.json()).toMatchObject({ date: null, place: 'Paris', version: 3 });
    const form = await (await desk.get(`${address}/edit`, checker)).text();
    expect(form).toContain('value="Paris"');
  });

  it('stay while a claim was said at them, and go to the trash and come back otherwise', async () => {
    const address = await addByForm({ name: 'Hearing' });
    const id = Number(address.split('/').at(-1));
    const claim = await desk.as('checker', async (change) => {
      const speaker = await addTestSpeaker(change, 'A witness');
      return addTestClaim(change, { speaker_id: speaker.id, occasion_id: id });
    });
    const refused = await desk.form(`${address}/trash`, {}, editor);
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('used by one quotation');
    expect(await (await desk.get(address, viewer)).text()).toContain(`/claims?occasion=${id}`);
    await desk.as('editor', (change) => trashRow(change, 'claims', claim.id, null));
    expect((await desk.form(`${address}/trash`, {}, editor)).status).toBe(303);
    expect((await desk.get(address, checker)).status).toBe(410);
    expect(await (await desk.get(address, editor)).text()).toContain('Restore');
    expect((await desk.form(`${address}/restoration`, {}, editor)).status).toBe(303);
    expect((await desk.get(address, viewer)).status).toBe(200);
  });

  it('are hidden where only restricted claims were said at them', async () => {
    const id = await desk.as('checker', async (change) => {
      const occasion = await addOccasion(change, described({ name: 'Background briefing' }));
      const speaker = await addTestSpeaker(change, 'An official');
      await addTestClaim(change, {
        speaker_id: speaker.id,
        occasion_id: occasion.id,
        ground_rule: 'background',
      });
      return occasion.id;
    });
    expect((await desk.get(`/occasions/${id}`, viewer)).status).toBe(404);
    expect(await (await desk.get('/occasions.json', viewer)).text()).not.toContain('Background briefing');
    expect((await desk.get(`/occasions/${id}`, checker)).status).toBe(200);
  });

  it('are listed newest first, those without a date last, and paged without losing one', async () => {
    await desk.as('checker', async (change) => {
      for (let n = 0; n < 60; n++) {
        const date = n % 3 === 0 ? null : `2023-0${(n % 9) + 1}-1${n % 10}`;
        await addOccasion(change, described({ name: `Listed ${n}`, date }));
      }
    });
    const dates: (string | null)[] = [];
    for (let next: string | null = '/occasions.json?q=listed'; next; ) {
      const page = (await (await desk.get(next, viewer)).json()) as {
        occasions: { date: string | null }[];
        next: string | null;
      };
      dates.push(...page.occasions.map(({ date }) => date));
      next = page.next;
    }
    expect(dates).toHaveLength(60);
    expect(dates).toEqual([...dates].sort((a, b) => (b ?? '').localeCompare(a ?? '')));
    const page = await (await desk.get('/occasions?q=listed', viewer)).text();
    expect(page).toContain('Next page');
    expect(await (await desk.get('/occasions?q=100%25', viewer)).text()).toContain('No occasions match');
  });

  it('take no source where a claim describes them, since its number could be one of nothing', () => {
    expect(newOccasion.safeParse({ name: 'X', source_id: 999 }).success).toBe(false);
    expect(newOccasion.parse({ name: 'X' })).toMatchObject({ name: 'X', date: null, place: null });
  });

  it('are picked where one is just as described, and added otherwise', async () => {
    await desk.as('checker', async (change) => {
      const whole = { name: 'Picked', kind: 'speech', date: '2023-06-19', place: 'Beijing' };
      const pick = async (given: object) =>
        unwrap(await findOrCreateOccasion(change, newOccasion.parse(given)));
      const first = await pick(whole);
      expect((await pick({ name: 'Picked', date: '19 June 2023' })).id).toBe(first.id);
      const other = await pick({ name: 'Picked', date: '2023-06-20' });
      expect(other.id).not.toBe(first.id);
      expect((await pick({ id: other.id, name: 'Picked' })).id).toBe(other.id);
      expect([first.id, other.id]).not.toContain((await pick({ id: 'new', name: 'Picked' })).id);
      const unclear = await findOrCreateOccasion(change, newOccasion.parse({ name: 'Picked' }));
      expect(unclear).toMatchObject({
        ok: false,
        errors: [{ path: 'name', choices: [{ value: String(first.id) }, {}, {}, { value: 'new' }] }],
      });
    });
  });
});
